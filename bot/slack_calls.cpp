#include "bot/slack_calls.hpp"

#include "bot/ops/log.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace coach::bot {

namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 3> too_late{"expired_trigger_id", "exchanged_trigger_id",
                                                   "invalid_trigger_id"};
constexpr std::array<std::string_view, 2> outdated{"hash_conflict", "not_found"};

template <std::size_t Size>
bool is_among(const std::array<std::string_view, Size>& codes, std::string_view code) {
    return std::ranges::find(codes, code) != codes.end();
}

/// No name, link or channel in a message becomes live by itself, and no link is unfolded.
json as_arguments(message shown) {
    return {{"text", std::move(shown.text)},
            {"blocks", std::move(shown.blocks)},
            {"parse", "none"},
            {"link_names", false},
            {"unfurl_links", false},
            {"unfurl_media", false}};
}

std::string text_or(const json& object, const char* key, std::string otherwise = {}) {
    const auto found = object.find(key);
    return found == object.end() || !found->is_string() ? otherwise : found->get<std::string>();
}

bool flag(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && *found == true;
}

/// Slackbot says that it is no bot. Source: docs.slack.dev/reference/objects/user-object.
bool is_person(const json& user) {
    constexpr std::array kinds{"is_bot", "is_app_user", "is_workflow_bot", "is_connector_bot"};
    return text_or(user, "id") != "USLACKBOT" &&
           std::ranges::none_of(kinds, [&](const char* kind) { return flag(user, kind); });
}

member read_member(const json& user, const person_id& who) {
    const auto profile = user.value("profile", json::object());
    auto name = text_or(profile, "display_name");
    if (name.empty()) name = text_or(user, "real_name", text_or(user, "name"));
    const bool elsewhere =
        flag(user, "is_stranger") || text_or(user, "team_id", who.team.str()) != who.team.str();
    return {.id = who,
            .name = std::move(name),
            .time_zone = text_or(user, "tz"),
            .is_person = is_person(user),
            .is_here = !elsewhere && !flag(user, "deleted")};
}

}  // namespace

task<view_fate> slack_calls::show(slack::api_method method, json arguments) {
    const auto answered = co_await api_.call(method, std::move(arguments));
    if (answered) co_return view_fate::shown;
    const auto& code = answered.error().code;
    log::warning("a view was not shown", {{"method", method.name}, {"cause", code}});
    if (is_among(too_late, code)) co_return view_fate::too_late;
    co_return is_among(outdated, code) ? view_fate::outdated : view_fate::refused;
}

task<bool> slack_calls::say(slack::api_method method, json arguments) {
    const auto answered = co_await api_.call(method, std::move(arguments));
    if (answered) co_return true;
    log::warning("a message was not posted",
                 {{"method", method.name}, {"cause", answered.error().code}});
    co_return false;
}

task<view_fate> slack_calls::open_view(std::string trigger, json view) {
    return show(slack::methods::views_open,
                {{"trigger_id", std::move(trigger)}, {"view", std::move(view)}});
}

task<view_fate> slack_calls::push_view(std::string trigger, json view) {
    return show(slack::methods::views_push,
                {{"trigger_id", std::move(trigger)}, {"view", std::move(view)}});
}

task<view_fate> slack_calls::update_view(std::string view_id, std::string hash, json view) {
    json arguments{{"view_id", std::move(view_id)}, {"view", std::move(view)}};
    if (!hash.empty()) arguments["hash"] = std::move(hash);
    return show(slack::methods::views_update, std::move(arguments));
}

task<view_fate> slack_calls::publish_home(person_id who, json view) {
    return show(slack::methods::views_publish,
                {{"user_id", who.member.str()}, {"view", std::move(view)}});
}

task<bool> slack_calls::post(std::string conversation, message shown) {
    auto arguments = as_arguments(std::move(shown));
    arguments["channel"] = std::move(conversation);
    return say(slack::methods::chat_post_message, std::move(arguments));
}

task<bool> slack_calls::whisper(std::string conversation, person_id who, message shown) {
    auto arguments = as_arguments(std::move(shown));
    arguments["channel"] = std::move(conversation);
    arguments["user"] = who.member.str();
    return say(slack::methods::chat_post_ephemeral, std::move(arguments));
}

task<std::optional<member>> slack_calls::find_member(person_id who) {
    const auto answered =
        co_await api_.call(slack::methods::users_info, {{"user", who.member.str()}});
    if (!answered) {
        log::warning("a member was not found", {{"cause", answered.error().code}});
        co_return std::nullopt;
    }
    co_return read_member(answered->body.value("user", json::object()), who);
}

}  // namespace coach::bot
