#include "core/gaps.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/ladders.hpp"

#include <string>
#include <utility>
#include <vector>

using namespace coach;
using namespace std::chrono_literals;
using coach::testing::create_ladder;

namespace {

constexpr timestamp now{1'767'268'800'000ms};
constexpr auto day = std::chrono::days(1);

const framework& ladder() {
    static const auto made =
        create_ladder({.levels = 5, .competencies = {"Craft", "Teamwork", "Focus"}});
    return made;
}

assessment create_assessment(std::vector<std::pair<std::string, std::string>> stages) {
    assessment out{.framework = "test-ladder", .version = "1", .made = now};
    for (auto& [competency, level] : stages) {
        out.ratings.push_back({std::move(competency), std::move(level), ""});
    }
    return out;
}

/// The competencies of the gaps towards level T4, in their order.
std::vector<std::size_t> order_of(const assessment& own, const last_entries& written = {}) {
    std::vector<std::size_t> out;
    for (const auto& each : find_gaps(ladder(), 3, own, written, now)) {
        out.push_back(each.competency);
    }
    return out;
}

}  // namespace

TEST_CASE("a gap is what the target asks for beyond the person's stage") {
    const auto own = create_assessment({{"Craft", "T1"}, {"Teamwork", "T4"}, {"Focus", "T5"}});

    CHECK(find_gaps(ladder(), 3, own, {}, now) == std::vector<gap>{{0, 0, 3}});
}

TEST_CASE("the larger gap comes first") {
    CHECK(order_of(create_assessment({{"Craft", "T3"}, {"Teamwork", "T1"}, {"Focus", "T2"}})) ==
          std::vector<std::size_t>{1, 2, 0});
}

TEST_CASE("of equal gaps the one not written about for longer comes first, never before all") {
    const auto own = create_assessment({{"Craft", "T1"}, {"Teamwork", "T1"}, {"Focus", "T1"}});

    CHECK(order_of(own, {{"Craft", now - 2 * day}, {"Teamwork", now - 9 * day}}) ==
          std::vector<std::size_t>{2, 1, 0});
}

TEST_CASE("within one day, and where nothing was written, the framework's order decides") {
    const auto own = create_assessment({{"Focus", "T1"}, {"Teamwork", "T1"}, {"Craft", "T1"}});

    CHECK(order_of(own) == std::vector<std::size_t>{0, 1, 2});
    CHECK(order_of(own, {{"Craft", now - 25h}, {"Teamwork", now - 47h}, {"Focus", now - 24h}}) ==
          std::vector<std::size_t>{0, 1, 2});
}

TEST_CASE("what was not rated, and what this ladder does not know, is no gap") {
    CHECK(order_of(create_assessment({{"Craft", "T9"}, {"Cooking", "T1"}})).empty());

    auto other = create_assessment({{"Craft", "T1"}});
    other.framework = "another-ladder";
    CHECK(order_of(other).empty());
}

TEST_CASE("two assessments side by side begin with the largest difference") {
    const auto own = create_assessment({{"Craft", "T2"}, {"Teamwork", "T2"}, {"Focus", "T1"}});
    const auto theirs = create_assessment({{"Craft", "T3"}, {"Teamwork", "T2"}, {"Focus", "T4"}});

    const auto differences = compare_assessments(ladder(), own, theirs);

    REQUIRE(differences.size() == 3);
    CHECK(differences[0].competency == 2);
    CHECK(differences[0].own == 0);
    CHECK(differences[0].manager == 3);
    CHECK(differences[1].competency == 0);
    CHECK(differences[2].competency == 1);
}

TEST_CASE("what only one of two rated cannot be compared") {
    const auto own = create_assessment({{"Craft", "T2"}, {"Teamwork", "T2"}});
    const auto theirs = create_assessment({{"Teamwork", "T3"}, {"Focus", "T4"}});

    const auto differences = compare_assessments(ladder(), own, theirs);

    REQUIRE(differences.size() == 1);
    CHECK(differences[0].competency == 1);
}
