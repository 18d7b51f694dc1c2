#include "sandbox/events/event_payloads.hpp"

#include "sandbox/interactions/payload_parts.hpp"
#include "sandbox/interactions/payloads.hpp"

#include <chrono>
#include <utility>

namespace coach::sandbox {

using nlohmann::json;

json event_payload(models& all, inner_event inner, moment now) {
    const auto& profile = all.space.profile();
    const json authorization{{"enterprise_id", nullptr},
                             {"team_id", profile.id},
                             {"user_id", profile.bot_user_id},
                             {"is_bot", true},
                             {"is_enterprise_install", false}};
    return {{"token", verification_token},
            {"team_id", profile.id},
            {"context_team_id", profile.id},
            {"context_enterprise_id", nullptr},
            {"api_app_id", profile.app_id},
            {"event", std::move(inner.event)},
            {"type", "event_callback"},
            {"event_id", "Ev0" + all.random.letters(9)},
            {"event_time", std::chrono::system_clock::to_time_t(now.wall)},
            {"authorizations", json::array({authorization})},
            {"is_ext_shared_channel", inner.is_ext_shared},
            {"event_context", "4-" + all.random.letters(48)}};
}

json rate_limited_payload(const models& all, moment now) {
    using namespace std::chrono;
    return {{"token", verification_token},
            {"type", "app_rate_limited"},
            {"team_id", all.space.profile().id},
            {"minute_rate_limited", system_clock::to_time_t(floor<minutes>(now.wall))},
            {"api_app_id", all.space.profile().app_id}};
}

}  // namespace coach::sandbox
