#include "sandbox/json_access.hpp"
#include "sandbox/web_api/failures.hpp"
#include "sandbox/web_api/method_families.hpp"

#include <array>
#include <chrono>
#include <string>

namespace coach::sandbox {

namespace {

using nlohmann::json;

json profile_of(const person& who) {
    return {{"title", who.title},
            {"real_name", who.real_name},
            {"real_name_normalized", who.real_name},
            {"display_name", who.display_name},
            {"display_name_normalized", who.display_name},
            {"status_text", ""},
            {"status_emoji", ""}};
}

json user_object(const models& all, const person& who) {
    return {{"id", who.id},
            {"team_id", all.space.profile().id},
            {"name", who.name},
            {"deleted", false},
            {"real_name", who.real_name},
            {"tz", who.tz},
            {"tz_label", who.tz},
            {"tz_offset", std::chrono::seconds(who.tz_offset).count()},
            {"profile", profile_of(who)},
            {"is_admin", who.is_admin},
            {"is_owner", false},
            {"is_restricted", false},
            {"is_ultra_restricted", false},
            {"is_bot", who.is_bot},
            {"is_app_user", false}};
}

json users_info(models& all, const json& arguments, moment /*now*/) {
    const auto id = text_at(arguments, "user");
    if (id.empty()) return missing("user");
    const auto* who = all.space.find_person(id);
    if (who == nullptr) return fail("user_not_found");
    return {{"ok", true}, {"user", user_object(all, *who)}};
}

json bots_info(models& all, const json& arguments, moment now) {
    const auto& profile = all.space.profile();
    const auto id = text_at(arguments, "bot");
    if (id.empty()) return missing("bot");
    if (id != profile.bot_id) return fail("bot_not_found");
    return {{"ok", true},
            {"bot",
             {{"id", profile.bot_id},
              {"deleted", false},
              {"name", profile.app_name},
              {"updated", std::chrono::system_clock::to_time_t(now.wall)},
              {"app_id", profile.app_id},
              {"user_id", profile.bot_user_id}}}};
}

constexpr std::array methods{
    api_method{"users.info", false, token_kind::bot, "users:read", rate_tier::four, users_info},
    api_method{"bots.info", false, token_kind::bot, "users:read", rate_tier::three, bots_info},
};

}  // namespace

std::span<const api_method> user_methods() {
    return methods;
}

}  // namespace coach::sandbox
