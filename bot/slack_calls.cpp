#include "bot/slack_calls.hpp"

#include "bot/ops/log.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace coach::bot {

namespace {

using nlohmann::json;
using namespace std::chrono_literals;

constexpr std::array<std::string_view, 3> too_late{"expired_trigger_id", "exchanged_trigger_id",
                                                   "invalid_trigger_id"};
constexpr std::array<std::string_view, 2> outdated{"hash_conflict", "not_found"};
constexpr std::array<std::string_view, 2> gone{"file_not_found", "file_deleted"};

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

/// A failure in one line, with the scope's name where one is missing.
void report(std::string_view what, const slack::api_method& method, const slack::api_error& why) {
    if (why.needed.empty()) {
        log::warning(what, {{"method", method.name}, {"cause", why.code}});
    } else {
        log::warning(what, {{"method", method.name}, {"cause", why.code}, {"scope", why.needed}});
    }
}

std::optional<std::string> filled_text(const json& object, const char* key) {
    auto text = text_or(object, key);
    if (text.empty()) return std::nullopt;
    return text;
}

json reservation(const upload& content) {
    json out{{"filename", content.name}, {"length", std::to_string(content.bytes.size())}};
    if (!content.alt_text.empty()) out["alt_txt"] = content.alt_text;
    return out;
}

/// Without a conversation the file is private to the app.
json completion(const std::string& file, std::string title, std::string conversation) {
    json out{{"files", json::array({{{"id", file}, {"title", std::move(title)}}})}};
    if (!conversation.empty()) out["channel_id"] = std::move(conversation);
    return out;
}

bool is_processed(const slack::api_reply& reply) {
    return !text_or(reply.body.value("file", json::object()), "mimetype").empty();
}

std::chrono::milliseconds pause_after(const slack::api_error& why,
                                      std::chrono::milliseconds delay) {
    return std::max<std::chrono::milliseconds>(delay, why.retry_after.value_or(0s));
}

}  // namespace

task<shown_view> slack_calls::show(slack::api_method method, json arguments) {
    const auto answered = co_await api_.call(method, std::move(arguments));
    if (answered) {
        const auto view = answered->body.value("view", json::object());
        co_return shown_view{
            .fate = view_fate::shown, .id = text_or(view, "id"), .hash = text_or(view, "hash")};
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

task<view_fate> slack_calls::publish_home(person_id who, json view) {
    json arguments{{"user_id", who.member.str()}, {"view", std::move(view)}};
    co_return (co_await show(slack::methods::views_publish, std::move(arguments))).fate;
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

task<std::optional<std::string>> slack_calls::find_direct_messages(person_id who) {
    const auto answered =
        co_await api_.call(slack::methods::conversations_open, {{"users", who.member.str()}});
    if (!answered) {
        report("a conversation was not opened", slack::methods::conversations_open,
               answered.error());
        co_return std::nullopt;
    }
    co_return filled_text(answered->body.value("channel", json::object()), "id");
}

task<std::optional<std::string>> slack_calls::upload_file(upload content,
                                                          std::string conversation) {
    constexpr auto what = "a file was not uploaded";
    const auto reserved =
        co_await api_.call(slack::methods::files_get_upload_url, reservation(content));
    if (!reserved) {
        report(what, slack::methods::files_get_upload_url, reserved.error());
        co_return std::nullopt;
    }
    auto file = text_or(reserved->body, "file_id");
    auto address = text_or(reserved->body, "upload_url");
    const auto sent = co_await api_.upload(std::move(address), std::move(content.bytes));
    if (!sent) {
        report(what, {.name = "upload"}, sent.error());
        co_return std::nullopt;
    }
    const bool is_private = conversation.empty();
    auto arguments = completion(file, std::move(content.title), std::move(conversation));
    const auto completed =
        co_await api_.call(slack::methods::files_complete_upload, std::move(arguments));
    if (completed) co_return file;
    report(what, slack::methods::files_complete_upload, completed.error());
    // It may be there all the same, and nobody would ever delete it.
    if (is_private && completed.error().kind == slack::error_class::transient) {
        co_await delete_file(std::move(file));
    }
    co_return std::nullopt;
}

task<bool> slack_calls::wait_for_picture(std::string file) {
    auto delay = patience_.first;
    for (auto left = patience_.whole;; delay = std::min(2 * delay, patience_.longest)) {
        const auto answered = co_await api_.call(slack::methods::files_info, {{"file", file}});
        if (answered && is_processed(*answered)) co_return true;
        if (!answered && answered.error().kind != slack::error_class::transient) {
            report("a picture is not there", slack::methods::files_info, answered.error());
            co_return false;
        }
        const auto wait = answered ? delay : pause_after(answered.error(), delay);
        if (wait > left) break;
        left -= wait;
        boost::asio::steady_timer timer(executor_, wait);
        co_await timer.async_wait(boost::asio::use_awaitable);
    }
    log::warning("a picture was not processed in time");
    co_return false;
}

task<bool> slack_calls::delete_file(std::string file) {
    const auto answered =
        co_await api_.call(slack::methods::files_delete, {{"file", std::move(file)}});
    if (answered || is_among(gone, answered.error().code)) co_return true;
    report("a file was not deleted", slack::methods::files_delete, answered.error());
    co_return false;
}

}  // namespace coach::bot
