#include "sandbox/interactions/view_payloads.hpp"

#include "sandbox/block_kit/element_state.hpp"
#include "sandbox/block_kit/state.hpp"
#include "sandbox/interactions/payload_parts.hpp"
#include "sandbox/json_access.hpp"
#include "sandbox/views/view_object.hpp"

namespace coach::sandbox {

namespace {

using nlohmann::json;

/// A trigger that remembers the modal it came from; Home is none.
std::string issue_trigger(models& all, const view& v, moment now) {
    return all.open_triggers.issue(
        {.person = v.person, .channel = "", .view_id = is_home(v) ? "" : v.id}, now.steady);
}

json response_urls_of(models& all, const view& v, moment now) {
    auto urls = json::array();
    const auto values = values_of(v);
    for (const auto& [block, element] : stateful_elements(member(v.content, "blocks"))) {
        if (!flag_at(*element, "response_url_enabled")) continue;
        const auto block_id = text_at(*block, "block_id");
        const auto action_id = text_at(*element, "action_id");
        const auto channel = text_at(values[block_id][action_id], state_key(*element));
        if (channel.empty()) continue;
        urls.push_back({{"block_id", block_id},
                        {"action_id", action_id},
                        {"channel_id", channel},
                        {"response_url", new_response_url(all, {v.person, channel, ""}, now)}});
    }
    return urls;
}

}  // namespace

json view_action_payload(models& all, const view& v, const json& action, moment now) {
    auto payload = payload_base(all, "block_actions", v.person);
    payload.update({{"container", {{"type", "view"}, {"view_id", v.id}}},
                    {"trigger_id", issue_trigger(all, v, now)},
                    {"view", view_object(all, v)}});
    payload["actions"] = json::array({action});
    return payload;
}

json view_submission_payload(models& all, const view& v, moment now) {
    auto payload = payload_base(all, "view_submission", v.person);
    payload.update({{"trigger_id", issue_trigger(all, v, now)},
                    {"view", view_object(all, v)},
                    {"response_urls", response_urls_of(all, v, now)}});
    return payload;
}

json view_closed_payload(const models& all, const view& v, bool cleared) {
    auto payload = payload_base(all, "view_closed", v.person);
    payload.update({{"view", view_object(all, v)}, {"is_cleared", cleared}});
    return payload;
}

}  // namespace coach::sandbox
