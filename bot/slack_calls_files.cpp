#include "bot/ops/log.hpp"
#include "bot/slack_calls.hpp"
#include "bot/slack_replies.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace coach::bot {

namespace {

using nlohmann::json;
using replies::text_at;
using namespace std::chrono_literals;

constexpr auto not_uploaded = "a file was not uploaded";
constexpr std::array<std::string_view, 2> gone{"file_not_found", "file_deleted"};

json reservation(const upload& content) {
    json out{{"filename", content.name}, {"length", std::to_string(content.bytes.size())}};
    if (!content.alt_text.empty()) out["alt_txt"] = content.alt_text;
    return out;
}

bool is_processed(const slack::api_reply& reply) {
    return !text_at(replies::object_at(reply.body, "file"), "mimetype").empty();
}

std::chrono::milliseconds pause_after(const slack::api_error& why,
                                      std::chrono::milliseconds delay) {
    return std::max<std::chrono::milliseconds>(delay, why.retry_after.value_or(0s));
}

/// What fails before a file is completed has no effect that anybody sees.
sending not_begun(const slack::api_error& why) {
    auto out = replies::as_sending(why);
    if (out.what == sending::fate::unknown) out.what = sending::fate::later;
    if (why.kind == slack::error_class::config) out.what = sending::fate::refused;
    return out;
}

}  // namespace

task<boost::system::result<std::string, slack::api_error>> slack_calls::upload_bytes(
    upload content) {
    const auto reserved =
        co_await api_.call(slack::methods::files_get_upload_url, reservation(content));
    if (!reserved) {
        replies::report(not_uploaded, slack::methods::files_get_upload_url, reserved.error());
        co_return reserved.error();
    }
    auto file = text_at(reserved->body, "file_id");
    auto address = text_at(reserved->body, "upload_url");
    const auto sent = co_await api_.upload(std::move(address), std::move(content.bytes));
    if (!sent) {
        replies::report(not_uploaded, {.name = "upload"}, sent.error());
        co_return sent.error();
    }
    co_return file;
}

/// Without a conversation the file is private to the app.
task<slack::api_result> slack_calls::complete(std::string file, std::string title,
                                              std::string conversation) {
    json arguments{
        {"files", json::array({{{"id", std::move(file)}, {"title", std::move(title)}}})}};
    if (!conversation.empty()) arguments["channel_id"] = std::move(conversation);
    auto completed =
        co_await api_.call(slack::methods::files_complete_upload, std::move(arguments));
    if (!completed) {
        replies::report(not_uploaded, slack::methods::files_complete_upload, completed.error());
    }
    co_return completed;
}

task<sending> slack_calls::send_file(upload content, person_id who) {
    const auto conversation = co_await open_direct_messages(who.member.str());
    if (!conversation) co_return not_begun(conversation.error());
    auto title = content.title;
    const auto file = co_await upload_bytes(std::move(content));
    if (!file) co_return not_begun(file.error());
    const auto completed = co_await complete(*file, std::move(title), *conversation);
    if (!completed) {
        note_failure(*conversation, completed.error());
        co_return replies::as_sending(completed.error());
    }
    co_return sending{.what = sending::fate::arrived, .where = *conversation + '/' + *file};
}

task<std::optional<std::string>> slack_calls::upload_picture(upload content) {
    auto title = content.title;
    const auto file = co_await upload_bytes(std::move(content));
    if (!file) co_return std::nullopt;
    const auto completed = co_await complete(*file, std::move(title), {});
    if (completed) co_return *file;
    // It may be there all the same, and nobody would ever delete it.
    if (completed.error().kind == slack::error_class::transient) co_await delete_file(*file);
    co_return std::nullopt;
}

task<bool> slack_calls::wait_for_picture(std::string file) {
    auto delay = patience_.first;
    for (auto left = patience_.whole;; delay = std::min(2 * delay, patience_.longest)) {
        const auto answered = co_await api_.call(slack::methods::files_info, {{"file", file}});
        if (answered && is_processed(*answered)) co_return true;
        if (!answered && answered.error().kind != slack::error_class::transient) {
            replies::report("a picture is not there", slack::methods::files_info, answered.error());
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
    if (answered || std::ranges::find(gone, answered.error().code) != gone.end()) co_return true;
    replies::report("a file was not deleted", slack::methods::files_delete, answered.error());
    co_return false;
}

}  // namespace coach::bot
