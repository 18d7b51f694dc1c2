#include "bot/routing/request.hpp"

#include "bot/routing/identity.hpp"
#include "bot/slack_replies.hpp"
#include "bot/views/text.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace coach::bot {

namespace {

using nlohmann::json;

/// What an object calls `name`, or the first of an array where that is "0".
const json* child_of(const json& parent, std::string_view name) {
    if (parent.is_array() && name == "0") return parent.empty() ? nullptr : &parent.front();
    if (!parent.is_object()) return nullptr;
    const auto found = parent.find(name);
    return found == parent.end() ? nullptr : &*found;
}

/// What stands at a path of names ("/actions/0/value"); nullptr where nothing does. Each request
/// asks a dozen times, so this makes no copies, as nlohmann's pointers do.
const json* node_at(const json& tree, std::string_view path) {
    const auto* node = &tree;
    while (node != nullptr && !path.empty()) {
        path.remove_prefix(1);
        const auto name = path.substr(0, path.find('/'));
        node = child_of(*node, name);
        path.remove_prefix(name.size());
    }
    return node;
}

/// The string at `path`, or an empty one where there is none.
std::string text_at(const json& tree, std::string_view path) {
    const auto* const node = node_at(tree, path);
    return node != nullptr && node->is_string() ? node->get<std::string>() : std::string();
}

/// The object at `path`, or an empty one where there is none.
json object_at(const json& tree, std::string_view path) {
    const auto* const node = node_at(tree, path);
    return node != nullptr && node->is_object() ? *node : json::object();
}

bool is_set(const json& tree, std::string_view path) {
    const auto* const node = node_at(tree, path);
    return node != nullptr && *node == true;
}

bool is_complete(const request& read) {
    return is_id(read.who.user) && !read.route.empty() && !read.key.empty();
}

/// Where the member's own team is not named, the one that the request came through.
std::string team_of(const json& payload) {
    auto team = text_at(payload, "/user/team_id");
    return team.empty() ? text_at(payload, "/team/id") : team;
}

/// What was pressed or chosen: the value of a button, or of whatever else the element offers.
std::string chosen_value(const json& payload) {
    constexpr std::array places{
        "value",         "selected_option/value", "selected_user",        "selected_date",
        "selected_time", "selected_channel",      "selected_conversation"};
    for (const auto* place : places) {
        auto value = text_at(payload, "/actions/0/" + std::string(place));
        if (!value.empty()) return value;
    }
    return {};
}

/// A press is the same press when it is delivered again: same trigger, or same click.
std::string action_key(const json& payload) {
    auto trigger = text_at(payload, "/trigger_id");
    if (!trigger.empty()) return trigger;
    const auto when = text_at(payload, "/actions/0/action_ts");
    return when.empty() ? when : when + text_at(payload, "/actions/0/action_id");
}

/// A submission is the same when the same texts are sent from the same state of the same view: a
/// second click, or another try after a failure that the person saw.
std::string submission_key(const json& payload) {
    auto id = text_at(payload, "/view/id");
    if (id.empty()) return id;
    const auto values = object_at(payload, "/view/state/values");
    return id + '/' + text_at(payload, "/view/hash") + '/' +
           values.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::optional<request_view> view_in(const json& payload) {
    const auto text = [&](std::string_view path) { return text_at(payload, path); };
    if (text("/view/id").empty()) return std::nullopt;
    return request_view{.id = text("/view/id"),
                        .hash = text("/view/hash"),
                        .metadata = text("/view/private_metadata"),
                        .is_home = text("/view/type") == "home",
                        .values = object_at(payload, "/view/state/values"),
                        .echo = payload.at("view")};
}

/// The address of a message, made of what the payload says of it.
std::string link_to(const json& payload) {
    const auto text = [&](std::string_view path) { return text_at(payload, path); };
    auto when = text("/message_ts");
    std::erase(when, '.');
    return "https://" + text("/team/domain") + ".slack.com/archives/" + text("/channel/id") + "/p" +
           when;
}

struct interaction_kind {
    std::string_view type;
    request_kind kind;
    const char* route;
};

constexpr std::array interaction_kinds{
    interaction_kind{"block_actions", request_kind::action, "/actions/0/action_id"},
    interaction_kind{"view_submission", request_kind::submission, "/view/callback_id"},
    interaction_kind{"shortcut", request_kind::shortcut, "/callback_id"},
    interaction_kind{"message_action", request_kind::message_shortcut, "/callback_id"},
};

/// Whether a message is somebody's words, and not the app's own, an edit or a notice. A shared file
/// comes with its words.
bool is_said(const json& event) {
    const auto subtype = text_at(event, "/subtype");
    return !event.contains("bot_id") && (subtype.empty() || subtype == "file_share");
}

/// The words without the mention of the app that begins them.
std::string without_mention(std::string text) {
    if (!text.starts_with("<@")) return text;
    const auto end = text.find('>');
    return end == std::string::npos ? text : text.substr(end + 1);
}

std::optional<request_kind> kind_of_event(const json& event) {
    const auto type = text_at(event, "/type");
    if (type == "app_home_opened") {
        const bool home = text_at(event, "/tab") == "home";
        return home ? std::optional(request_kind::home) : std::nullopt;
    }
    if (type == "app_mention" && is_said(event)) return request_kind::mention;
    const bool direct = text_at(event, "/channel_type") == "im";
    if (type == "message" && direct && is_said(event)) return request_kind::direct_message;
    return std::nullopt;
}

/// Source: docs.slack.dev/reference/events/user_change.
std::optional<request> read_member_change(const json& payload, const json& event) {
    const auto user = object_at(event, "/user");
    const auto team = text_at(payload, "/team_id");
    auto known = replies::read_member(user, team_id{team});
    const auto home = replies::text_at(user, "team_id");
    request read{.kind = request_kind::member_change,
                 .who = {.user = known.id.member.str(), .team = home.empty() ? team : home},
                 .route = "user_change",
                 .key = text_at(payload, "/event_id"),
                 .member = std::move(known)};
    if (!is_complete(read)) return std::nullopt;
    return read;
}

}  // namespace

std::optional<request> read_command(const json& payload) {
    const auto text = [&](std::string_view path) { return text_at(payload, path); };
    request read{.kind = request_kind::command,
                 .who = {.user = text("/user_id"), .team = text("/team_id")},
                 .route = text("/command"),
                 .words = unescape(text("/text")),
                 .response_url = text("/response_url"),
                 .trigger = text("/trigger_id"),
                 .conversation = text("/channel_id"),
                 .key = text("/trigger_id")};
    if (!is_complete(read)) return std::nullopt;
    return read;
}

std::optional<request> read_interaction(const json& payload) {
    const auto text = [&](std::string_view path) { return text_at(payload, path); };
    const auto* known =
        std::ranges::find(interaction_kinds, text("/type"), &interaction_kind::type);
    if (known == interaction_kinds.end()) return std::nullopt;
    const bool submitted = known->kind == request_kind::submission;
    request read{.kind = known->kind,
                 .who = {.user = text("/user/id"), .team = team_of(payload)},
                 .route = text(known->route),
                 .words = chosen_value(payload),
                 .response_url = text("/response_url"),
                 .trigger = text("/trigger_id"),
                 .conversation = text("/channel/id"),
                 .key = submitted ? submission_key(payload) : action_key(payload),
                 .on_ephemeral = is_set(payload, "/container/is_ephemeral"),
                 .view = view_in(payload)};
    if (known->kind == request_kind::message_shortcut) {
        read.message = {unescape(text("/message/text")), link_to(payload)};
    }
    if (!is_complete(read)) return std::nullopt;
    return read;
}

std::optional<request> read_event(const json& payload) {
    const auto event = object_at(payload, "/event");
    if (text_at(event, "/type") == "user_change") return read_member_change(payload, event);
    const auto text = [&](std::string_view path) { return text_at(event, path); };
    const auto kind = kind_of_event(event);
    if (!kind) return std::nullopt;
    auto team = text("/user_team");
    if (team.empty()) team = text("/team");
    if (team.empty()) team = text_at(payload, "/team_id");
    request read{.kind = *kind,
                 .who = {.user = text("/user"), .team = std::move(team)},
                 .route = text("/type"),
                 .words = unescape(without_mention(text("/text"))),
                 .response_url = {},
                 .conversation = text("/channel"),
                 .key = text_at(payload, "/event_id")};
    if (!is_complete(read)) return std::nullopt;
    return read;
}

}  // namespace coach::bot
