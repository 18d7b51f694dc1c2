#include "bot/handlers/members.hpp"

#include <utility>

namespace coach::bot {

task<std::optional<std::string>> why_unfit(services& with, person_id other) {
    const auto known = co_await with.slack.find_member(std::move(other));
    if (!known) co_return "I cannot find that person just now. Please try again in a minute.";
    if (!known->is_person) co_return known->name + " is an app, and I only work with people.";
    if (!known->is_here) {
        co_return "I only work with active members of this workspace, and " + known->name +
            " is not one.";
    }
    co_return std::nullopt;
}

task<const time_zone*> find_clocks(services& with, person_id who) {
    const auto known = co_await with.slack.find_member(std::move(who));
    co_return known ? &with.zones.find(known->time_zone) : nullptr;
}

}  // namespace coach::bot
