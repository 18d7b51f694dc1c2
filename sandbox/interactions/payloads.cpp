#include "sandbox/interactions/payloads.hpp"

#include "sandbox/block_kit/state.hpp"
#include "sandbox/interactions/payload_parts.hpp"
#include "sandbox/web_api/message_object.hpp"

namespace coach::sandbox {

using nlohmann::json;

json command_payload(models& all, const typed_command& command, moment now) {
    const auto& profile = all.space.profile();
    const auto& who = *all.space.find_person(command.person);
    const auto& where = *all.space.find_channel(command.channel);
    return {{"token", verification_token},
            {"team_id", who.team_id},
            {"team_domain", profile.domain},
            {"channel_id", where.id},
            {"channel_name", channel_part(where)["name"]},
            {"user_id", who.id},
            {"user_name", who.name},
            {"command", command.command},
            {"text", command.text},
            {"api_app_id", profile.app_id},
            {"is_enterprise_install", "false"},
            {"response_url", new_response_url(all, {who.id, where.id, ""}, now)},
            {"trigger_id", all.open_triggers.issue({who.id, where.id}, now.steady)}};
}

json action_payload(models& all, const click& on, const json& values, moment now) {
    const auto& where = *all.space.find_channel(on.channel);
    const auto& m = *all.space.find_message(on.channel, on.ts);
    const auto& element = *find_element(m.blocks, on.block_id, on.action_id).element;
    auto payload = payload_base(all, "block_actions", on.person);
    payload.update({{"container", container_of(m)},
                    {"trigger_id", all.open_triggers.issue({on.person, where.id}, now.steady)},
                    {"channel", channel_part(where)},
                    {"state", {{"values", values}}},
                    {"response_url", new_response_url(all, {on.person, where.id, m.ts}, now)}});
    payload["actions"] = json::array({acted_element(element, on.block_id, on.chosen, now)});
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
