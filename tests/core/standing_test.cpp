#include "core/standing.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/ladders.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/run.hpp"

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

using coach::choose_standing;
using coach::error_code;
using coach::framework;
using coach::person_id;
using coach::place;
using coach::standing;
using coach::testing::create_ladder;
using coach::testing::memory_store;

namespace {

const framework& ladder() {
    static const auto made = create_ladder({.levels = 4});
    return made;
}

standing standing_of(std::string level, std::string target) {
    return {.framework = "test-ladder", .level = std::move(level), .target = std::move(target)};
}

error_code refusal_of(std::size_t level, std::optional<std::size_t> target) {
    return choose_standing(ladder(), level, target).error().code;
}

const person_id ann{.team = coach::team_id("T1"), .member = coach::member_id("U1")};

/// Where the store's Ann stands after she saved this.
std::optional<coach::placement> found_after_saving(const standing& value) {
    memory_store people;
    coach::testing::run(
        people.save_standing(coach::request_key("k"), ann, value, coach::timestamp()));
    return coach::testing::run(coach::find_placement(people, ladder(), ann));
}

}  // namespace

TEST_CASE("who names only a level works towards the next one") {
    CHECK((choose_standing(ladder(), 0, std::nullopt).value() == standing_of("T1", "T2")));
    CHECK((choose_standing(ladder(), 2, std::nullopt).value() == standing_of("T3", "T4")));
}

TEST_CASE("who stands at the top works on staying there") {
    CHECK((choose_standing(ladder(), 3, std::nullopt).value() == standing_of("T4", "T4")));
    CHECK((choose_standing(ladder(), 3, 3).value() == standing_of("T4", "T4")));
}

TEST_CASE("a target may lie any number of levels above") {
    CHECK((choose_standing(ladder(), 0, 1).value() == standing_of("T1", "T2")));
    CHECK((choose_standing(ladder(), 0, 3).value() == standing_of("T1", "T4")));
}

TEST_CASE("a target that is not above the level is refused") {
    CHECK(refusal_of(1, 1) == error_code::target_too_low);
    CHECK(refusal_of(2, 0) == error_code::target_too_low);
    CHECK(refusal_of(3, 2) == error_code::target_too_low);
}

TEST_CASE("a level or target that the ladder lacks is refused with how many it has") {
    CHECK(refusal_of(4, std::nullopt) == error_code::unknown_level);
    CHECK(refusal_of(0, 4) == error_code::unknown_level);
    CHECK(choose_standing(ladder(), 9, 9).error().text == "This ladder has 4 levels.");
}

TEST_CASE("reading the value of a refusal is a bug and says so") {
    CHECK_THROWS_AS(choose_standing(ladder(), 4, std::nullopt).value(), std::logic_error);
}

TEST_CASE("a stored standing is placed on its own ladder") {
    const auto placed = place(ladder(), standing_of("T2", "T4"));

    REQUIRE(placed.has_value());
    CHECK(placed->level == 1);
    CHECK(placed->target == 3);
    CHECK_FALSE(placed->at_top());
    CHECK(place(ladder(), standing_of("T4", "T4"))->at_top());
}

TEST_CASE("who stood at the top of a ladder that has grown works towards its next level") {
    const auto placed = place(ladder(), standing_of("T3", "T3"));

    REQUIRE(placed.has_value());
    CHECK(placed->target == 3);
    CHECK_FALSE(placed->at_top());
}

TEST_CASE("a standing that does not fit the ladder any more has no place") {
    auto elsewhere = standing_of("T2", "T3");
    elsewhere.framework = "engineering";

    CHECK_FALSE(place(ladder(), elsewhere).has_value());
    CHECK_FALSE(place(ladder(), standing_of("T9", "T3")).has_value());
    CHECK_FALSE(place(ladder(), standing_of("T2", "T9")).has_value());
    CHECK_FALSE(place(ladder(), standing_of("T3", "T2")).has_value());
    CHECK_FALSE(place(ladder(), {}).has_value());
}

TEST_CASE("a person is placed where the store has them, once they have chosen") {
    memory_store nobody;

    CHECK_FALSE(coach::testing::run(coach::find_placement(nobody, ladder(), ann)).has_value());
    CHECK(found_after_saving(standing_of("T1", "T3"))->target == 2);
    CHECK_FALSE(found_after_saving(standing_of("gone", "T3")).has_value());
}
