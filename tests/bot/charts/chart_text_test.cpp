#include "bot/charts/chart.hpp"
#include "core/unicode.hpp"
#include "tests/bot/charts/samples.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace coach::bot;
using namespace coach::testing;

namespace {

std::size_t length(const chart& shown) {
    return coach::decode_utf8(describe(shown)).size();
}

}  // namespace

TEST_CASE("a radar in words says each stage of each line") {
    CHECK(describe(radar_chart{
              .title = "Where you stand",
              .axes = {"Execution", "Leadership"},
              .rings = {"Novice", "Skilled", "Expert"},
              .lines = {{.name = "You", .stages = {0, std::nullopt}},
                        {.name = "Your target", .stages = {2, 1}, .is_target = true}}}) ==
          "Where you stand. 2 competencies on 3 stages from Novice to Expert."
          " Execution: You at Novice (1 of 3), Your target at Expert (3 of 3)."
          " Leadership: You not rated, Your target at Skilled (2 of 3).");
}

TEST_CASE("one competency is no plural, and a title may be a question") {
    CHECK(describe(radar_chart{.title = "Ready?",
                               .axes = {"Execution"},
                               .rings = {"L1", "L2"},
                               .lines = {{.name = "You", .stages = {1}}}}) ==
          "Ready? 1 competency on 2 stages from L1 to L2. Execution: You at L2 (2 of 2).");
}

TEST_CASE("a stage beyond the scale counts as its highest, a missing one as not rated") {
    CHECK(describe(radar_chart{.title = "T",
                               .axes = {"A", "B"},
                               .rings = {"L1", "L2"},
                               .lines = {{.name = "You", .stages = {9}}}}) ==
          "T. 2 competencies on 2 stages from L1 to L2. A: You at L2 (2 of 2). B: You not rated.");
}

TEST_CASE("a radar that is too large for words is told in numbers") {
    auto shown = create_radar(14, 5, 4);
    shown.title = "All";

    const auto text = describe(shown);

    CHECK(
        text.starts_with("All. Stages from 1 (Stage 1) to 5 (Stage 5), for Line 1, Line 2, "
                         "Line 3, Line 4. Competency 1: 1, 2, 3, 4; Competency 2: 2, 3, 4, 5; "));
    CHECK(text.ends_with("Competency 14: 4, 5, 1, 2."));
}

TEST_CASE("the largest radar keeps every axis within what Slack takes") {
    const auto shown = create_radar(20, 12, 4, std::string(80, 'x'));

    const auto text = describe(shown);

    CHECK(length(shown) <= 1000);
    CHECK(text.ends_with("xxxxxxxxxxx…: 8, 9, 10, 11."));
}

TEST_CASE("a text beyond any bound is cut where Slack would refuse it") {
    const auto shown = create_radar(300, 12, 4);

    CHECK(length(shown) == 1000);
    CHECK(describe(shown).ends_with("…"));
}

TEST_CASE("a history in words says each change and its day") {
    CHECK(describe(create_history()) ==
          "Over time. 3 assessments, 1 Jan 2026 to 30 Jun 2026, on 3 stages from L1 to L3."
          " Execution: L1 (1 of 3) from 1 Jan 2026, L2 (2 of 3) from 30 Jun 2026."
          " Leadership: L3 (3 of 3) from 1 Apr 2026."
          " Technical: not rated.");
}

TEST_CASE("a history without or with one assessment says so") {
    auto shown = create_history();
    shown.points.resize(1);
    CHECK(describe(shown).starts_with("Over time. 1 assessment, 1 Jan 2026, on 3 stages"));
    shown.points.clear();
    CHECK(describe(shown) == "Over time. No assessments yet.");
}

TEST_CASE("a long history says where each competency began and where it stands") {
    const auto shown = create_long_history(20, 12, 40);

    CHECK(length(shown) <= 1000);
    CHECK(describe(shown).starts_with(
        "Long. 40 assessments, 1 Jan 2026 to 18 Dec 2026. First and last stages from 1 (Stage 1) "
        "to 12 (Stage 12). Competency 1: 1 to 4; Competency 2: 2 to 5; "));
}

TEST_CASE("charts of nothing have a text") {
    CHECK(describe(radar_chart{}) == " 0 competencies on 0 stages. ");
    CHECK(describe(history_chart{}) == " No assessments yet.");
}
