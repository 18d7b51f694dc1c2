#include "sandbox/interactions/payload_parts.hpp"

#include "sandbox/block_kit/state.hpp"
#include "sandbox/json_access.hpp"

#include <fmt/core.h>

#include <chrono>
#include <utility>

namespace coach::sandbox {

using nlohmann::json;

json payload_base(const models& all, std::string_view type, std::string_view person) {
    const auto& profile = all.space.profile();
    const auto& who = *all.space.find_person(person);
    return {
        {"type", type},
        {"user",
         {{"id", who.id}, {"username", who.name}, {"name", who.name}, {"team_id", who.team_id}}},
        {"api_app_id", profile.app_id},
        {"token", verification_token},
        {"team", {{"id", profile.id}, {"domain", profile.domain}}},
        {"enterprise", nullptr},
        {"is_enterprise_install", false}};
}

std::string new_response_url(models& all, response_target target, moment now) {
    return "http://" + all.settings.authority + all.urls.issue(std::move(target), now.wall);
}

std::string action_ts(moment now) {
    using std::chrono::microseconds;
    const auto time = std::chrono::duration_cast<microseconds>(now.wall.time_since_epoch()).count();
    return fmt::format("{}.{:06}", time / 1'000'000, time % 1'000'000);
}

json channel_part(const channel& where) {
    const bool hidden = where.kind == channel_kind::private_channel;
    const bool dm = where.kind == channel_kind::dm;
    return {{"id", where.id},
            {"name", dm       ? "directmessage"
                     : hidden ? "privategroup"
                              : where.name}};
}

json container_of(const message& m) {
    json out{{"type", "message"},
             {"message_ts", m.ts},
             {"channel_id", m.channel},
             {"is_ephemeral", !m.viewer.empty()}};
    const auto& thread = m.reply_count > 0 ? m.ts : m.thread_ts;
    if (!thread.empty()) out["thread_ts"] = thread;
    return out;
}

json acted_element(const json& element, std::string_view block_id, const json& chosen, moment now) {
    json action{{"type", text_at(element, "type")},
                {"action_id", text_at(element, "action_id")},
                {"block_id", block_id},
                {"action_ts", action_ts(now)}};
    for (const auto* key : {"text", "value", "style", "placeholder", "url"}) {
        if (element.contains(key)) action[key] = element[key];
    }
    for (const auto& [key, value] : chosen.items()) action[key] = value;
    escape_plain_texts(action);
    return action;
}

std::string_view failure_notice(delivery_end end) {
    switch (end) {
        case delivery_end::acknowledged:
            return "";
        case delivery_end::timed_out:
            return "Operation timed out. Apps need to respond within three seconds.";
        case delivery_end::no_socket:
            return "The app could not be reached (dispatch_failed).";
    }
    return "";
}

}  // namespace coach::sandbox
