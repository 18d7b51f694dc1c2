#include "sandbox/interactions/shortcuts.hpp"

#include "sandbox/interactions/payload_parts.hpp"
#include "sandbox/interactions/payloads.hpp"

#include <algorithm>
#include <utility>

namespace coach::sandbox {

namespace {

using nlohmann::json;

const shortcut* find_shortcut(const models& all, shortcut_kind kind, std::string_view callback_id) {
    const auto& known = all.settings.manifest.shortcuts;
    const auto found = std::ranges::find_if(
        known, [&](const shortcut& s) { return s.kind == kind && s.callback_id == callback_id; });
    return found == known.end() ? nullptr : &*found;
}

/// What both kinds have.
json shortcut_payload(models& all, std::string_view type, const std::string& person,
                      const shortcut& s, std::string_view channel, moment now) {
    auto payload = payload_base(all, type, person);
    payload["callback_id"] = s.callback_id;
    payload["action_ts"] = action_ts(now);
    payload["trigger_id"] =
        all.open_triggers.issue({.person = person, .channel = std::string(channel)}, now.steady);
    payload.erase("api_app_id");
    return payload;
}

}  // namespace

std::string_view shortcuts::take_global(const std::string& person, std::string_view callback_id,
                                        moment now) {
    const auto* found = find_shortcut(all_, shortcut_kind::global, callback_id);
    if (found == nullptr) return "shortcut_not_found";
    send(shortcut_payload(all_, "shortcut", person, *found, "", now), {person, found->name}, now);
    return {};
}

std::string_view shortcuts::take_on_message(const std::string& person, std::string_view callback_id,
                                            std::string_view channel, std::string_view ts,
                                            moment now) {
    const auto* found = find_shortcut(all_, shortcut_kind::message, callback_id);
    if (found == nullptr) return "shortcut_not_found";
    const auto* m = all_.space.find_message(channel, ts);
    if (m == nullptr || !m->viewer.empty()) return "message_not_found";
    auto payload = shortcut_payload(all_, "message_action", person, *found, channel, now);
    payload["message_ts"] = m->ts;
    payload["message"] = echoed_message(all_, *m);
    payload["channel"] = channel_part(*all_.space.find_channel(channel));
    payload["response_url"] = new_response_url(all_, {person, m->channel, ""}, now);
    send(std::move(payload), {person, found->name}, now);
    return {};
}

void shortcuts::send(json payload, taken what, moment now) {
    auto id = all_.random.uuid();
    under_way_.emplace(id, std::move(what));
    all_.wire.deliver({.id = std::move(id), .type = "interactive", .payload = std::move(payload)},
                      now.steady);
}

void shortcuts::settle(const delivery_outcome& outcome, moment /*now*/) {
    auto from = under_way_.extract(outcome.envelope_id);
    if (from.empty()) return;
    const auto failure = failure_notice(outcome.end);
    if (failure.empty()) return;
    const auto& what = from.mapped();
    changes_.push_back(
        {"notice", what.person, {{"text", what.name + " failed. " + std::string(failure)}}});
}

std::vector<change> shortcuts::take_changes() {
    return std::exchange(changes_, {});
}

}  // namespace coach::sandbox
