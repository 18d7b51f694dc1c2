#include "tests/fuzz/json_mutator.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstring>
#include <limits>
#include <random>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

/// libFuzzer's own mutator.
/// Source: llvm.org/docs/LibFuzzer.html, "Structure-aware fuzzing".
extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace coach::testing {

namespace {

using nlohmann::json;

constexpr std::size_t longest_text = 4096;

class mutator {
 public:
    explicit mutator(unsigned seed) : engine_(seed) {}

    std::size_t draw(std::size_t below) { return engine_() % below; }

    /// One change somewhere in the tree.
    void change(json& tree) {
        std::vector<json*> places;
        collect(tree, places);
        auto& place = *places[draw(places.size())];
        switch (draw(6)) {
            case 0:
                place = odd_value();
                break;
            case 1:
                remove_from(place);
                break;
            case 2:
                double_in(place);
                break;
            case 3: {
                auto other = *places[draw(places.size())];
                place = std::move(other);
                break;
            }
            default:
                vary(place);
        }
    }

 private:
    static void collect(json& tree, std::vector<json*>& out) {
        out.push_back(&tree);
        if (!tree.is_structured()) return;
        for (auto& inner : tree) collect(inner, out);
    }

    json odd_value() {
        const std::vector<json> odd{nullptr,
                                    true,
                                    false,
                                    0,
                                    -1,
                                    1.5,
                                    std::numeric_limits<std::int64_t>::max(),
                                    std::numeric_limits<std::int64_t>::min(),
                                    std::numeric_limits<std::uint64_t>::max(),
                                    "",
                                    "T1",
                                    "U1",
                                    "U2",
                                    json::array(),
                                    json::object(),
                                    json::array({json::object()}),
                                    std::string(longest_text, 'x'),
                                    "\u202E\x1B[2J\x01 &lt;!channel&gt; \u2028"};
        return odd[draw(odd.size())];
    }

    void remove_from(json& place) {
        if (!place.is_structured() || place.empty()) return;
        const auto at = static_cast<std::ptrdiff_t>(draw(place.size()));
        place.erase(std::next(place.begin(), at));
    }

    void double_in(json& place) {
        if (!place.is_array() || place.empty()) return;
        auto twice = place[draw(place.size())];
        place.push_back(std::move(twice));
    }

    void vary(json& place) {
        if (place.is_number_integer()) place = place.get<std::int64_t>() ^ (1LL << draw(63));
        if (!place.is_string()) return;
        auto text = place.get<std::string>();
        const auto size = std::min(text.size(), longest_text);
        text.resize(longest_text);
        text.resize(
            LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(text.data()), size, longest_text));
        place = std::move(text);
    }

    std::minstd_rand engine_;
};

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> out;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) out.push_back(std::move(line));
    return out;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string out;
    for (const auto& line : lines) out += (out.empty() ? "" : "\n") + line;
    return out;
}

/// The text with one line changed; the same text where that line is no JSON.
std::string changed(const std::string& text, mutator& by) {
    auto lines = lines_of(text);
    if (lines.empty()) return text;
    auto& line = lines[by.draw(lines.size())];
    auto tree = json::parse(line, nullptr, false);
    if (!tree.is_structured()) return text;
    by.change(tree);
    line = tree.dump(-1, ' ', false, json::error_handler_t::replace);
    if (by.draw(16) == 0) lines.push_back(line);
    return joined(lines);
}

}  // namespace

std::size_t mutate_json_lines(std::uint8_t* data, std::size_t size, std::size_t most,
                              unsigned seed) {
    mutator by(seed);
    if (by.draw(5) == 0) return LLVMFuzzerMutate(data, size, most);
    const std::string text(reinterpret_cast<const char*>(data), size);
    const auto out = changed(text, by);
    if (out == text || out.size() > most || out.empty()) return LLVMFuzzerMutate(data, size, most);
    std::memcpy(data, out.data(), out.size());
    return out.size();
}

}  // namespace coach::testing
