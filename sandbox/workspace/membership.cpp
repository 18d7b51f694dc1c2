#include "sandbox/workspace/shown.hpp"
#include "sandbox/workspace/workspace.hpp"

#include <fmt/core.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

namespace coach::sandbox {

bool workspace::join(std::string_view channel_id, const std::string& person_id,
                     std::string inviter) {
    auto* where = lookup_channel(channel_id);
    if (where == nullptr || is_in(*where, person_id, profile_.bot_user_id)) return false;
    if (person_id == profile_.bot_user_id) {
        where->has_app = true;
    } else {
        where->members.push_back(person_id);
    }
    tell_channel(*where);
    note(member_joined{person_id, where->id, std::move(inviter)});
    return true;
}

bool workspace::leave(std::string_view channel_id, std::string_view person_id) {
    auto* where = lookup_channel(channel_id);
    if (where == nullptr || !is_in(*where, person_id, profile_.bot_user_id)) return false;
    if (person_id == profile_.bot_user_id) where->has_app = false;
    std::erase(where->members, person_id);
    tell_channel(*where);
    changes_.push_back({"channel", std::string(person_id), shown(*this, *where)});
    return true;
}

const channel& workspace::open_group_dm(std::vector<std::string> people) {
    std::ranges::sort(people);
    const auto same = [&](const channel& c) {
        return c.kind == channel_kind::group_dm && c.members == people;
    };
    const auto found = std::ranges::find_if(profile_.channels, same);
    if (found != profile_.channels.end()) return *found;
    std::vector<std::string> names;
    for (const auto& id : people) names.push_back(find_person(id)->name);
    const auto number = profile_.channels.size() + 1;
    profile_.channels.push_back({.id = fmt::format("C0GROUP{:03}", number),
                                 .name = fmt::format("mpdm-{}-1", fmt::join(names, "--")),
                                 .kind = channel_kind::group_dm,
                                 .purpose = "",
                                 .person = "",
                                 .has_app = true,
                                 .members = std::move(people)});
    tell_channel(profile_.channels.back());
    return profile_.channels.back();
}

void workspace::alter(std::string_view person_id, const person_alteration& what) {
    auto* who = lookup_person(person_id);
    if (what.status) who->status = *what.status;
    if (what.tz) who->tz = *what.tz;
    if (what.display_name) who->display_name = *what.display_name;
    if (what.is_deactivated) who->is_deactivated = *what.is_deactivated;
    const bool signs_in =
        std::exchange(who->is_invited, who->is_invited && !what.signs_in) && what.signs_in;
    const bool pauses = what.in_dnd && *what.in_dnd != who->in_dnd;
    if (what.in_dnd) who->in_dnd = *what.in_dnd;
    const auto id = who->id;
    changes_.push_back({"person", "", shown(*who)});
    if (signs_in) note(person_joined{id});
    if (!signs_in && what.touches_profile()) note(person_changed{id});
    if (pauses) note(dnd_changed{id});
    if (!signs_in) return;
    complete(profile_, profile_.app_name);
    tell_channel(*find_dm(id));
}

channel* workspace::lookup_channel(std::string_view id) {
    const auto found = std::ranges::find(profile_.channels, id, &channel::id);
    return found == profile_.channels.end() ? nullptr : &*found;
}

person* workspace::lookup_person(std::string_view id) {
    const auto found = std::ranges::find(profile_.people, id, &person::id);
    return found == profile_.people.end() ? nullptr : &*found;
}

void workspace::tell_channel(const channel& where) {
    changes_.push_back({"channel", "", shown(*this, where), where.id});
}

}  // namespace coach::sandbox
