#include "bot/routing/identity.hpp"

#include <utility>

namespace coach::bot {

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
    return {.team = team_id{asked.who.team}, .member = member_id{std::move(member)}};
}

}  // namespace coach::bot
