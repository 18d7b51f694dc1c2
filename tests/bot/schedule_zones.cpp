// Where schedules come in the zones of the system, for schedule_zones.py to compare.
//
//   schedule_zones FIRST LAST < QUESTIONS
//
// FIRST and LAST are days, counted from 1970. A question is a line "ZONE DAYS EVERY AT ASKED":
// weekday bits, weeks, minutes since midnight, and "digest" or "all". Its answer is one line: the
// number of moments from FIRST to LAST by the clocks there and a digest of them, or all of them, in
// seconds since 1970; or "unknown" where there is no such zone.
#include "bot/system_time_zones.hpp"
#include "core/schedule.hpp"

#include <chrono>
#include <cstdint>
#include <iostream>
#include <string>
#include <vector>

namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::seconds;

struct question {
    std::string zone;
    coach::prompt_schedule schedule;
    std::string asked;
};

bool read(std::istream& from, question& out) {
    unsigned bits = 0;
    int at = 0;
    from >> out.zone >> bits >> out.schedule.every_weeks >> at >> out.asked;
    out.schedule.days = coach::weekday_set(static_cast<std::uint8_t>(bits));
    out.schedule.at = std::chrono::minutes(at);
    return static_cast<bool>(from);
}

std::vector<std::int64_t> moments_of(const question& asked, const coach::time_zone& where,
                                     local_days first, local_days last) {
    std::vector<std::int64_t> out;
    const auto end = where.first_moment(last + days(1));
    auto after = where.first_moment(first) - std::chrono::milliseconds(1);
    for (auto next = coach::next_moment(asked.schedule, where, after); next && *next < end;
         next = coach::next_moment(asked.schedule, where, *next)) {
        out.push_back(std::chrono::floor<seconds>(*next).time_since_epoch().count());
    }
    return out;
}

std::uint64_t digest_of(const std::vector<std::int64_t>& moments) {
    std::uint64_t out = 0;
    for (const auto moment : moments) out = out * 1'000'003 + static_cast<std::uint64_t>(moment);
    return out;
}

void answer(const question& asked, const coach::time_zones& zones, local_days first,
            local_days last) {
    if (!zones.knows(asked.zone)) {
        std::cout << "unknown\n";
        return;
    }
    const auto moments = moments_of(asked, zones.find(asked.zone), first, last);
    if (asked.asked == "digest") {
        std::cout << moments.size() << ' ' << digest_of(moments) << '\n';
        return;
    }
    for (const auto moment : moments) std::cout << moment << ' ';
    std::cout << '\n';
}

}  // namespace

int main(int count, char** arguments) {
    const std::vector<std::string> given(arguments, arguments + count);
    const local_days first(days(std::stoi(given.at(1))));
    const local_days last(days(std::stoi(given.at(2))));
    const coach::bot::system_time_zones zones;
    for (question asked; read(std::cin, asked);) {
        asked.schedule.first_week = coach::week_of(first);
        answer(asked, zones, first, last);
    }
}
