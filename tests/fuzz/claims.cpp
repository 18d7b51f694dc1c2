// What a client claims was pressed: action ids, their values, and the private_metadata of the view
// they stand in. A line is KIND USER ACTION VALUE METADATA, with tabs between; KIND is "message",
// "modal", "home", "shortcut", or a command with its slash, whose words are then the ACTION. What
// is written as "\n" is a line feed.
#include "tests/fuzz/fuzz_scene.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>

namespace {

using nlohmann::json;

std::string with_line_feeds(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool written = text[i] == '\\' && i + 1 < text.size() && text[i + 1] == 'n';
        out += written ? '\n' : text[i];
        if (written) ++i;
    }
    return out;
}

struct claim {
    explicit claim(const std::string& line) {
        std::istringstream in(line);
        for (auto* each : {&kind, &user, &action, &value, &metadata}) {
            std::getline(in, *each, '\t');
            *each = with_line_feeds(*each);
        }
    }

    std::string kind, user, action, value, metadata;
};

json view_of(const claim& made) {
    return {{"id", "V1"},
            {"hash", "h"},
            {"type", made.kind == "home" ? "home" : "modal"},
            {"callback_id", "page"},
            {"title", {{"type", "plain_text"}, {"text", "A page"}}},
            {"blocks", json::array()},
            {"private_metadata", made.metadata},
            {"state", {{"values", json::object()}}}};
}

json payload_of(const claim& made, int number) {
    const auto when = std::to_string(number) + ".5";
    json out{
        {"type", made.kind == "shortcut" ? "shortcut" : "block_actions"},
        {"user", {{"id", made.user}, {"team_id", "T1"}}},
        {"team", {{"id", "T1"}, {"domain", "northwind"}}},
        {"trigger_id", when},
        {"callback_id", made.action},
        {"actions",
         json::array({{{"action_id", made.action}, {"value", made.value}, {"action_ts", when}}})}};
    if (made.kind == "message") {
        out["response_url"] = "https://hooks.slack.com/actions/T1/1/x";
        out["container"] = {{"type", "message"}, {"is_ephemeral", true}};
    } else if (made.kind != "shortcut") {
        out["view"] = view_of(made);
    }
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr int most_lines = 6;
    std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
    coach::testing::fuzz_scene app(true);
    app.live();
    std::string line;
    for (int i = 0; i < most_lines && std::getline(in, line); ++i) {
        const claim made(line);
        if (made.kind.starts_with('/')) {
            app.command(made.user, made.kind, made.action);
        } else {
            app.deliver(coach::slack::envelope_kind::interactive, payload_of(made, i));
        }
    }
    return 0;
}
