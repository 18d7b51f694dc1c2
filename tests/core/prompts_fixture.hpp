#pragma once

#include "core/prompts.hpp"
#include "tests/support/drawn_zones.hpp"

#include <chrono>
#include <initializer_list>
#include <string>
#include <utility>

namespace coach::testing {

inline timestamp moment_of(std::chrono::year_month_day day, int hour) {
    return std::chrono::sys_days(day) + std::chrono::hours(hour);
}

/// Places of the year 2026.
inline const drawn_zones& places() {
    using namespace std::chrono_literals;
    static const drawn_zones all({
        {"Europe/London",
         0min,
         {{moment_of(2026y / 3 / 29, 1), 1h}, {moment_of(2026y / 10 / 25, 1), 0h}}},
        {"America/New_York",
         -5h,
         {{moment_of(2026y / 3 / 8, 7), -4h}, {moment_of(2026y / 11 / 1, 6), -5h}}},
        {"Asia/Kathmandu", 5h + 45min, {}},
        {"Pacific/Auckland",
         13h,
         {{moment_of(2026y / 4 / 4, 14), 12h}, {moment_of(2026y / 9 / 26, 14), 13h}}},
        {"Pacific/Honolulu", -10h, {}},
    });
    return all;
}

inline const timestamp monday_noon = moment_of({std::chrono::year(2026) / 11 / 23}, 12);

/// Friday at 16:00 in London.
inline const timestamp friday_due = moment_of({std::chrono::year(2026) / 11 / 27}, 16);

/// A schedule of some days, Monday being 1.
inline prompt_schedule asked_on(std::initializer_list<unsigned> days,
                                std::chrono::minutes at = std::chrono::hours(16),
                                unsigned every_weeks = 1) {
    prompt_schedule out{.days = {}, .every_weeks = every_weeks, .at = at, .first_week = {}};
    for (const auto day : days) out.days.add(std::chrono::weekday(day));
    return out;
}

inline prompt_schedule asked_daily(std::chrono::minutes at = std::chrono::hours(16)) {
    return asked_on({1, 2, 3, 4, 5, 6, 7}, at);
}

inline presence there_in(std::string zone) {
    return {
        .time_zone = std::move(zone), .is_here = true, .on_vacation = false, .vacation_ends = {}};
}

/// Somebody in that place who has chosen that at that moment.
inline prompts who_chose(prompt_choice chosen, timestamp now, std::string zone = "Europe/London") {
    prompts nobody;
    nobody.who = {team_id("T1"), member_id("U1")};
    nobody.version = 7;
    const auto there = seen(nobody, there_in(std::move(zone)), places(), now);
    return choose(there, chosen, places(), now);
}

/// Somebody who has let the most prompts pass, and then the question whether to go on.
inline prompts who_is_silent(timestamp now, bool look_back = false) {
    auto of = who_chose({.schedule = asked_daily(), .look_back = look_back}, now);
    for (unsigned i = 0; i <= most_unanswered; ++i) of = take_due(of, places(), *of.next).after;
    return of;
}

inline prompt_step take(const prompts& of, timestamp now) {
    return take_due(of, places(), now);
}

/// What is sent to them.
inline outgoing expected(outgoing_kind kind, std::string about, timestamp due) {
    return {.to = {team_id("T1"), member_id("U1")},
            .kind = kind,
            .about = std::move(about),
            .due = due,
            .expires = due + std::chrono::hours(12)};
}

}  // namespace coach::testing
