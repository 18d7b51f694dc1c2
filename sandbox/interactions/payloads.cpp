#include "sandbox/interactions/payloads.hpp"

#include "sandbox/block_kit/state.hpp"
#include "sandbox/json_access.hpp"
#include "sandbox/web_api/message_object.hpp"

#include <fmt/core.h>

#include <chrono>

namespace coach::sandbox {

namespace {

using nlohmann::json;

std::string new_response_url(models& all, response_target target, moment now) {
    return "http://" + all.settings.authority + all.urls.issue(std::move(target), now.wall);
}

std::string action_ts(moment now) {
    using std::chrono::microseconds;
    const auto time = std::chrono::duration_cast<microseconds>(now.wall.time_since_epoch()).count();
    return fmt::format("{}.{:06}", time / 1'000'000, time % 1'000'000);
}

json acted_element(const models& all, const click& on, moment now) {
    const auto& blocks = all.space.find_message(on.channel, on.ts)->blocks;
    const auto& element = *find_element(blocks, on.block_id, on.action_id);
    json action{{"type", text_at(element, "type")},
                {"action_id", on.action_id},
                {"block_id", on.block_id},
                {"action_ts", action_ts(now)}};
    for (const auto* key : {"text", "value", "style", "placeholder", "url"}) {
        if (element.contains(key)) action[key] = element[key];
    }
    for (const auto& [key, value] : on.chosen.items()) action[key] = value;
    escape_plain_texts(action);
    return action;
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

std::string wire_name(const channel& where) {
    if (where.kind == channel_kind::dm) return "directmessage";
    return where.kind == channel_kind::private_channel ? "privategroup" : where.name;
}

}  // namespace

json command_payload(models& all, const typed_command& command, moment now) {
    const auto& profile = all.space.profile();
    const auto& who = *all.space.find_person(command.person);
    const auto& where = *all.space.find_channel(command.channel);
    return {{"token", verification_token},
            {"team_id", who.team_id},
            {"team_domain", profile.domain},
            {"channel_id", where.id},
            {"channel_name", wire_name(where)},
            {"user_id", who.id},
            {"user_name", who.name},
            {"command", command.command},
            {"text", command.text},
            {"api_app_id", profile.app_id},
            {"is_enterprise_install", "false"},
            {"response_url", new_response_url(all, {who.id, where.id, ""}, now)},
            {"trigger_id", all.open_triggers.issue(now.steady)}};
}

json action_payload(models& all, const click& on, const json& values, moment now) {
    const auto& profile = all.space.profile();
    const auto& who = *all.space.find_person(on.person);
    const auto& where = *all.space.find_channel(on.channel);
    const auto& m = *all.space.find_message(on.channel, on.ts);
    json payload{
        {"type", "block_actions"},
        {"user",
         {{"id", who.id}, {"username", who.name}, {"name", who.name}, {"team_id", who.team_id}}},
        {"api_app_id", profile.app_id},
        {"token", verification_token},
        {"container", container_of(m)},
        {"trigger_id", all.open_triggers.issue(now.steady)},
        {"team", {{"id", profile.id}, {"domain", profile.domain}}},
        {"enterprise", nullptr},
        {"is_enterprise_install", false},
        {"channel", {{"id", where.id}, {"name", wire_name(where)}}},
        {"state", {{"values", values}}},
        {"response_url", new_response_url(all, {who.id, where.id, m.ts}, now)},
        {"actions", json::array({acted_element(all, on, now)})}};
    if (m.viewer.empty()) payload["message"] = echoed_message(all, m);
    return payload;
}

json echoed_message(const models& all, const message& m) {
    const auto& profile = all.space.profile();
    const auto* author = all.space.find_person(m.user);
    const auto& team = author == nullptr ? profile.id : author->team_id;
    auto blocks = m.blocks;
    escape_plain_texts(blocks);
    json out{{"type", "message"}, {"user", m.user}, {"ts", m.ts},
             {"text", m.text},    {"team", team},   {"blocks", blocks}};
    if (m.user == profile.bot_user_id) {
        out["bot_id"] = profile.bot_id;
        out["app_id"] = profile.app_id;
    }
    add_message_details(out, all, m);
    return out;
}

}  // namespace coach::sandbox
