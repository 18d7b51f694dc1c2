#include "core/feedback_times.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/drawn_zones.hpp"

#include <chrono>
#include <optional>
#include <random>
#include <vector>

using namespace coach;
using namespace coach::testing;
using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::sys_days;

namespace {

const drawn_zone utc{0min};
const drawn_zone kathmandu{5h + 45min};
// Clocks go an hour forward in the night to 29 March, back in the night to 25 October.
const drawn_zone london{
    0min, {{sys_days{2026y / 3 / 29} + 1h, 60min}, {sys_days{2026y / 10 / 25} + 1h, 0min}}};
// Clocks go forward at midnight: 6 September begins at 1:00.
const drawn_zone santiago{-240min, {{sys_days{2026y / 9 / 6} + 4h, -180min}}};
// Leaves out Friday, 30 December 2011.
const drawn_zone apia{-600min, {{sys_days{2011y / 12 / 30} + 10h, 840min}}};

const sys_days monday{2026y / 11 / 23};
const sys_days tuesday = monday + days{1};
const sys_days wednesday = monday + days{2};
const sys_days thursday = monday + days{3};
const sys_days friday = monday + days{4};
const sys_days saturday = monday + days{5};
const sys_days next_monday = monday + days{7};

/// The end of the day in UTC.
timestamp until(sys_days day) {
    return day + days{1};
}

}  // namespace

TEST_CASE("people work from Monday to Friday, from nine to five by their own clocks") {
    CHECK(is_working_time(utc, monday + 9h));
    CHECK(is_working_time(utc, friday + 17h - 1ms));
    CHECK_FALSE(is_working_time(utc, monday + 9h - 1ms));
    CHECK_FALSE(is_working_time(utc, friday + 17h));
    CHECK_FALSE(is_working_time(utc, saturday + 12h));
    CHECK_FALSE(is_working_time(utc, saturday + 36h));
    CHECK(is_working_time(kathmandu, monday + 3h + 15min));
    CHECK_FALSE(is_working_time(kathmandu, monday + 12h));
}

TEST_CASE("what lies in working time stays; the rest waits for the next morning of work") {
    CHECK(next_working_time(utc, monday + 9h) == monday + 9h);
    CHECK(next_working_time(utc, monday + 16h + 59min) == monday + 16h + 59min);
    CHECK(next_working_time(utc, monday + 3h) == monday + 9h);
    CHECK(next_working_time(utc, monday + 17h) == tuesday + 9h);
    CHECK(next_working_time(utc, friday + 20h) == next_monday + 9h);
    CHECK(next_working_time(utc, saturday + 12h) == next_monday + 9h);
    CHECK(next_working_time(kathmandu, monday + 12h) == tuesday + 3h + 15min);
}

TEST_CASE("the next morning of work keeps its hour when clocks are set") {
    CHECK(next_working_time(london, sys_days{2026y / 3 / 27} + 18h) ==
          sys_days{2026y / 3 / 30} + 8h);
    CHECK(next_working_time(london, sys_days{2026y / 10 / 23} + 18h) ==
          sys_days{2026y / 10 / 26} + 9h);
}

TEST_CASE("the first reminder comes three working days after the request, at its time of day") {
    const auto due = until(monday + days{14});
    CHECK(first_reminder(utc, monday + 10h + 5min, due) == thursday + 10h + 5min);
    CHECK(first_reminder(utc, tuesday + 10h, due) == friday + 10h);
    CHECK(first_reminder(utc, wednesday + 10h, due) == next_monday + 10h);
    CHECK(first_reminder(utc, friday + 10h, due) == next_monday + days{2} + 10h);
    CHECK(first_reminder(utc, saturday + 10h, due) == next_monday + days{2} + 10h);
}

TEST_CASE("who is asked early or late is reminded within working time") {
    const auto due = until(monday + days{14});
    CHECK(first_reminder(utc, monday + 6h, due) == thursday + 9h);
    CHECK(first_reminder(utc, monday + 22h, due) == thursday + 16h + 59min);
    CHECK(last_reminder(utc, monday + 6h, due) == monday + days{11} + 9h);
    CHECK(last_reminder(utc, monday + 22h, due) == monday + days{11} + 16h + 59min);
    CHECK(first_reminder(kathmandu, monday + 10h, due) == thursday + 10h);
    CHECK(first_reminder(kathmandu, monday + 14h, due) == thursday + 11h + 14min);
}

TEST_CASE("the last reminder comes a day before the request is due") {
    CHECK(last_reminder(utc, monday + 10h, until(friday)) == thursday + 10h);
    CHECK(last_reminder(utc, monday + 10h, until(wednesday)) == tuesday + 10h);
    CHECK(last_reminder(kathmandu, monday + 5h, until(friday)) == thursday + 5h);
}

TEST_CASE("the last reminder comes on Friday where the day before lies in a weekend") {
    CHECK(last_reminder(utc, monday + 10h, until(saturday)) == friday + 10h);
    CHECK(last_reminder(utc, monday + 10h, until(saturday + days{1})) == friday + 10h);
    CHECK(last_reminder(utc, monday + 10h, until(next_monday)) == friday + 10h);
    CHECK(last_reminder(utc, monday + 10h, until(next_monday + days{1})) == next_monday + 10h);
}

TEST_CASE("where a request is due shortly, the first reminder, and then the last, is left out") {
    CHECK_FALSE(first_reminder(utc, monday + 10h, until(thursday)));
    CHECK(last_reminder(utc, monday + 10h, until(thursday)) == wednesday + 10h);
    CHECK_FALSE(first_reminder(utc, monday + 10h, until(friday)));
    CHECK(last_reminder(utc, monday + 10h, until(friday)) == thursday + 10h);
    CHECK(first_reminder(utc, monday + 10h, until(saturday)) == thursday + 10h);
    CHECK_FALSE(first_reminder(utc, friday + 10h, until(saturday + days{1})));
    CHECK_FALSE(last_reminder(utc, friday + 10h, until(saturday + days{1})));
}

TEST_CASE("a reminder keeps its time of day when clocks are set in between") {
    const timestamp asked = sys_days{2026y / 3 / 26} + 10h;
    const timestamp due = sys_days{2026y / 4 / 8} + 23h;
    CHECK(first_reminder(london, asked, due) == sys_days{2026y / 3 / 31} + 9h);
    CHECK(last_reminder(london, asked, due) == sys_days{2026y / 4 / 7} + 9h);
}

TEST_CASE("a day that a place leaves out is no working day") {
    const timestamp asked = sys_days{2011y / 12 / 28} + 20h;  // Wednesday, 10:00
    const timestamp due = sys_days{2012y / 1 / 11};

    CHECK(first_reminder(apia, asked, due) == sys_days{2012y / 1 / 2} + 20h);
    CHECK(last_reminder(apia, asked - days{5}, sys_days{2012y / 1 / 1}) ==
          sys_days{2011y / 12 / 29} + 20h);
    CHECK(next_working_time(apia, sys_days{2011y / 12 / 30} + 4h) == sys_days{2012y / 1 / 1} + 19h);
}

TEST_CASE("a day ends where the next one begins") {
    CHECK(end_of_day(utc, 2026y / 11 / 30) == sys_days{2026y / 12 / 1});
    CHECK(end_of_day(kathmandu, 2026y / 12 / 31) == sys_days{2026y / 12 / 31} + 18h + 15min);
    CHECK(end_of_day(london, 2026y / 3 / 29) == sys_days{2026y / 3 / 29} + 23h);
    CHECK(end_of_day(santiago, 2026y / 9 / 5) == sys_days{2026y / 9 / 6} + 4h);
    CHECK(end_of_day(apia, 2011y / 12 / 29) == sys_days{2011y / 12 / 30} + 10h);
}

TEST_CASE("whenever something is asked, its reminders are in working time, in order and in time") {
    std::mt19937 random(360);
    const std::vector<const time_zone*> zones{&utc, &kathmandu, &london, &santiago, &apia};
    for (int round = 0; round < 2000; ++round) {
        const auto& where = *zones[random() % zones.size()];
        const auto year = &where == &apia ? 2011y : 2026y;
        const timestamp asked = sys_days{year / 1 / 1} + std::chrono::minutes(random() % 525'600);
        const timestamp due = asked + std::chrono::minutes(random() % (30 * 24 * 60));
        const auto first = first_reminder(where, asked, due);
        const auto last = last_reminder(where, asked, due);
        CAPTURE(round, asked.time_since_epoch().count(), due.time_since_epoch().count());

        CHECK((!first || is_working_time(where, *first)));
        CHECK((!last || is_working_time(where, *last)));
        CHECK((!first || (last && asked < *first && *first < *last)));
        CHECK((!last || (asked < *last && *last <= due - days{1})));
        CHECK((last || due - asked < days{5}));
        CHECK(is_working_time(where, next_working_time(where, asked)));
        CHECK(next_working_time(where, asked) >= asked);
    }
}
