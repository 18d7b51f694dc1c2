#include "sandbox/workspace/shown.hpp"

#include "sandbox/workspace/profile_words.hpp"

namespace coach::sandbox {

using nlohmann::json;

json shown(const person& who) {
    return {{"id", who.id},
            {"name", who.name},
            {"real_name", who.real_name},
            {"display_name", who.display_name},
            {"title", who.title},
            {"about", who.about},
            {"color", who.color},
            {"initials", who.initials},
            {"is_bot", is_bot(who)},
            {"tz", who.tz},
            {"kind", who.is_deactivated ? "deactivated" : word_for(who.kind)},
            {"playable", is_playable(who)},
            {"status", {{"text", who.status.text}, {"emoji", who.status.emoji}}},
            {"dnd", who.in_dnd},
            {"team_id", who.team_id}};
}

json shown(const workspace& space, const channel& where) {
    const bool is_group = where.kind == channel_kind::group_dm;
    return {{"id", where.id},
            {"name", where.name},
            {"kind", word_for(is_group ? channel_kind::private_channel : where.kind)},
            {"purpose", where.purpose},
            {"archived", where.is_archived},
            {"shared", !where.shared_with.empty()},
            {"has_app", where.has_app},
            {"members", space.members_of(where)}};
}

}  // namespace coach::sandbox
