#include "core/schedule.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/drawn_zones.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <random>
#include <vector>

using namespace coach;
using namespace coach::testing;
using namespace std::chrono_literals;
using std::chrono::local_days;
using std::chrono::sys_days;
using std::chrono::weekday;

namespace {

constexpr weekday monday = std::chrono::Monday;
constexpr weekday tuesday = std::chrono::Tuesday;
constexpr weekday friday = std::chrono::Friday;
constexpr weekday saturday = std::chrono::Saturday;
constexpr weekday sunday = std::chrono::Sunday;

const drawn_zone utc{0min};
const drawn_zone kathmandu{5h + 45min};
// Clocks go an hour forward in the night to 29 March, back in the night to 25 October.
const drawn_zone london{
    0min, {{sys_days{2026y / 3 / 29} + 1h, 60min}, {sys_days{2026y / 10 / 25} + 1h, 0min}}};
// The same at the end of Saturday: from 23:00 to midnight, and from midnight to 23:00.
const drawn_zone nuuk{
    -120min, {{sys_days{2026y / 3 / 29} + 1h, -60min}, {sys_days{2026y / 10 / 25} + 1h, -120min}}};
// Leaves out Friday, 30 December 2011.
const drawn_zone apia{-600min, {{sys_days{2011y / 12 / 30} + 10h, 840min}}};

prompt_schedule on(std::initializer_list<weekday> days, std::chrono::minutes at,
                   unsigned every_weeks = 1, local_days first_week = {}) {
    prompt_schedule out{.days = {}, .every_weeks = every_weeks, .at = at, .first_week = first_week};
    for (const auto day : days) out.days.add(day);
    return out;
}

prompt_schedule daily(std::chrono::minutes at) {
    return {.days = weekday_set(0x7F), .every_weeks = 1, .at = at, .first_week = {}};
}

using moments = std::vector<timestamp>;

/// The first of the schedule's moments after that one.
moments following(const prompt_schedule& chosen, const time_zone& where, timestamp after,
                  std::size_t count) {
    moments out;
    for (auto next = next_moment(chosen, where, after); next && out.size() < count;
         next = next_moment(chosen, where, *next)) {
        out.push_back(*next);
    }
    return out;
}

}  // namespace

TEST_CASE("a set of weekdays has what was added and nothing else") {
    weekday_set some;
    CHECK(some.empty());
    some.add(sunday);
    some.add(tuesday);

    CHECK(some.bits() == 66);
    CHECK(some.has(sunday));
    CHECK_FALSE(some.has(monday));
    CHECK(some.days() == std::vector{tuesday, sunday});
    CHECK(weekday_set(0xFF) == weekday_set(0x7F));
    CHECK(weekday_set().days().empty());
}

TEST_CASE("a week begins on Monday") {
    const local_days begin{2026y / 11 / 23};
    for (int day = 0; day < 7; ++day) CHECK(week_of(begin + std::chrono::days(day)) == begin);
    CHECK(week_of(begin - std::chrono::days(1)) == begin - std::chrono::days(7));
    CHECK(week_of(local_days{1969y / 12 / 31}) == local_days{1969y / 12 / 29});
}

TEST_CASE("the next moment is the next named day's, at that time of the place") {
    const auto chosen = on({friday}, 16h);
    const auto thursday = sys_days{2026y / 11 / 26} + 12h;

    CHECK(next_moment(chosen, utc, thursday) == sys_days{2026y / 11 / 27} + 16h);
    CHECK(next_moment(chosen, kathmandu, thursday) == sys_days{2026y / 11 / 27} + 10h + 15min);
    CHECK(next_moment(chosen, nuuk, thursday) == sys_days{2026y / 11 / 27} + 18h);
}

TEST_CASE("the next moment lies after the given one, to the millisecond") {
    const auto chosen = on({friday}, 16h);
    const timestamp due = sys_days{2026y / 11 / 27} + 16h;

    CHECK(next_moment(chosen, utc, due - 1ms) == due);
    CHECK(next_moment(chosen, utc, due) == due + 168h);
    CHECK(next_moment(chosen, utc, due + 59s) == due + 168h);
}

TEST_CASE("several days of a week come one after the other") {
    CHECK(following(on({friday, tuesday}, 9h), utc, sys_days{2026y / 11 / 24} + 9h, 3) ==
          moments{sys_days{2026y / 11 / 27} + 9h, sys_days{2026y / 12 / 1} + 9h,
                  sys_days{2026y / 12 / 4} + 9h});
}

TEST_CASE("every second and fourth week is counted from the first") {
    const local_days first{2026y / 11 / 23};
    const timestamp before = sys_days{2026y / 11 / 20};

    CHECK(following(on({tuesday, friday}, 9h, 2, first), utc, before, 4) ==
          moments{sys_days{2026y / 11 / 24} + 9h, sys_days{2026y / 11 / 27} + 9h,
                  sys_days{2026y / 12 / 8} + 9h, sys_days{2026y / 12 / 11} + 9h});
    CHECK(following(on({sunday}, 9h, 4, first), utc, before, 3) ==
          moments{sys_days{2026y / 11 / 29} + 9h, sys_days{2026y / 12 / 27} + 9h,
                  sys_days{2027y / 1 / 24} + 9h});
}

TEST_CASE("nothing is asked before the first week") {
    const local_days first{2027y / 3 / 1};
    CHECK(next_moment(on({friday}, 9h, 1, first), utc, sys_days{2026y / 11 / 20}) ==
          sys_days{2027y / 3 / 5} + 9h);
}

TEST_CASE("a schedule without days has no next moment") {
    CHECK_FALSE(next_moment(on({}, 16h), utc, sys_days{2026y / 11 / 20}));
    CHECK(begin_at(on({}, 16h, 2), utc, sys_days{2026y / 11 / 20}).first_week ==
          local_days{2026y / 11 / 16});
}

TEST_CASE("no number of weeks is too odd for an answer") {
    const timestamp now = sys_days{2026y / 11 / 24} + 10h;
    CHECK(next_moment(on({tuesday}, 9h, 0), utc, now) == sys_days{2026y / 12 / 1} + 9h);
    CHECK(next_moment(on({tuesday}, 9h, 4'000'000'000), utc, now));
}

TEST_CASE("a time that daylight saving skips comes in the first valid minute") {
    CHECK(following(daily(90min), london, sys_days{2026y / 3 / 28}, 3) ==
          moments{sys_days{2026y / 3 / 28} + 90min, sys_days{2026y / 3 / 29} + 1h,
                  sys_days{2026y / 3 / 30} + 30min});
}

TEST_CASE("a time that happens twice comes the first time, and once") {
    CHECK(following(daily(90min), london, sys_days{2026y / 10 / 24}, 3) ==
          moments{sys_days{2026y / 10 / 24} + 30min, sys_days{2026y / 10 / 25} + 30min,
                  sys_days{2026y / 10 / 26} + 90min});
    const timestamp second_time = sys_days{2026y / 10 / 25} + 90min;
    CHECK(next_moment(daily(90min), london, second_time - 1ms) ==
          sys_days{2026y / 10 / 26} + 90min);
}

TEST_CASE("a day that ends in the skipped hour has its moment at midnight") {
    const auto chosen = on({saturday}, 23h + 30min);
    const timestamp midnight = sys_days{2026y / 3 / 29} + 1h;

    CHECK(next_moment(chosen, nuuk, midnight - 90min) == midnight);
    CHECK(next_moment(chosen, nuuk, midnight) == midnight + 7 * 24h - 30min);
    CHECK(following(daily(0min), nuuk, midnight - 1ms, 2) == moments{midnight, midnight + 24h});
}

TEST_CASE("a day whose end happens twice has one moment") {
    const timestamp first_time = sys_days{2026y / 10 / 25} + 30min;
    CHECK(following(daily(23h + 30min), nuuk, first_time - 1ms, 2) ==
          moments{first_time, first_time + 25h});
    CHECK(following(daily(0min), nuuk, first_time, 1) == moments{sys_days{2026y / 10 / 25} + 2h});
}

TEST_CASE("a day that a place leaves out has no moment") {
    CHECK(following(daily(9h), apia, sys_days{2011y / 12 / 29}, 2) ==
          moments{sys_days{2011y / 12 / 29} + 19h, sys_days{2011y / 12 / 30} + 19h});
    CHECK(following(on({friday}, 9h, 4, local_days{2011y / 11 / 28}), apia,
                    sys_days{2011y / 12 / 3} + 12h, 1) == moments{sys_days{2012y / 1 / 26} + 19h});
}

TEST_CASE("who chooses is asked in the coming week, however many lie between") {
    const timestamp thursday = sys_days{2026y / 11 / 26} + 12h;
    const local_days this_week{2026y / 11 / 23};

    CHECK(begin_at(on({friday}, 16h, 2), utc, thursday).first_week == this_week);
    CHECK(begin_at(on({tuesday}, 16h, 4), utc, thursday).first_week ==
          this_week + std::chrono::days(7));
    CHECK(begin_at(on({tuesday, friday}, 16h, 2), utc, thursday).first_week == this_week);
}

TEST_CASE("who chooses after the day's time, or on the weekend, begins next week") {
    const local_days this_week{2026y / 11 / 23};
    const timestamp friday_evening = sys_days{2026y / 11 / 27} + 16h;
    const timestamp sunday_noon = sys_days{2026y / 11 / 29} + 12h;

    CHECK(begin_at(on({friday}, 16h, 2), utc, friday_evening).first_week ==
          this_week + std::chrono::days(7));
    CHECK(begin_at(on({friday}, 16h, 2), utc, friday_evening - 1ms).first_week == this_week);
    CHECK(begin_at(on({tuesday, friday}, 16h, 4), utc, sunday_noon).first_week ==
          this_week + std::chrono::days(7));
    CHECK(begin_at(on({sunday}, 16h, 4), utc, sunday_noon).first_week == this_week);
}

TEST_CASE("what was counted before is counted anew") {
    const timestamp thursday = sys_days{2026y / 11 / 26} + 12h;
    const auto chosen = begin_at(on({friday}, 16h, 4, local_days{2030y / 1 / 7}), utc, thursday);
    CHECK(next_moment(chosen, utc, thursday) == sys_days{2026y / 11 / 27} + 16h);
}

TEST_CASE("a month begins on its first day from Monday to Friday") {
    CHECK(next_month_begin(utc, 10h, sys_days{2026y / 11 / 22}) == sys_days{2026y / 12 / 1} + 10h);
    CHECK(next_month_begin(utc, 10h, sys_days{2026y / 7 / 20}) == sys_days{2026y / 8 / 3} + 10h);
    CHECK(next_month_begin(utc, 10h, sys_days{2026y / 10 / 31}) == sys_days{2026y / 11 / 2} + 10h);
    CHECK(next_month_begin(utc, 10h, sys_days{2026y / 12 / 2}) == sys_days{2027y / 1 / 1} + 10h);
    CHECK(next_month_begin(kathmandu, 10h, sys_days{2026y / 10 / 31}) ==
          sys_days{2026y / 11 / 2} + 4h + 15min);
}

TEST_CASE("the begin of a month lies after the given moment") {
    const timestamp begin = sys_days{2026y / 12 / 1} + 10h;
    CHECK(next_month_begin(utc, 10h, begin - 1ms) == begin);
    CHECK(next_month_begin(utc, 10h, begin) == sys_days{2027y / 1 / 1} + 10h);
    CHECK(next_month_begin(nuuk, 0min, sys_days{2026y / 12 / 1} + 1h) ==
          sys_days{2026y / 12 / 1} + 2h);
}

TEST_CASE("the last month is that before the place's own") {
    const timestamp new_year = sys_days{2027y / 1 / 1} + 30min;
    CHECK(last_month(utc, new_year) == 2026y / 12);
    CHECK(last_month(kathmandu, new_year) == 2026y / 12);
    CHECK(last_month(nuuk, new_year) == 2026y / 11);
}

TEST_CASE("who moves keeps the day that comes next") {
    const auto chosen = daily(16h);
    const timestamp next = sys_days{2026y / 11 / 27} + 16h;  // Friday in UTC

    CHECK(move_moment(chosen, utc, nuuk, next, next - 20h) == next + 2h);
    CHECK(move_moment(chosen, utc, kathmandu, next, next - 20h) == next - 5h - 45min);
    CHECK(move_moment(chosen, utc, kathmandu, next, next - 5h) == next + 24h - 5h - 45min);
    CHECK_FALSE(move_moment(on({}, 16h), utc, nuuk, next, next));
}

TEST_CASE("who moves away from a day whose time was skipped keeps that day") {
    const auto chosen = on({saturday}, 23h + 30min);
    const timestamp midnight = sys_days{2026y / 3 / 29} + 1h;
    CHECK(move_moment(chosen, nuuk, kathmandu, midnight, midnight - 24h) ==
          sys_days{2026y / 3 / 28} + 17h + 45min);
}

TEST_CASE("who moves keeps the month that comes next") {
    const timestamp begin = sys_days{2026y / 12 / 1} + 10h;
    CHECK(move_month_begin(utc, nuuk, 10h, begin, begin - 24h) == begin + 2h);
    CHECK(move_month_begin(utc, kathmandu, 10h, begin, begin - 24h) == begin - 5h - 45min);
    CHECK(move_month_begin(utc, kathmandu, 10h, begin, begin - 1h) ==
          sys_days{2027y / 1 / 1} + 4h + 15min);
    CHECK(move_month_begin(utc, nuuk, 10h, sys_days{2027y / 1 / 1} + 10h, begin) ==
          sys_days{2027y / 1 / 1} + 12h);
}

TEST_CASE("each day that any schedule names has one moment, in their order") {
    std::mt19937 random(20'261'122);
    const std::vector<const time_zone*> zones{&utc, &kathmandu, &london, &nuuk, &apia};
    const auto below = [&](unsigned limit) { return static_cast<unsigned>(random() % limit); };
    for (int round = 0; round < 300; ++round) {
        const auto& where = *zones[below(5)];
        const unsigned every = 1U << below(3);
        prompt_schedule chosen{
            .days = weekday_set(static_cast<std::uint8_t>(1 + below(127))),
            .every_weeks = every,
            .at = std::chrono::minutes(below(24 * 60)),
            .first_week = week_of(local_days{2026y / 1 / 1}) + below(60) * std::chrono::days(7)};
        CAPTURE(round, chosen.days.bits(), every, chosen.at.count());
        moments expected;
        const auto end = chosen.first_week + std::chrono::days(400);
        for (auto day = chosen.first_week; day < end; day += std::chrono::days(1)) {
            if (!chosen.days.has(weekday(day))) continue;
            if ((day - chosen.first_week).count() / 7 % every != 0) continue;
            expected.push_back(where.first_moment(day + chosen.at));
        }
        const timestamp begin = where.first_moment(chosen.first_week) - 1ms;
        CHECK(following(chosen, where, begin, expected.size()) == expected);
    }
}
