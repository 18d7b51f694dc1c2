#include "bot/routing/request.hpp"

#include "bot/views/text.hpp"

#include <utility>

namespace coach::bot {

namespace {

using nlohmann::json;

/// The string at `path`, or an empty one where there is none.
std::string text_at(const json& tree, const json::json_pointer& path) {
    if (!tree.contains(path) || !tree.at(path).is_string()) return {};
    return tree.at(path).get<std::string>();
}

bool is_set(const json& tree, const json::json_pointer& path) {
    return tree.contains(path) && tree.at(path) == true;
}

bool is_complete(const request& read) {
    return !read.who.user.empty() && !read.route.empty() && !read.key.empty();
}

/// Where the member's own team is not named, the one that the request came through.
std::string team_of(const json& payload) {
    auto team = text_at(payload, json::json_pointer("/user/team_id"));
    return team.empty() ? text_at(payload, json::json_pointer("/team/id")) : team;
}

/// A press is the same press when it is delivered again: same trigger, or same click.
std::string action_key(const json& payload) {
    auto trigger = text_at(payload, json::json_pointer("/trigger_id"));
    if (!trigger.empty()) return trigger;
    const auto when = text_at(payload, json::json_pointer("/actions/0/action_ts"));
    return when.empty() ? when
                        : when + text_at(payload, json::json_pointer("/actions/0/action_id"));
}

}  // namespace

std::optional<request> read_command(const json& payload) {
    const auto text = [&](const char* path) { return text_at(payload, json::json_pointer(path)); };
    request read{.kind = request_kind::command,
                 .who = {.user = text("/user_id"), .team = text("/team_id")},
                 .route = text("/command"),
                 .words = unescape(text("/text")),
                 .response_url = text("/response_url"),
                 .key = text("/trigger_id")};
    if (!is_complete(read)) return std::nullopt;
    return read;
}

std::optional<request> read_interaction(const json& payload) {
    const auto text = [&](const char* path) { return text_at(payload, json::json_pointer(path)); };
    if (text("/type") != "block_actions") return std::nullopt;
    request read{.kind = request_kind::action,
                 .who = {.user = text("/user/id"), .team = team_of(payload)},
                 .route = text("/actions/0/action_id"),
                 .words = text("/actions/0/value"),
                 .response_url = text("/response_url"),
                 .key = action_key(payload),
                 .on_ephemeral = is_set(payload, json::json_pointer("/container/is_ephemeral"))};
    if (!is_complete(read)) return std::nullopt;
    return read;
}

}  // namespace coach::bot
