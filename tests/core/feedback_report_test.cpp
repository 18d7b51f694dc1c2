#include "core/feedback_report.hpp"

#include "tests/core/feedback_fixture.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/ladders.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

using namespace coach;
using namespace coach::testing;
using namespace std::chrono_literals;

namespace {

const framework ladder = create_ladder({.levels = 5});
const auto ann = person_number(1);
const auto bob = person_number(2);

feedback_request create_request(std::vector<std::string> competencies = {"Teamwork", "Craft"}) {
    return {.id = feedback_id{"f"},
            .subject = ann,
            .asker = bob,
            .state = feedback_state::closed,
            .competencies = std::move(competencies),
            .framework = ladder.id,
            .version = ladder.version,
            .ended = timestamp{100h}};
}

assessment create_own(const std::string& craft, std::chrono::hours made = 1h) {
    return {.subject = ann,
            .author = ann,
            .framework = ladder.id,
            .version = "1",
            .ratings = {{"Craft", craft, "a private note"}},
            .made = timestamp{made}};
}

assessment create_by_bob(std::chrono::hours made) {
    auto out = create_own("T1", made);
    out.author = bob;
    return out;
}

feedback_results create_results(std::vector<stage_count> peers,
                                std::vector<stage_count> manager = {}) {
    feedback_results out;
    out.groups = {{.group = rater_group::manager, .answers = 1, .stages = std::move(manager)},
                  {.group = rater_group::peers, .answers = 4, .stages = std::move(peers)}};
    return out;
}

/// How Ann's own stage in Craft differs from these.
self_view difference_to(const std::string& own, std::vector<stage_count> others) {
    const auto report = make_feedback_report(ladder, create_request({"Craft"}),
                                             create_results(std::move(others)), create_own(own));
    return report.competencies.at(0).difference;
}

}  // namespace

TEST_CASE("a report counts each group's stages, and has their mean by itself and for all") {
    const auto results =
        create_results({{"Craft", "T2", 3}, {"Craft", "T4", 1}}, {{"Craft", "T5", 1}});

    const auto report = make_feedback_report(ladder, create_request(), results, create_own("T3"));

    REQUIRE(report.competencies.size() == 2);
    const auto& craft = report.competencies[0];
    CHECK(craft.competency == 0);
    CHECK(craft.self == 2);
    CHECK(craft.groups ==
          std::vector<group_view>{
              {.group = rater_group::manager, .counts = {0, 0, 0, 0, 1}, .mean = 4},
              {.group = rater_group::peers, .counts = {0, 3, 0, 1, 0}, .mean = 1.5}});
    CHECK(craft.others == 2);
    CHECK(craft.difference == self_view::alike);
    CHECK(report.knows_self);
    CHECK(report.results == results);
}

TEST_CASE("the report follows the framework's order and has what was asked about, nothing else") {
    const auto both = make_feedback_report(ladder, create_request(), {}, std::nullopt);
    const auto one = make_feedback_report(ladder, create_request({"Teamwork"}), {}, std::nullopt);

    REQUIRE(both.competencies.size() == 2);
    CHECK(both.competencies[0].competency == 0);
    REQUIRE(one.competencies.size() == 1);
    CHECK(one.competencies[0].competency == 1);
}

TEST_CASE("a competency that nobody rated has no others, and no difference to them") {
    const auto report = make_feedback_report(ladder, create_request({"Craft"}), create_results({}),
                                             create_own("T5"));

    CHECK(report.competencies.at(0).groups.empty());
    CHECK_FALSE(report.competencies.at(0).others);
    CHECK(report.competencies.at(0).difference == self_view::alike);
}

TEST_CASE("who sees themselves much higher than others do has a blind spot") {
    CHECK(difference_to("T5", {{"Craft", "T3", 3}}) == self_view::blind_spot);
    CHECK(difference_to("T3", {{"Craft", "T1", 2}, {"Craft", "T2", 1}}) == self_view::alike);
    CHECK(difference_to("T3", {{"Craft", "T1", 3}, {"Craft", "T2", 1}}) == self_view::blind_spot);
}

TEST_CASE("whom others see much higher than they do themselves has a hidden strength") {
    CHECK(difference_to("T1", {{"Craft", "T3", 3}}) == self_view::hidden_strength);
    CHECK(difference_to("T1", {{"Craft", "T2", 1}, {"Craft", "T3", 2}}) == self_view::alike);
    CHECK(difference_to("T1", {{"Craft", "T2", 1}, {"Craft", "T3", 3}}) ==
          self_view::hidden_strength);
    CHECK(difference_to("T3", {{"Craft", "T3", 3}}) == self_view::alike);
}

TEST_CASE("without the subject's own view there is nothing to compare with") {
    const auto results = create_results({{"Craft", "T5", 3}});
    const auto nothing = make_feedback_report(ladder, create_request(), results, std::nullopt);
    auto elsewhere = create_own("T1");
    elsewhere.framework = "engineering";
    const auto other = make_feedback_report(ladder, create_request(), results, elsewhere);
    const auto unrated =
        make_feedback_report(ladder, create_request({"Teamwork"}), results, create_own("T1"));

    for (const auto& report : {nothing, other, unrated}) {
        CHECK_FALSE(report.knows_self);
        CHECK_FALSE(report.competencies.at(0).self);
        CHECK(report.competencies.at(0).difference == self_view::alike);
    }
}

TEST_CASE("ratings against what the ladder has not are left out") {
    const auto results =
        create_results({{"Craft", "T2", 3}, {"Craft", "T9", 3}, {"Juggling", "T1", 3}});

    const auto report =
        make_feedback_report(ladder, create_request({"Craft", "Juggling"}), results, std::nullopt);

    REQUIRE(report.competencies.size() == 1);
    CHECK(report.competencies[0].others == 1);
}

TEST_CASE("a request against another ladder is not read with this one, whatever its words are") {
    auto request = create_request();
    request.framework = "engineering";

    const auto report = make_feedback_report(ladder, request, create_results({{"Craft", "T2", 3}}),
                                             create_own("T1"));

    CHECK(report.competencies.empty());
    CHECK_FALSE(report.knows_self);
    CHECK(report.results.groups.size() == 2);
}

TEST_CASE("of a request about oneself the latest own view before its end is shown") {
    auto request = create_request();
    request.asker = ann;

    CHECK(choose_own_view(request, {.by_subject = {create_own("T1", 200h), create_own("T2", 90h),
                                                   create_own("T3", 80h)}}) ==
          create_own("T2", 90h));
    CHECK_FALSE(choose_own_view(request, {.by_subject = {create_own("T1", 101h)}}));
    CHECK_FALSE(choose_own_view(request, {}));
}

TEST_CASE("of a report's request the own view of the open round is shown, where it is shared") {
    const own_views known{.by_subject = {create_own("T1", 9h), create_own("T2", 1h)},
                          .by_asker = {create_by_bob(2h)},
                          .shared = true};
    auto secret = known;
    secret.shared = false;
    auto one_sided = known;
    one_sided.by_asker.clear();

    CHECK(choose_own_view(create_request(), known) == create_own("T2", 1h));
    CHECK_FALSE(choose_own_view(create_request(), secret));
    CHECK_FALSE(choose_own_view(create_request(), one_sided));
}
