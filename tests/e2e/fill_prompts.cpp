// fill_prompts DATABASE TEAM FIRST_MEMBER COUNT: people who are asked every day, and whose time it
// was a moment ago. Members are numbered in the last five characters of their ids.

#include "bot/system_time_zones.hpp"
#include "core/clock.hpp"
#include "core/prompts.hpp"
#include "storage/sqlite_store.hpp"
#include "tests/support/run.hpp"

#include <chrono>
#include <exception>
#include <iostream>
#include <string>

namespace {

using namespace coach;

constexpr std::size_t digits = 5;

member_id numbered(const std::string& first, int number) {
    auto text = std::to_string(number);
    text.insert(0, digits - text.size(), '0');
    return member_id{first.substr(0, first.size() - digits) + text};
}

/// Every day at the minute that it was in London a moment ago.
prompts due_now(person_id who, const time_zones& zones, timestamp now) {
    prompt_schedule daily;
    for (unsigned day = 0; day < 7; ++day) daily.days.add(std::chrono::weekday{day});
    const auto& london = zones.find("Europe/London");
    const auto shown = london.local(now);
    daily.at = shown - std::chrono::floor<std::chrono::days>(shown);
    prompts out{.who = std::move(who), .presence = {.time_zone = "Europe/London"}};
    out = choose(std::move(out), {.schedule = daily}, zones, now - std::chrono::minutes{2});
    return out;
}

void fill(const std::string& file, const team_id& team, const std::string& first, int count) {
    storage::sqlite_store people(file);
    const bot::system_time_zones zones;
    const auto now = system_clock{}.now();
    for (int i = 0; i < count; ++i) {
        const person_id who{.team = team, .member = numbered(first, i)};
        testing::run(people.save_prompts(request_key{"fill/" + who.member.str()},
                                         due_now(who, zones, now), false, now));
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 5) {
        std::cerr << "fill_prompts DATABASE TEAM FIRST_MEMBER COUNT\n";
        return 2;
    }
    try {
        fill(argv[1], team_id{argv[2]}, argv[3], std::stoi(argv[4]));
        return 0;
    } catch (const std::exception& fault) {
        std::cerr << "fill_prompts: " << fault.what() << '\n';
        return 1;
    }
}
