#include "sandbox/json_access.hpp"
#include "sandbox/web_api/failures.hpp"
#include "sandbox/web_api/method_families.hpp"

#include <array>

namespace coach::sandbox {

namespace {

using nlohmann::json;

json auth_test(models& all, const json& /*arguments*/, moment /*now*/) {
    const auto& profile = all.space.profile();
    return {{"ok", true},
            {"url", "https://" + profile.domain + ".slack.com/"},
            {"team", profile.name},
            {"user", all.space.find_person(profile.bot_user_id)->name},
            {"team_id", profile.id},
            {"user_id", profile.bot_user_id},
            {"bot_id", profile.bot_id},
            {"is_enterprise_install", false}};
}

json connections_open(models& all, const json& /*arguments*/, moment now) {
    return {{"ok", true},
            {"url", "ws://" + all.settings.authority +
                        "/link/?ticket=" + all.open_tickets.issue(now.steady) +
                        "&app_id=" + all.space.profile().app_id}};
}

constexpr std::array methods{
    api_method{"auth.test", true, token_kind::bot, "", rate_tier::special, auth_test},
    api_method{"apps.connections.open", true, token_kind::app, "", rate_tier::three,
               connections_open},
};

}  // namespace

std::span<const api_method> connection_methods() {
    return methods;
}

}  // namespace coach::sandbox
