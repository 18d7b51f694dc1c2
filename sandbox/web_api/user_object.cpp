#include "sandbox/web_api/user_object.hpp"

#include "sandbox/web_api/scopes.hpp"
#include "sandbox/workspace/time_zone.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>

namespace coach::sandbox {

namespace {

using nlohmann::json;

bool shows_email(const models& all, const person& who) {
    return !who.email.empty() && who.kind != person_kind::external &&
           has_scope(all, "users:read.email");
}

/// What Slack leaves out of a closed account.
void add_present(json& user, const person& who, moment now) {
    const auto offset = offset_at(who.tz, now.wall);
    user["color"] = who.color.substr(std::min<std::size_t>(1, who.color.size()));
    user["real_name"] = who.real_name;
    user["tz"] = who.tz;
    user["tz_label"] = offset.abbreviation;
    user["tz_offset"] = offset.from_utc.count();
    user["is_admin"] = who.is_admin;
    user["is_owner"] = false;
    user["is_primary_owner"] = false;
    user["is_restricted"] =
        who.kind == person_kind::guest || who.kind == person_kind::single_channel_guest;
    user["is_ultra_restricted"] = who.kind == person_kind::single_channel_guest;
}

}  // namespace

json user_profile(const models& all, const person& who) {
    json profile{{"title", who.title},
                 {"phone", ""},
                 {"skype", ""},
                 {"real_name", who.real_name},
                 {"real_name_normalized", who.real_name},
                 {"display_name", who.display_name},
                 {"display_name_normalized", who.display_name},
                 {"fields", nullptr},
                 {"status_text", who.status.text},
                 {"status_emoji", who.status.emoji},
                 {"status_emoji_display_info", json::array()},
                 {"status_expiration", 0},
                 {"team", who.team_id}};
    if (shows_email(all, who)) profile["email"] = who.email;
    if (!who.bot_id.empty()) profile["bot_id"] = who.bot_id;
    if (who.kind == person_kind::app) profile["api_app_id"] = all.space.profile().app_id;
    return profile;
}

json user_object(const models& all, const person& who, moment now) {
    json user{{"id", who.id},
              {"team_id", who.team_id},
              {"name", who.name},
              {"deleted", who.is_deactivated},
              {"profile", user_profile(all, who)},
              {"is_bot", is_bot(who)},
              {"is_app_user", who.is_app_user},
              {"updated", std::chrono::system_clock::to_time_t(now.wall)}};
    if (!who.is_deactivated) add_present(user, who, now);
    if (who.kind == person_kind::external) {
        user["is_stranger"] = is_stranger(all.space.profile(), who);
    }
    if (who.kind == person_kind::workflow) user["is_workflow_bot"] = true;
    if (who.is_invited) user["is_invited_user"] = true;
    return user;
}

}  // namespace coach::sandbox
