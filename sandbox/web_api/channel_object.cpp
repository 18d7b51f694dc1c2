#include "sandbox/web_api/channel_object.hpp"

namespace coach::sandbox {

namespace {

using nlohmann::json;

constexpr auto created = 1'735'689'600;  // the workspace is as old as 2025

json direct_message(const channel& where) {
    return {{"id", where.id},         {"created", created},      {"is_im", true},
            {"is_org_shared", false}, {"user", where.person},    {"is_archived", where.is_archived},
            {"is_open", true},        {"is_user_deleted", false}};
}

json described(const std::string& text) {
    return {{"value", text}, {"creator", ""}, {"last_set", 0}};
}

}  // namespace

json channel_object(const models& all, const channel& where) {
    if (where.kind == channel_kind::dm) return direct_message(where);
    const auto& profile = all.space.profile();
    const bool is_public = where.kind == channel_kind::channel;
    const bool is_shared = !where.shared_with.empty();
    json out{{"id", where.id},
             {"name", where.name},
             {"name_normalized", where.name},
             {"created", created},
             {"is_channel", is_public},
             {"is_group", where.kind == channel_kind::private_channel},
             {"is_im", false},
             {"is_mpim", where.kind == channel_kind::group_dm},
             {"is_private", !is_public},
             {"is_archived", where.is_archived},
             {"is_general", where.id == profile.channels.front().id},
             {"is_shared", is_shared},
             {"is_ext_shared", is_shared},
             {"is_org_shared", false},
             {"is_pending_ext_shared", false},
             {"is_member", where.has_app},
             {"context_team_id", profile.id},
             {"topic", described("")},
             {"purpose", described(where.purpose)},
             {"previous_names", json::array()}};
    if (!is_shared) return out;
    out["shared_team_ids"] = json::array({profile.id});
    for (const auto& team : where.shared_with) out["shared_team_ids"].push_back(team);
    out["connected_team_ids"] = where.shared_with;
    return out;
}

std::string_view read_scope(channel_kind kind) {
    switch (kind) {
        case channel_kind::channel:
            return "channels:read";
        case channel_kind::private_channel:
            return "groups:read";
        case channel_kind::group_dm:
            return "mpim:read";
        case channel_kind::dm:
            return "im:read";
    }
    return {};
}

}  // namespace coach::sandbox
