#include "sandbox/json_access.hpp"
#include "sandbox/web_api/dnd_status.hpp"
#include "sandbox/web_api/failures.hpp"
#include "sandbox/web_api/lists.hpp"
#include "sandbox/web_api/method_families.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace coach::sandbox {

namespace {

using nlohmann::json;

constexpr std::size_t most_dnd_users = 50;

json team_info(models& all, const json& arguments, moment /*now*/) {
    const auto& profile = all.space.profile();
    const auto named = text_at(arguments, "team");
    if (!named.empty() && named != profile.id) return fail("team_not_found");
    return {{"ok", true},
            {"team",
             {{"id", profile.id},
              {"name", profile.name},
              {"url", "https://" + profile.domain + ".slack.com/"},
              {"domain", profile.domain},
              {"email_domain", ""},
              {"icon", {{"image_default", true}}}}}};
}

json dnd_info(models& all, const json& arguments, moment now) {
    const auto named = text_at(arguments, "user");
    const auto* who =
        all.space.find_person(named.empty() ? all.space.profile().bot_user_id : named);
    if (who == nullptr) return fail("user_not_found");
    auto reply = dnd_status(*who, now);
    reply["ok"] = true;
    return reply;
}

json dnd_team_info(models& all, const json& arguments, moment now) {
    const auto ids = split_list(text_at(arguments, "users"));
    if (ids.empty()) return fail("no_users_provided");
    if (ids.size() > most_dnd_users) return fail("too_many_users");
    auto users = json::object();
    for (const auto& id : ids) {
        const auto* who = all.space.find_person(id);
        if (who != nullptr) users[id] = dnd_status(*who, now);
    }
    return {{"ok", true}, {"users", users}};
}

json group_object(const models& all, const user_group& group, const json& arguments) {
    json out{{"id", group.id},
             {"team_id", all.space.profile().id},
             {"is_usergroup", true},
             {"is_subteam", true},
             {"name", group.name},
             {"description", group.description},
             {"handle", group.handle},
             {"is_external", false},
             {"date_delete", 0},
             {"auto_type", nullptr},
             {"prefs", {{"channels", json::array()}, {"groups", json::array()}}}};
    if (flag_at(arguments, "include_users")) out["users"] = group.members;
    if (flag_at(arguments, "include_count")) out["user_count"] = group.members.size();
    return out;
}

json usergroups_list(models& all, const json& arguments, moment /*now*/) {
    auto groups = json::array();
    for (const auto& group : all.space.profile().groups) {
        groups.push_back(group_object(all, group, arguments));
    }
    return {{"ok", true}, {"usergroups", groups}};
}

json usergroups_users_list(models& all, const json& arguments, moment /*now*/) {
    const auto id = text_at(arguments, "usergroup");
    if (id.empty()) return missing("usergroup");
    const auto& groups = all.space.profile().groups;
    const auto found = std::ranges::find(groups, id, &user_group::id);
    if (found == groups.end()) return fail("no_such_subteam");
    return {{"ok", true}, {"users", found->members}};
}

constexpr std::array methods{
    api_method{"team.info", true, token_kind::bot, "team:read", rate_tier::three, team_info},
    api_method{"dnd.info", false, token_kind::bot, "dnd:read", rate_tier::three, dnd_info},
    api_method{"dnd.teamInfo", false, token_kind::bot, "dnd:read", rate_tier::two, dnd_team_info},
    api_method{"usergroups.list", false, token_kind::bot, "usergroups:read", rate_tier::two,
               usergroups_list},
    api_method{"usergroups.users.list", false, token_kind::bot, "usergroups:read", rate_tier::two,
               usergroups_users_list},
};

}  // namespace

std::span<const api_method> team_methods() {
    return methods;
}

}  // namespace coach::sandbox
