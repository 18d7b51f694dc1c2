#include "bot/routing/identity.hpp"

#include <algorithm>
#include <utility>

namespace coach::bot {

bool is_id(std::string_view text) {
    const auto allowed = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
    return !text.empty() && std::ranges::all_of(text, allowed);
}

bool is_member(const installation& here, const actor& who) {
    if (who.user.empty() || who.user == "USLACKBOT") return false;
    return !here.team.empty() && who.team == here.team;
}

person_id person_of(const actor& who) {
    return {.team = team_id{who.team}, .member = member_id{who.user}};
}

request_key key_of(const request& asked) {
    return request_key{asked.key};
}

request_key key_of(const request& asked, std::string_view effect) {
    return request_key{asked.key + '/' + std::string(effect)};
}

person_id named_person(const request& asked, std::string member) {
    if (!is_id(member)) member.clear();
    return {.team = team_id{asked.who.team}, .member = member_id{std::move(member)}};
}

}  // namespace coach::bot
