#include "core/framework.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/ladders.hpp"

#include <cstddef>
#include <optional>
#include <vector>

using coach::find_competencies;
using coach::find_level;
using coach::level_with_key;
using coach::testing::create_ladder;
using positions = std::vector<std::size_t>;

TEST_CASE("a level is found by its number, with or without the word") {
    const auto ladder = create_ladder({.levels = 12});

    CHECK(find_level(ladder, "1") == 0);
    CHECK(find_level(ladder, " 12 ") == 11);
    CHECK(find_level(ladder, "level 3") == 2);
    CHECK(find_level(ladder, "Level3") == 2);
    for (const auto* words :
         {"0", "13", "-1", "01", "1.0", "level", "level 13", "99999999999999"}) {
        INFO(words);
        CHECK(find_level(ladder, words) == std::nullopt);
    }
}

TEST_CASE("a level is found by its key, title or alias, however it is written") {
    const auto ladder = create_ladder();

    CHECK(find_level(ladder, "T2") == 1);
    CHECK(find_level(ladder, "t 2") == 1);
    CHECK(find_level(ladder, "rung  2B") == 1);
    CHECK(find_level(ladder, "RUNG\u00A02b") == 1);
    CHECK(find_level(ladder, "Step 3b") == 2);
    CHECK(find_level(ladder, "step") == std::nullopt);
    CHECK(find_level(ladder, "rung 2") == std::nullopt);
    CHECK(find_level(ladder, "") == std::nullopt);
}

TEST_CASE("typographic quotes and dashes in a title do not matter") {
    auto ladder = create_ladder();
    ladder.levels[1].title = "Founder\u2019s PM";
    ladder.levels[2].title = "Co-Lead";

    CHECK(find_level(ladder, "founder's pm") == 1);
    CHECK(find_level(ladder, "co\u2013lead") == 2);
}

TEST_CASE("a stored key is matched exactly") {
    const auto ladder = create_ladder();

    CHECK(level_with_key(ladder, "T3") == 2);
    CHECK(level_with_key(ladder, "t3") == std::nullopt);
    CHECK(level_with_key(ladder, "T4") == std::nullopt);
}

TEST_CASE("a competency is found by each of its names") {
    auto ladder = create_ladder();
    ladder.competencies[1] = {.key = "working-together",
                              .name = "Working Together",
                              .short_name = "Together",
                              .description = "",
                              .aliases = {"Collaboration", "командная работа"},
                              .stages = {}};

    for (const auto* words : {"working-together", "WORKING TOGETHER", "together", "collaboration",
                              "Командная  Работа", "collab", "work", "t"}) {
        INFO(words);
        CHECK(find_competencies(ladder, words) == positions{1});
    }
    CHECK(find_competencies(ladder, "gether").empty());
    CHECK(find_competencies(ladder, "").empty());
    CHECK(find_competencies(ladder, "  ").empty());
}

TEST_CASE("a prefix of several competencies finds them all, a whole name only its own") {
    const auto ladder = create_ladder({.competencies = {"Product", "Product Sense", "Process"}});

    CHECK(find_competencies(ladder, "pro") == positions{0, 1, 2});
    CHECK(find_competencies(ladder, "prod") == positions{0, 1});
    CHECK(find_competencies(ladder, "product") == positions{0});
    CHECK(find_competencies(ladder, "product s") == positions{1});
}
