#include "bot/system_time_zones.hpp"

#include "tests/support/catch.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

using namespace coach;
using namespace std::chrono_literals;
using std::chrono::local_days;
using std::chrono::sys_days;

namespace {

const bot::system_time_zones zones;

timestamp first_moment(std::string_view zone, std::chrono::year_month_day day,
                       std::chrono::minutes at) {
    return zones.find(zone).first_moment(local_days(day) + at);
}

}  // namespace

TEST_CASE("clocks show the time of their place, with its daylight saving") {
    const timestamp july = sys_days{2026y / 7 / 1} + 12h;
    const timestamp january = sys_days{2026y / 1 / 1} + 12h;
    CHECK(zones.find("Europe/London").local(july) == local_days{2026y / 7 / 1} + 13h);
    CHECK(zones.find("Europe/London").local(january) == local_days{2026y / 1 / 1} + 12h);
    CHECK(zones.find("Asia/Kathmandu").local(july) == local_days{2026y / 7 / 1} + 17h + 45min);
    CHECK(zones.find("Pacific/Auckland").local(january) == local_days{2026y / 1 / 2} + 1h);
}

TEST_CASE("clocks show whole minutes, also before 1970") {
    const timestamp moment = sys_days{2026y / 7 / 1} + 12h;
    CHECK(zones.find("Asia/Tokyo").local(moment + 59'999ms) == local_days{2026y / 7 / 1} + 21h);
    CHECK(zones.find("Asia/Tokyo").local(moment - 1ms) == local_days{2026y / 7 / 1} + 20h + 59min);
    CHECK(zones.find("UTC").local(timestamp(-1ms)) == local_days{1969y / 12 / 31} + 1439min);
    CHECK(zones.find("Mars").local(timestamp(-1ms)) == local_days{1969y / 12 / 31} + 1439min);
}

TEST_CASE("a time of a place has its moment") {
    CHECK(first_moment("America/New_York", 2026y / 11 / 27, 16h) ==
          sys_days{2026y / 11 / 27} + 21h);
    CHECK(first_moment("Asia/Kathmandu", 2026y / 11 / 27, 16h) ==
          sys_days{2026y / 11 / 27} + 10h + 15min);
}

TEST_CASE("a time that is skipped has the moment of the change") {
    const timestamp change = sys_days{2026y / 3 / 29} + 1h;
    CHECK(first_moment("Europe/London", 2026y / 3 / 29, 60min) == change);
    CHECK(first_moment("Europe/London", 2026y / 3 / 29, 90min) == change);
    CHECK(first_moment("Europe/London", 2026y / 3 / 29, 119min) == change);
    CHECK(first_moment("Europe/London", 2026y / 3 / 29, 120min) == change);
    CHECK(first_moment("Europe/London", 2026y / 3 / 29, 121min) == change + 1min);
    CHECK(first_moment("Australia/Lord_Howe", 2026y / 10 / 4, 135min) ==
          sys_days{2026y / 10 / 3} + 15h + 30min);
    CHECK(first_moment("Pacific/Apia", 2011y / 12 / 30, 9h) == sys_days{2011y / 12 / 30} + 10h);
}

TEST_CASE("a time that happens twice has its first moment") {
    const timestamp change = sys_days{2026y / 10 / 25} + 1h;
    CHECK(first_moment("Europe/London", 2026y / 10 / 25, 60min) == change - 1h);
    CHECK(first_moment("Europe/London", 2026y / 10 / 25, 119min) == change - 1min);
    CHECK(first_moment("Europe/London", 2026y / 10 / 25, 120min) == change + 1h);
}

TEST_CASE("unknown names are UTC, and known to be unknown") {
    for (const std::string name :
         {"", "Mars/Olympus", "europe/london", "../../etc/passwd", "/etc/passwd", "Europe",
          "zone.tab", "tzdata.zi", "iso3166.tab", "leapseconds", "leap-seconds.list"}) {
        CAPTURE(name);
        CHECK_FALSE(zones.knows(name));
        CHECK(first_moment(name, 2026y / 7 / 1, 16h) == sys_days{2026y / 7 / 1} + 16h);
    }
    CHECK(zones.knows("Europe/London"));
    CHECK(zones.knows("UTC"));
}

TEST_CASE("a zone stays where it is") {
    const auto& london = zones.find("Europe/London");
    CHECK(&zones.find("Europe/London") == &london);
    CHECK(&zones.find("Mars") == &zones.find("Venus"));
}

TEST_CASE("many threads may ask at once") {
    const bot::system_time_zones fresh;
    constexpr std::array names{"Europe/Paris", "Asia/Tokyo", "America/Denver", "Africa/Cairo"};
    std::array<std::vector<const time_zone*>, 4> found;
    {
        std::vector<std::jthread> threads;
        for (auto& mine : found) {
            threads.emplace_back([&mine, &fresh, &names] {
                for (int i = 0; i < 400; ++i) {
                    mine.push_back(&fresh.find(names.at(static_cast<std::size_t>(i) % 4)));
                    mine.back()->local(timestamp());
                }
            });
        }
    }
    for (const auto& mine : found) CHECK(mine == found.front());
}
