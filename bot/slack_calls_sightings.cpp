#include "bot/slack_calls.hpp"
#include "bot/slack_replies.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

namespace coach::bot {

namespace {

using nlohmann::json;
using replies::text_at;

/// Pages of history that are looked through: more than the app posts to anybody while the fate of
/// one message is open.
constexpr int most_pages = 5;

bool has_mark(const json& posted, const std::string& mark) {
    const auto metadata = replies::object_at(posted, "metadata");
    return text_at(metadata, "event_type") == replies::mark_type &&
           text_at(replies::object_at(metadata, "event_payload"), "mark") == mark;
}

bool has_file(const json& posted, const std::string& name) {
    if (name.empty() || !posted.contains("bot_id")) return false;
    const auto files = posted.value("files", json::array());
    return std::ranges::any_of(files,
                               [&](const json& file) { return text_at(file, "name") == name; });
}

json first_page(const std::string& conversation, timestamp since) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(since).time_since_epoch().count();
    return {{"channel", conversation},
            {"oldest", std::to_string(seconds)},
            {"limit", "200"},
            {"include_all_metadata", "true"}};
}

/// Source of the letters: docs.slack.dev/reference/objects/user-object.
bool is_member(const std::string& conversation) {
    return conversation.starts_with('U') || conversation.starts_with('W');
}

sighting not_looked(const slack::api_error& why) {
    const auto meant = replies::as_sending(why);
    const bool limited = meant.what == sending::fate::limited;
    return {.looked = false, .wait = limited ? meant.wait : std::chrono::seconds{0}};
}

}  // namespace

task<sighting> slack_calls::find_sent(std::string conversation, std::string mark,
                                      std::string file_name, timestamp since) {
    if (is_member(conversation)) {
        auto opened = co_await open_direct_messages(std::move(conversation));
        if (!opened) co_return not_looked(opened.error());
        conversation = std::move(*opened);
    }
    auto arguments = first_page(conversation, since);
    for (int page = 0; page < most_pages; ++page) {
        const auto answered = co_await api_.call(slack::methods::conversations_history, arguments);
        if (!answered) {
            replies::report("what was sent cannot be looked for",
                            slack::methods::conversations_history, answered.error());
            note_failure(conversation, answered.error());
            co_return not_looked(answered.error());
        }
        for (const auto& posted : answered->body.value("messages", json::array())) {
            if (has_mark(posted, mark) || has_file(posted, file_name)) {
                co_return sighting{.looked = true,
                                   .found = true,
                                   .where = conversation + '/' + text_at(posted, "ts")};
            }
        }
        const auto next =
            text_at(replies::object_at(answered->body, "response_metadata"), "next_cursor");
        if (next.empty()) break;
        arguments["cursor"] = next;
    }
    co_return sighting{.looked = true};
}

}  // namespace coach::bot
