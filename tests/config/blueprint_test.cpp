#include "config/framework_file.hpp"
#include "tests/config/blueprint_tables.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <vector>

using coach::testing::blueprint_document;
using texts = std::vector<std::string>;

namespace {

const coach::framework& ladder() {
    return coach::config::embedded_framework();
}

std::string heading_of(std::size_t level) {
    return "### Level " + std::to_string(level + 1) + ": " + ladder().levels[level].title;
}

std::string joined(const texts& parts) {
    std::string out;
    for (const auto& part : parts) out += (out.empty() ? "" : ", ") + part;
    return out;
}

}  // namespace

TEST_CASE("the overview of the levels is the blueprint's") {
    const auto rows = blueprint_document().rows_under("## PM Levels Overview");

    REQUIRE(rows.size() == 5);
    REQUIRE(ladder().levels.size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& level = ladder().levels[i];
        CHECK(level.key == "L" + rows[i].at(0));
        CHECK(texts{std::to_string(i + 1), level.title, level.scope, level.impact} == rows[i]);
    }
}

TEST_CASE("the competencies and their descriptions are the blueprint's") {
    const auto rows = blueprint_document().rows_under("### Core Competencies");

    REQUIRE(rows.size() == 6);
    REQUIRE(ladder().competencies.size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& competency = ladder().competencies[i];
        CHECK(texts{competency.name, competency.description} == rows[i]);
    }
}

TEST_CASE("all 30 stage words are the blueprint's") {
    const auto rows = blueprint_document().rows_under("### Competency by Level");

    REQUIRE(rows.size() == 6);
    std::size_t stages = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& competency = ladder().competencies[i];
        texts cells{competency.short_name};
        for (const auto& stage : competency.stages) cells.push_back(stage.word);
        CHECK(cells == rows[i]);
        stages += competency.stages.size();
    }
    CHECK(stages == 30);
}

TEST_CASE("scope and impact of each level are the blueprint's") {
    const blueprint_document blueprint;
    for (std::size_t i = 0; i < ladder().levels.size(); ++i) {
        const auto& level = ladder().levels[i];
        CHECK(level.scope_detail == blueprint.fact(heading_of(i), "**Scope**:"));
        CHECK(level.impact_detail == blueprint.fact(heading_of(i), "**Impact**:"));
    }
}

TEST_CASE("all 20 key behaviors and 20 growth focuses are the blueprint's") {
    const blueprint_document blueprint;
    std::size_t behaviors = 0;
    std::size_t focuses = 0;
    for (std::size_t i = 0; i < ladder().levels.size(); ++i) {
        const auto& level = ladder().levels[i];
        texts growth;
        std::ranges::transform(level.growth, std::back_inserter(growth),
                               &coach::growth_focus::text);
        CHECK(level.behaviors == blueprint.items(heading_of(i), "**Key Behaviors**:"));
        CHECK(growth == blueprint.items(heading_of(i), "**Growth Focus**:"));
        behaviors += level.behaviors.size();
        focuses += growth.size();
    }
    CHECK(behaviors == 20);
    CHECK(focuses == 20);
}

TEST_CASE("the 5 actions for any level are the blueprint's") {
    const auto rows = blueprint_document().numbered();

    REQUIRE(rows.size() == 5);
    REQUIRE(ladder().actions.size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& action = ladder().actions[i];
        CHECK(texts{action.title, action.detail} == rows[i]);
    }
}

TEST_CASE("the 4 level moves are the blueprint's, one action to each part of a cell") {
    const auto rows = blueprint_document().rows_under("### Level-Specific Development");

    REQUIRE(rows.size() == 4);
    CHECK(ladder().levels.front().moves.empty());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& level = ladder().levels.at(i + 1);
        CHECK(texts{level.key, joined(level.moves)} == rows[i]);
        CHECK(level.moves.size() == 2);
    }
}
