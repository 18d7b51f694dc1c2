#include "bot/routing/identity.hpp"

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

}  // namespace coach::bot
