#include "core/comparison.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/ladders.hpp"

#include <string>
#include <vector>

using coach::compare_levels;
using coach::testing::create_ladder;
using texts = std::vector<std::string>;

TEST_CASE("a comparison goes from the lower level to the higher, in either order") {
    const auto ladder = create_ladder();

    const auto up = compare_levels(ladder, 0, 1);
    const auto down = compare_levels(ladder, 1, 0);

    CHECK(up.from == 0);
    CHECK(up.to == 1);
    CHECK(down.from == 0);
    CHECK(down.to == 1);
    CHECK(down.added == up.added);
    CHECK(down.still_needed == up.still_needed);
}

TEST_CASE("a comparison names the stages of every competency at both levels") {
    const auto ladder =
        create_ladder({.levels = 4, .competencies = {"Craft", "Teamwork", "Voice"}});

    const auto step = compare_levels(ladder, 1, 3);

    REQUIRE(step.stages.size() == 3);
    for (std::size_t i = 0; i < step.stages.size(); ++i) {
        CHECK(step.stages[i].competency == i);
        CHECK((step.stages[i].from == ladder.competencies[i].stages[1]));
        CHECK((step.stages[i].to == ladder.competencies[i].stages[3]));
    }
}

TEST_CASE("what the lower level asks stays, and each level above it adds its own") {
    const auto ladder = create_ladder({.levels = 4});

    const auto step = compare_levels(ladder, 0, 2);

    CHECK(step.still_needed == texts{"Behavior 1a", "Behavior 1b"});
    CHECK(step.added == texts{"Behavior 2a", "Behavior 2b", "Behavior 3a", "Behavior 3b"});
}
