#include "sandbox/json_access.hpp"
#include "sandbox/web_api/addressing.hpp"
#include "sandbox/web_api/arguments.hpp"
#include "sandbox/web_api/failures.hpp"
#include "sandbox/web_api/method_families.hpp"
#include "sandbox/web_api/posting.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <string>
#include <utility>

namespace coach::sandbox {

namespace {

using nlohmann::json;
using std::chrono::system_clock;

constexpr std::size_t most_a_page = 100;

json schedule_message(models& all, const json& arguments, moment now) {
    const auto id = text_at(arguments, "channel");
    if (id.empty()) return missing("channel");
    if (!arguments.contains("post_at")) return missing("post_at");
    const auto [where, error] = find_postable(all, id);
    if (where == nullptr) return fail(error);
    if (where->id != id) return fail("channel_not_found");
    const auto seconds = integer_at(arguments, "post_at");
    if (!seconds || *seconds < 0 || *seconds > 99'999'999'999) return fail("invalid_time");
    const auto post_at = system_clock::from_time_t(*seconds);
    auto composed = compose_message(all, *where, arguments);
    if (!composed.refusal.is_null()) return composed.refusal;
    const auto refused = all.later.refuse(where->id, post_at, now.wall);
    if (!refused.empty()) return fail(refused);
    const auto& kept = all.later.add(std::move(composed.draft), post_at, now.wall);
    return {{"ok", true},
            {"channel", where->id},
            {"scheduled_message_id", kept.id},
            {"post_at", *seconds},
            {"message",
             {{"type", "delayed_message"},
              {"subtype", "bot_message"},
              {"text", kept.draft.text},
              {"bot_id", all.space.profile().bot_id}}}};
}

json listed(const scheduled_message& m) {
    return {{"id", m.id},
            {"channel_id", m.draft.channel},
            {"post_at", system_clock::to_time_t(m.post_at)},
            {"date_created", system_clock::to_time_t(m.created)},
            {"text", m.draft.text}};
}

bool is_wanted(const scheduled_message& m, const json& arguments) {
    const auto time = system_clock::to_time_t(m.post_at);
    const auto channel = text_at(arguments, "channel");
    return (channel.empty() || m.draft.channel == channel) &&
           time >= integer_at(arguments, "oldest").value_or(0) &&
           time <= integer_at(arguments, "latest").value_or(time);
}

/// The id of the first message of the next page is the cursor.
json list_scheduled(models& all, const json& arguments, moment /*now*/) {
    const auto channel = text_at(arguments, "channel");
    if (!channel.empty() && find_conversation(all, channel).where == nullptr) {
        return fail("invalid_channel");
    }
    const auto cursor = text_at(arguments, "cursor");
    const auto limit = integer_at(arguments, "limit").value_or(most_a_page);
    if (limit < 1) return fail("invalid_arguments");
    auto page = json::array();
    std::string next;
    bool started = cursor.empty();
    for (const auto& m : all.later.waiting()) {
        started = started || m.id == cursor;
        if (!started || !is_wanted(m, arguments)) continue;
        if (page.size() == static_cast<std::size_t>(limit)) {
            next = m.id;
            break;
        }
        page.push_back(listed(m));
    }
    if (!started) return fail("invalid_cursor");
    return {
        {"ok", true}, {"scheduled_messages", page}, {"response_metadata", {{"next_cursor", next}}}};
}

json delete_scheduled(models& all, const json& arguments, moment now) {
    for (const auto* needed : {"channel", "scheduled_message_id"}) {
        if (text_at(arguments, needed).empty()) return missing(needed);
    }
    const auto [where, error] = find_conversation(all, text_at(arguments, "channel"));
    if (where == nullptr) return fail(error);
    if (!all.later.remove(where->id, text_at(arguments, "scheduled_message_id"), now.wall)) {
        return fail("invalid_scheduled_message_id");
    }
    return {{"ok", true}};
}

constexpr std::array methods{
    api_method{"chat.scheduleMessage", true, token_kind::bot, "chat:write", rate_tier::three,
               schedule_message},
    api_method{"chat.scheduledMessages.list", true, token_kind::bot, "", rate_tier::three,
               list_scheduled},
    api_method{"chat.deleteScheduledMessage", true, token_kind::bot, "chat:write", rate_tier::three,
               delete_scheduled},
};

}  // namespace

std::span<const api_method> schedule_methods() {
    return methods;
}

}  // namespace coach::sandbox
