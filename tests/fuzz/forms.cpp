// What stands in the inputs of a form that was sent, with its private_metadata, for every form.
// A line is {"callback": …, "metadata": …, "user": …, "blocks": […], "values": {…}}.
#include "tests/fuzz/fuzz_scene.hpp"
#include "tests/fuzz/json_mutator.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>

namespace {

using nlohmann::json;

json text_in(const json& line, const char* key, const char* otherwise) {
    const auto found = line.find(key);
    return found != line.end() && found->is_string() ? *found : json(otherwise);
}

/// The form as Slack echoes it: blocks are the app's own, so they are one plain input here.
json view_of(const json& line) {
    json input{{"type", "input"},
               {"block_id", "words"},
               {"label", {{"type", "plain_text"}, {"text", "Words"}}},
               {"element", {{"type", "plain_text_input"}, {"action_id", "value"}}}};
    const auto values = line.find("values");
    return {{"id", "V1"},
            {"hash", "h"},
            {"type", "modal"},
            {"callback_id", text_in(line, "callback", "goal")},
            {"private_metadata", text_in(line, "metadata", "")},
            {"title", {{"type", "plain_text"}, {"text", "A form"}}},
            {"submit", {{"type", "plain_text"}, {"text", "Send"}}},
            {"blocks", json::array({std::move(input)})},
            {"state", {{"values", values == line.end() ? json::object() : *values}}}};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr int most_lines = 4;
    std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
    coach::testing::fuzz_scene app(true);
    app.live();
    std::string text;
    for (int i = 0; i < most_lines && std::getline(in, text); ++i) {
        const auto line = json::parse(text, nullptr, false);
        if (!line.is_object()) continue;
        app.deliver(coach::slack::envelope_kind::interactive,
                    {{"type", "view_submission"},
                     {"user", {{"id", text_in(line, "user", "U1")}, {"team_id", "T1"}}},
                     {"team", {{"id", "T1"}}},
                     {"view", view_of(line)}});
    }
    return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned seed) {
    return coach::testing::mutate_json_lines(data, size, most, seed);
}
