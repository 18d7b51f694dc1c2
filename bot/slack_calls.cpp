#include "bot/slack_calls.hpp"

#include "bot/ops/log.hpp"
#include "bot/slack_replies.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace coach::bot {

namespace {

using nlohmann::json;
using replies::text_at;

constexpr std::array<std::string_view, 3> too_late{"expired_trigger_id", "exchanged_trigger_id",
                                                   "invalid_trigger_id"};
constexpr std::array<std::string_view, 2> outdated{"hash_conflict", "not_found"};

template <std::size_t Size>
bool is_among(const std::array<std::string_view, Size>& codes, std::string_view code) {
    return std::ranges::find(codes, code) != codes.end();
}

/// No name, link or channel in a message becomes live by itself. To be said with every change too:
/// chat.update goes back to its defaults (slack-platform.md 3.3).
json as_content(message shown) {
    return {{"text", std::move(shown.text)},
            {"blocks", std::move(shown.blocks)},
            {"parse", "none"},
            {"link_names", false}};
}

/// Nor is any link unfolded.
json as_post(message shown) {
    auto out = as_content(std::move(shown));
    out["unfurl_links"] = false;
    out["unfurl_media"] = false;
    return out;
}

}  // namespace

task<shown_view> slack_calls::show(slack::api_method method, json arguments) {
    const auto answered = co_await api_.call(method, std::move(arguments));
    if (answered) {
        const auto view = replies::object_at(answered->body, "view");
        co_return shown_view{
            .fate = view_fate::shown, .id = text_at(view, "id"), .hash = text_at(view, "hash")};
    }
    const auto& code = answered.error().code;
    log::warning("a view was not shown", {{"method", method.name}, {"cause", code}});
    if (is_among(too_late, code)) co_return shown_view{.fate = view_fate::too_late};
    co_return shown_view{.fate =
                             is_among(outdated, code) ? view_fate::outdated : view_fate::refused};
}

task<bool> slack_calls::say(slack::api_method method, json arguments) {
    const auto answered = co_await api_.call(method, std::move(arguments));
    if (answered) co_return true;
    log::warning("a message was not posted",
                 {{"method", method.name}, {"cause", answered.error().code}});
    co_return false;
}

task<shown_view> slack_calls::open_view(std::string trigger, json view) {
    return show(slack::methods::views_open,
                {{"trigger_id", std::move(trigger)}, {"view", std::move(view)}});
}

task<shown_view> slack_calls::push_view(std::string trigger, json view) {
    return show(slack::methods::views_push,
                {{"trigger_id", std::move(trigger)}, {"view", std::move(view)}});
}

task<view_fate> slack_calls::update_view(std::string view_id, std::string hash, json view) {
    json arguments{{"view_id", std::move(view_id)}, {"view", std::move(view)}};
    if (!hash.empty()) arguments["hash"] = std::move(hash);
    co_return (co_await show(slack::methods::views_update, std::move(arguments))).fate;
}

task<sending> slack_calls::publish_home(person_id who, json view) {
    json arguments{{"user_id", who.member.str()}, {"view", std::move(view)}};
    const auto answered = co_await api_.call(slack::methods::views_publish, std::move(arguments));
    if (answered) co_return sending{.what = sending::fate::arrived};
    replies::report("a Home was not drawn", slack::methods::views_publish, answered.error());
    co_return replies::as_sending(answered.error());
}

task<bool> slack_calls::post(std::string conversation, message shown) {
    auto arguments = as_post(std::move(shown));
    arguments["channel"] = std::move(conversation);
    return say(slack::methods::chat_post_message, std::move(arguments));
}

task<sending> slack_calls::send(std::string conversation, message shown, std::string mark) {
    auto arguments = as_post(std::move(shown));
    arguments["channel"] = std::move(conversation);
    arguments["metadata"] = {{"event_type", replies::mark_type},
                             {"event_payload", {{"mark", std::move(mark)}}}};
    const auto answered =
        co_await api_.call(slack::methods::chat_post_message, std::move(arguments));
    if (!answered) {
        replies::report("a message was not sent", slack::methods::chat_post_message,
                        answered.error());
        co_return replies::as_sending(answered.error());
    }
    co_return sending{
        .what = sending::fate::arrived,
        .where = text_at(answered->body, "channel") + '/' + text_at(answered->body, "ts")};
}

task<sending> slack_calls::redraw(std::string where, message shown) {
    const auto slash = where.find('/');
    auto arguments = as_content(std::move(shown));
    arguments["channel"] = where.substr(0, slash);
    arguments["ts"] = slash == std::string::npos ? std::string{} : where.substr(slash + 1);
    const auto answered = co_await api_.call(slack::methods::chat_update, std::move(arguments));
    if (answered) {
        co_return sending{.what = sending::fate::arrived, .where = std::move(where)};
    }
    replies::report("a message was not redrawn", slack::methods::chat_update, answered.error());
    co_return replies::as_sending(answered.error());
}

task<bool> slack_calls::whisper(std::string conversation, person_id who, message shown) {
    auto arguments = as_post(std::move(shown));
    arguments["channel"] = std::move(conversation);
    arguments["user"] = who.member.str();
    return say(slack::methods::chat_post_ephemeral, std::move(arguments));
}

}  // namespace coach::bot
