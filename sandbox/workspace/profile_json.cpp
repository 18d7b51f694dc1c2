#include "sandbox/workspace/profile_json.hpp"

#include "sandbox/workspace/object_reader.hpp"
#include "sandbox/workspace/profile_words.hpp"
#include "sandbox/workspace/time_zone.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <set>
#include <string_view>
#include <utility>

namespace coach::sandbox {

namespace {

using nlohmann::json;

/// Takes out what says nothing, so that a file stays readable.
json without_blanks(json object) {
    for (auto it = object.begin(); it != object.end();) {
        const bool blank = *it == json(false) || *it == json("") || it->is_null() ||
                           (it->is_structured() && it->empty());
        it = blank ? object.erase(it) : std::next(it);
    }
    return object;
}

template <class Range>
json list_of(const Range& range) {
    auto out = json::array();
    for (const auto& item : range) out.push_back(to_json(item));
    return out;
}

/// The first letter of a text in UTF-8.
std::string initial_of(std::string_view text) {
    std::size_t size = std::min<std::size_t>(1, text.size());
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) ++size;
    return std::string(text.substr(0, size));
}

person read_person(object_reader from, const std::string& own_team) {
    person who{.id = from.id("id", "UW"),
               .name = from.needed("name"),
               .real_name = from.needed("real_name")};
    who.display_name = from.text("display_name");
    who.title = from.text("title");
    who.about = from.text("about");
    who.color = from.text("color", "#5f6368");
    who.initials = from.text("initials", initial_of(who.real_name));
    const auto kind = person_kind_of(from.text("kind", "member"));
    if (!kind) from.problem("kind", "no such kind of person");
    who.kind = kind.value_or(person_kind::member);
    who.team_id = from.text("team_id", own_team);
    if ((who.kind == person_kind::external) != (who.team_id != own_team)) {
        from.problem("team_id", "must be another workspace for external people, and only for them");
    }
    who.email = from.text("email");
    who.tz = from.text("tz", "Etc/UTC");
    if (!is_time_zone(who.tz)) from.problem("tz", "no such time zone");
    who.bot_id = from.text("bot_id");
    auto status = from.object("status");
    who.status = {status.text("text"), status.text("emoji")};
    status.end();
    who.is_admin = from.flag("admin");
    who.is_app_user = from.flag("app_user");
    who.is_deactivated = from.flag("deactivated");
    who.is_invited = from.flag("invited");
    who.in_dnd = from.flag("dnd");
    from.end();
    return who;
}

channel read_channel(object_reader from) {
    channel where{.id = from.id("id", "CDG"), .name = from.needed("name")};
    const auto kind = channel_kind_of(from.text("kind", "channel"));
    if (!kind) from.problem("kind", "no such kind of channel");
    where.kind = kind.value_or(channel_kind::channel);
    where.purpose = from.text("purpose");
    where.person = from.text("person");
    if ((where.kind == channel_kind::dm) != !where.person.empty()) {
        from.problem("person", "is for direct messages, and needed there");
    }
    where.has_app = from.flag("app");
    where.members = from.texts("members");
    where.is_archived = from.flag("archived");
    where.shared_with = from.texts("shared_with");
    from.end();
    return where;
}

user_group read_group(object_reader from) {
    user_group group{.id = from.id("id", "S"),
                     .handle = from.needed("handle"),
                     .name = from.needed("name"),
                     .description = from.text("description"),
                     .members = from.texts("members")};
    from.end();
    return group;
}

void read_identity(object_reader& file, workspace_profile& profile) {
    auto own = file.object("workspace");
    profile.id = own.id("id", "T");
    profile.name = own.needed("name");
    profile.domain = own.needed("domain");
    own.end();
    auto app = file.object("app");
    profile.app_id = app.text("id", "A0SANDBOX1");
    profile.bot_id = app.text("bot_id", "B0SANDBOX1");
    profile.bot_user_id = app.text("bot_user_id", "U0APPBOT05");
    app.end();
}

template <class Range>
void check_unique(const Range& range, std::string_view list, std::vector<std::string>& problems) {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < range.size(); ++i) {
        if (seen.insert(range[i].id).second) continue;
        problems.push_back(fmt::format("{}[{}].id: is there twice", list, i));
    }
}

/// Lists of members may only name people of the file.
template <class Range>
void check_members(const workspace_profile& profile, const Range& range, std::string_view list,
                   std::vector<std::string>& problems) {
    for (std::size_t i = 0; i < range.size(); ++i) {
        const auto& members = range[i].members;
        for (std::size_t k = 0; k < members.size(); ++k) {
            const auto& people = profile.people;
            if (std::ranges::find(people, members[k], &person::id) != people.end()) continue;
            problems.push_back(fmt::format("{}[{}].members[{}]: nobody has this id", list, i, k));
        }
    }
}

void check_whole(const workspace_profile& profile, std::vector<std::string>& problems) {
    check_unique(profile.people, "people", problems);
    check_unique(profile.channels, "channels", problems);
    check_members(profile, profile.channels, "channels", problems);
    check_members(profile, profile.groups, "groups", problems);
    if (profile.people.empty() || !is_playable(profile.people.front())) {
        problems.emplace_back("people[0]: must be somebody whom one can play");
    }
    if (profile.channels.empty()) problems.emplace_back("channels: must not be empty");
}

}  // namespace

json to_json(const person& who) {
    return without_blanks(
        {{"id", who.id},
         {"name", who.name},
         {"real_name", who.real_name},
         {"display_name", who.display_name},
         {"title", who.title},
         {"about", who.about},
         {"color", who.color},
         {"initials", who.initials},
         {"kind", word_for(who.kind)},
         {"team_id", who.team_id},
         {"email", who.email},
         {"tz", who.tz},
         {"bot_id", who.bot_id},
         {"status", without_blanks({{"text", who.status.text}, {"emoji", who.status.emoji}})},
         {"admin", who.is_admin},
         {"app_user", who.is_app_user},
         {"deactivated", who.is_deactivated},
         {"invited", who.is_invited},
         {"dnd", who.in_dnd}});
}

json to_json(const channel& where) {
    return without_blanks({{"id", where.id},
                           {"name", where.name},
                           {"kind", word_for(where.kind)},
                           {"purpose", where.purpose},
                           {"person", where.person},
                           {"app", where.has_app},
                           {"members", where.members},
                           {"archived", where.is_archived},
                           {"shared_with", where.shared_with}});
}

json to_json(const workspace_profile& profile) {
    auto groups = json::array();
    for (const auto& group : profile.groups) {
        groups.push_back({{"id", group.id},
                          {"handle", group.handle},
                          {"name", group.name},
                          {"description", group.description},
                          {"members", group.members}});
    }
    return {{"workspace", {{"id", profile.id}, {"name", profile.name}, {"domain", profile.domain}}},
            {"app",
             {{"id", profile.app_id},
              {"bot_id", profile.bot_id},
              {"bot_user_id", profile.bot_user_id}}},
            {"people", list_of(profile.people)},
            {"channels", list_of(profile.channels)},
            {"groups", groups}};
}

profile_reading from_json(const json& file, const std::string& app_name) {
    profile_reading reading;
    object_reader from(file, "", reading.problems);
    auto& profile = reading.profile;
    read_identity(from, profile);
    for (auto& each : from.objects("people")) {
        profile.people.push_back(read_person(std::move(each), profile.id));
    }
    for (auto& each : from.objects("channels")) {
        profile.channels.push_back(read_channel(std::move(each)));
    }
    for (auto& each : from.objects("groups")) {
        profile.groups.push_back(read_group(std::move(each)));
    }
    from.end();
    check_whole(profile, reading.problems);
    if (reading.problems.empty()) complete(profile, app_name);
    return reading;
}

}  // namespace coach::sandbox
