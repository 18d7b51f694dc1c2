#include "core/feedback_results.hpp"

#include "tests/core/feedback_fixture.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

using namespace coach;
using namespace coach::testing;

namespace {

using answers = std::vector<feedback_answer>;

/// That many reports and peers, all of whom rated both competencies.
answers create_answers(std::size_t reports, std::size_t peers) {
    answers out;
    for (std::size_t i = 0; i < reports + peers; ++i) {
        const auto group = i < reports ? rater_group::reports : rater_group::peers;
        const auto level = i % 2 == 0 ? "L1" : "L2";
        out.push_back(create_answer(i, group, {{"craft", level}, {"team", "L3"}}));
    }
    return out;
}

std::string groups_of(const feedback_results& results) {
    const std::map<rater_group, std::string> names{{rater_group::manager, "manager"},
                                                   {rater_group::reports, "reports"},
                                                   {rater_group::peers, "peers"},
                                                   {rater_group::others, "others"}};
    std::string out;
    for (const auto& each : results.groups) {
        out += names.at(each.group) + " " + std::to_string(each.answers) + " ";
    }
    return out + (results.withheld ? "withheld" : "all");
}

std::vector<std::string> texts_of(const group_results& group, comment_kind kind) {
    std::vector<std::string> out;
    for (const auto& each : group.comments) {
        if (each.kind == kind) out.push_back(each.text);
    }
    return out;
}

}  // namespace

TEST_CASE("no answers come to nothing, and nothing is held back") {
    CHECK(gather_named({}) == feedback_results{});
    CHECK(gather_anonymous({}, draw_last) == feedback_results{});
}

TEST_CASE("named answers are all shown, however few, with who wrote them") {
    auto peer = create_answer(2, rater_group::peers, {{"craft", "L2"}});
    peer.note = "a note";
    const auto manager = create_answer(1, rater_group::manager, {{"craft", "L1"}});

    const auto results = gather_named({peer, manager});

    CHECK_FALSE(results.withheld);
    REQUIRE(results.groups.size() == 2);
    CHECK(results.groups[0] ==
          group_results{.group = rater_group::manager,
                        .answers = 1,
                        .givers = {person_number(1)},
                        .stages = {{"craft", "L1", 1}},
                        .comments = {{comment_kind::keep_doing, "keep 1", person_number(1)}}});
    CHECK(results.groups[1] ==
          group_results{.group = rater_group::peers,
                        .answers = 1,
                        .givers = {person_number(2)},
                        .stages = {{"craft", "L2", 1}},
                        .comments = {{comment_kind::keep_doing, "keep 2", person_number(2)},
                                     {comment_kind::note, "a note", person_number(2)}}});
}

TEST_CASE("managers are named in anonymous feedback too, and nobody else is") {
    auto all = create_answers(0, 3);
    all.push_back(create_answer(9, rater_group::manager, {{"craft", "L2"}}));

    const auto results = gather_anonymous(all, draw_last);

    const auto* manager = find_group(results, rater_group::manager);
    const auto* peers = find_group(results, rater_group::peers);
    REQUIRE(manager != nullptr);
    REQUIRE(peers != nullptr);
    CHECK(manager->givers == std::vector{person_number(9)});
    CHECK(manager->comments.at(0).giver == person_number(9));
    CHECK(count_ratings(*manager, "craft") == 1);
    CHECK(peers->givers.empty());
    for (const auto& each : peers->comments) CHECK_FALSE(each.giver);
}

TEST_CASE("which anonymous groups are shown depends on how many answered, and on nothing else") {
    struct row {
        std::size_t reports;
        std::size_t peers;
        std::string shown;
    };
    const std::vector<row> table{
        {1, 0, "withheld"},
        {0, 2, "withheld"},
        {1, 1, "withheld"},
        {2, 1, "others 3 all"},
        {1, 2, "others 3 all"},
        {2, 2, "others 4 all"},
        {3, 0, "reports 3 all"},
        {0, 5, "peers 5 all"},
        {3, 1, "reports 3 withheld"},
        {2, 4, "peers 4 withheld"},
        {3, 3, "reports 3 peers 3 all"},
        {4, 6, "reports 4 peers 6 all"},
    };
    for (const auto& each : table) {
        CAPTURE(each.reports, each.peers);
        CHECK(groups_of(gather_anonymous(create_answers(each.reports, each.peers), draw_last)) ==
              each.shown);
    }
}

TEST_CASE("a competency that fewer than three of a group rated is left out, and that is said") {
    auto all = create_answers(0, 4);
    all[0].stages.erase("craft");
    CHECK(count_ratings(gather_anonymous(all, draw_last).groups.at(0), "craft") == 3);

    all[1].stages.erase("craft");
    const auto results = gather_anonymous(all, draw_last);

    CHECK(results.withheld);
    CHECK(results.groups.at(0).stages == std::vector<stage_count>{{"team", "L3", 4}});
    CHECK(results.groups.at(0).answers == 4);
}

TEST_CASE("a competency that nobody rated is not held back") {
    answers all;
    for (std::size_t i = 0; i < 3; ++i) all.push_back(create_answer(i, rater_group::peers));

    CHECK(groups_of(gather_anonymous(all, draw_last)) == "peers 3 all");
}

TEST_CASE("what is counted stands in one order") {
    auto all = create_answers(0, 4);
    std::ranges::reverse(all);

    const auto results = gather_anonymous(all, draw_last);

    CHECK(results.groups.at(0).stages ==
          std::vector<stage_count>{{"craft", "L1", 2}, {"craft", "L2", 2}, {"team", "L3", 4}});
}

TEST_CASE("any order of comments is as likely as any other") {
    const auto all = create_answers(0, 4);
    std::map<std::vector<std::string>, int> seen;
    for (std::size_t path = 0; path < 24; ++path) {
        auto left = path;
        const auto results = gather_anonymous(all, [&](std::size_t bound) {
            const auto drawn = left % bound;
            left /= bound;
            return drawn;
        });
        ++seen[texts_of(results.groups.at(0), comment_kind::keep_doing)];
    }

    CHECK(seen.size() == 24);
    for (const auto& [order, times] : seen) CHECK(times == 1);
}

TEST_CASE("each kind of comment is in an order of its own") {
    auto all = create_answers(0, 4);
    for (auto& each : all) each.focus_next = each.keep_doing;
    std::set<bool> alike;
    for (unsigned seed = 0; seed < 100; ++seed) {
        const auto results = gather_anonymous(all, draws(seed));
        const auto& group = results.groups.at(0);
        alike.insert(texts_of(group, comment_kind::keep_doing) ==
                     texts_of(group, comment_kind::focus_next));
    }

    CHECK(alike == std::set{false, true});
}

TEST_CASE("an empty text is no comment") {
    auto all = create_answers(0, 3);
    all[1].keep_doing.clear();

    const auto results = gather_anonymous(all, draw_last);

    CHECK(texts_of(results.groups.at(0), comment_kind::keep_doing) ==
          std::vector<std::string>{"keep 0", "keep 2"});
    CHECK(texts_of(results.groups.at(0), comment_kind::note).empty());
}

TEST_CASE("the order in which answers are read decides nothing") {
    auto all = create_answers(2, 4);
    all.push_back(create_answer(7, rater_group::manager));
    all.push_back(create_answer(8, rater_group::manager));
    const auto anonymous = gather_anonymous(all, draws(7));
    const auto named = gather_named(all);
    std::mt19937 random(1);
    for (int round = 0; round < 50; ++round) {
        std::ranges::shuffle(all, random);
        CHECK(gather_anonymous(all, draws(7)) == anonymous);
        CHECK(gather_named(all) == named);
    }
}
