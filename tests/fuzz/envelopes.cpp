// Frames of Slack's, one a line, through session, deliveries, dispatcher and handlers.
#include "tests/fuzz/fuzz_scene.hpp"
#include "tests/fuzz/json_mutator.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr int most_frames = 6;
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    coach::testing::fuzz_scene app(false);
    for (int i = 0; i < most_frames && !rest.empty(); ++i) {
        const auto end = rest.find('\n');
        app.receive(rest.substr(0, end));
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned seed) {
    return coach::testing::mutate_json_lines(data, size, most, seed);
}
