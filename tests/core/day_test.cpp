#include "core/day.hpp"

#include "tests/support/catch.hpp"

#include <chrono>
#include <string>

using namespace coach;
using namespace std::chrono_literals;

TEST_CASE("a day is read as Slack writes it") {
    CHECK(read_day("2026-09-01") == 2026y / 9 / 1);
    CHECK(read_day("2028-02-29") == 2028y / 2 / 29);
    CHECK(write_day(2026y / 9 / 1) == "2026-09-01");
    CHECK(write_day(*read_day("0007-12-31")) == "0007-12-31");
}

TEST_CASE("what is no day of the calendar is not read") {
    for (const std::string text :
         {"", "2026-9-1", "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "2026-01-32",
          "2026/09/01", "yyyy-mm-dd", "-026-09-01", "2026-09-01 ", " 026-09-01", "2026-+1-01"}) {
        CAPTURE(text);
        CHECK_FALSE(read_day(text));
    }
}

TEST_CASE("a day is spelled so that nobody mistakes the month for it") {
    CHECK(spell_day(2026y / 9 / 1) == "1 Sep 2026");
    CHECK(spell_day(2026y / 12 / 31) == "31 Dec 2026");
}

TEST_CASE("a moment is written in UTC, to the millisecond") {
    const auto night = std::chrono::sys_days{2026y / 9 / 1} + 3h + 4min + 5s + 6ms;
    CHECK(write_moment(night) == "2026-09-01T03:04:05.006Z");
    CHECK(write_moment(timestamp{}) == "1970-01-01T00:00:00.000Z");
    CHECK(write_moment(timestamp{-1ms}) == "1969-12-31T23:59:59.999Z");
    CHECK(day_of(night) == 2026y / 9 / 1);
    CHECK(day_of(timestamp{-1ms}) == 1969y / 12 / 31);
}
