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
