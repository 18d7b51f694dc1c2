#include "sandbox/workspace/time_zone.hpp"

#include "tests/support/catch.hpp"

#include <chrono>
#include <stdexcept>

using namespace coach::sandbox;
using namespace std::chrono_literals;

namespace {

const std::chrono::system_clock::time_point july{1'751'760'000s};     // 2025-07-06
const std::chrono::system_clock::time_point january{1'736'121'600s};  // 2025-01-06

}  // namespace

TEST_CASE("an offset follows daylight saving", "[rule:tz-offset-follows-daylight-saving]") {
    CHECK(offset_at("Europe/London", july).from_utc == 1h);
    CHECK(offset_at("Europe/London", july).abbreviation == "BST");
    CHECK(offset_at("Europe/London", january).from_utc == 0h);
    CHECK(offset_at("Pacific/Auckland", july).from_utc == 12h);
    CHECK(offset_at("Pacific/Auckland", january).from_utc == 13h);
}

TEST_CASE("offsets need not be whole hours") {
    CHECK(offset_at("Asia/Kathmandu", july).from_utc == 5h + 45min);
    CHECK(offset_at("Asia/Kolkata", july).from_utc == 5h + 30min);
}

TEST_CASE("names that are no zone are told apart") {
    CHECK(is_time_zone("Asia/Kathmandu"));
    CHECK_FALSE(is_time_zone("Mars/Olympus"));
    CHECK_FALSE(is_time_zone(""));
    CHECK_THROWS_AS(offset_at("Mars/Olympus", july), std::runtime_error);
}
