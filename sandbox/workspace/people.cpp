#include "sandbox/workspace/people.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace coach::sandbox {

namespace {

bool is_human(const person& who) {
    return !is_bot(who) && who.kind != person_kind::slackbot;
}

bool is_known(const workspace_profile& profile, std::string_view person_id) {
    return std::ranges::find(profile.people, person_id, &person::id) != profile.people.end();
}

void add_automaton(workspace_profile& profile, person who) {
    if (is_known(profile, who.id)) return;
    who.real_name = who.name;
    who.display_name = who.name;
    who.initials = who.name.substr(0, 1);
    who.team_id = profile.id;
    who.tz = "Etc/UTC";
    profile.people.push_back(std::move(who));
}

void add_dm(workspace_profile& profile, const person& who, std::size_t number) {
    const auto known = std::ranges::find(profile.channels, who.id, &channel::person);
    if (known != profile.channels.end()) return;
    profile.channels.push_back({.id = fmt::format("D0DIRECT{:02}", number),
                                .name = profile.app_name,
                                .kind = channel_kind::dm,
                                .purpose = "",
                                .person = who.id,
                                .has_app = true,
                                .members = {who.id}});
}

}  // namespace

bool is_bot(const person& who) {
    return who.kind == person_kind::bot || who.kind == person_kind::workflow ||
           who.kind == person_kind::app;
}

bool is_playable(const person& who) {
    return is_human(who) && !who.is_deactivated && !who.is_invited;
}

bool is_full_member(const person& who) {
    return who.kind == person_kind::member && is_playable(who);
}

bool is_stranger(const workspace_profile& profile, const person& who) {
    return who.kind == person_kind::external &&
           std::ranges::none_of(profile.channels, [&](const channel& where) {
               return where.has_app && is_in(where, who.id, profile.bot_user_id);
           });
}

bool can_have_dm(const workspace_profile& profile, const person& who) {
    return is_playable(who) && !is_stranger(profile, who);
}

bool is_in(const channel& where, std::string_view person_id, std::string_view bot_user_id) {
    if (person_id == bot_user_id) return where.has_app;
    return std::ranges::find(where.members, person_id) != where.members.end();
}

void complete(workspace_profile& profile, const std::string& app_name) {
    profile.app_name = app_name;
    for (std::size_t i = 0; i < profile.people.size(); ++i) {
        if (can_have_dm(profile, profile.people[i])) add_dm(profile, profile.people[i], i + 1);
    }
    add_automaton(profile, {.id = profile.bot_user_id,
                            .name = app_name,
                            .real_name = "",
                            .about = "The app",
                            .color = "#4a154b",
                            .kind = person_kind::app,
                            .bot_id = profile.bot_id});
    add_automaton(profile, {.id = slackbot_id,
                            .name = "Slackbot",
                            .real_name = "",
                            .about = "The workspace itself",
                            .color = "#5f6368",
                            .kind = person_kind::slackbot});
}

}  // namespace coach::sandbox
