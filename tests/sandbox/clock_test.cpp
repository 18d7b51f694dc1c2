#include "sandbox/control/clock.hpp"

#include "tests/sandbox/stand_in_fixture.hpp"
#include "tests/support/catch.hpp"

#include <chrono>
#include <string>

using namespace coach::sandbox;
using namespace coach::testing;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

using fixture = stand_in_fixture;
using std::chrono::sys_days;
using std::chrono::year;

person someone_in(std::string tz) {
    person out;
    out.tz = std::move(tz);
    return out;
}

}  // namespace

TEST_CASE("tomorrow morning is nine o'clock where the person lives") {
    const auto noon = sys_days(year(2026) / 11 / 22) + 12h;

    CHECK(next_local(someone_in("Asia/Kathmandu"), noon, {}, 9h) ==
          sys_days(year(2026) / 11 / 23) + 3h + 15min);
    CHECK(next_local(someone_in("America/New_York"), noon, {}, 9h) ==
          sys_days(year(2026) / 11 / 23) + 14h);
}

TEST_CASE("the next Friday is today only before the hour") {
    const auto friday = sys_days(year(2026) / 11 / 27);
    const auto london = someone_in("Europe/London");

    CHECK(next_local(london, friday + 15h, std::chrono::Friday, 16h) == friday + 16h);
    CHECK(next_local(london, friday + 16h, std::chrono::Friday, 16h) ==
          friday + std::chrono::days(7) + 16h);
}

TEST_CASE("a time that daylight saving skips is the first one after it") {
    const auto eve = sys_days(year(2026) / 3 / 28) + 12h;

    CHECK(next_local(someone_in("Europe/London"), eve, {}, 1h + 30min) ==
          sys_days(year(2026) / 3 / 29) + 1h);
}

TEST_CASE_METHOD(fixture, "the clock goes forward, to a moment, and back to the real time") {
    CHECK(body_of(control("clock", {{"forward", 3600}})) ==
          json{{"now", 1'760'003'600.0}, {"moved_by", 3600.0}});
    CHECK(slack.moved_by() == 1h);
    now.wall += 1h;
    CHECK(changes("clock").at(0)["moved_by"] == 3600.0);

    CHECK(body_of(control("clock", {{"to", 1'760'086'400}}))["moved_by"] == 86'400.0);
    now.wall += 23h;
    CHECK(body_of(control("clock", {{"to", "tomorrow_morning"}}))["now"].get<double>() >
          1'760'086'400.0);
    control("clock", {{"reset", true}});
    CHECK(slack.moved_by() == 0h);
}

TEST_CASE_METHOD(fixture, "the clock never shows less than the real time") {
    control("clock", {{"to", 5}});
    CHECK(slack.moved_by() == 0h);

    CHECK(control("clock", {{"forward", "far"}}).status == 400);
    CHECK(control("clock", {{"to", "yesterday"}}).status == 400);
    CHECK(control("clock", json::object()).status == 400);
}

TEST_CASE_METHOD(fixture, "the state says what time it is") {
    const auto clock = body_of(request("GET", "/_sandbox/state"))["clock"];

    CHECK(clock == json{{"now", 1'760'000'000.0}, {"moved_by", 0.0}});
}
