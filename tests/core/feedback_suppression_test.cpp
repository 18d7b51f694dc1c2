#include "core/feedback_results.hpp"
#include "tests/core/feedback_fixture.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace coach;
using namespace coach::testing;

// The argument. A request is gathered once, when it closes, and its results never change; asker and
// subject read the same. So all that anybody may ever see of a request is one feedback_results, and
// each thing in it is about a set of answers: a group's size and comments about the whole group, a
// competency's counts about those of the group who rated it. What is checked here: sets of
// different groups are disjoint, and each has at least three answers or is not there. So whatever
// is added to or subtracted from each other, either nothing is left or at least three answers are.

namespace {

using answers = std::vector<feedback_answer>;
using givers = std::set<std::string>;

/// By competency (empty: the group's comments), whose answers it is about.
using cells = std::map<std::string, givers>;

constexpr std::array competencies{"craft", "focus", "reach", "team"};

/// How many of each group there are.
struct sizes {
    std::size_t managers = 0;
    std::size_t reports = 0;
    std::size_t peers = 0;

    std::size_t all() const { return managers + reports + peers; }
    rater_group group_of(std::size_t giver) const {
        if (giver < managers) return rater_group::manager;
        return giver < managers + reports ? rater_group::reports : rater_group::peers;
    }
};

/// Answers that can be traced: each giver's stage and comment are their own. `rated` says for each
/// giver, bit by bit, which competencies they rated.
answers create_traced(const sizes& of, const std::vector<unsigned>& rated) {
    answers out;
    for (std::size_t giver = 0; giver < of.all(); ++giver) {
        auto each = create_answer(giver, of.group_of(giver));
        each.keep_doing = each.giver.member.str();
        for (std::size_t c = 0; c < competencies.size(); ++c) {
            const bool has = (rated[giver] >> c & 1U) != 0;
            if (has) each.stages.emplace(competencies.at(c), each.giver.member.str());
        }
        out.push_back(std::move(each));
    }
    return out;
}

/// Whose answers each anonymous thing that is shown is about, group by group.
std::vector<cells> trace(const feedback_results& results) {
    std::vector<cells> out;
    for (const auto& group : results.groups) {
        if (group.group == rater_group::manager) continue;
        cells traced;
        for (const auto& each : group.comments) traced[""].insert(each.text);
        for (const auto& each : group.stages) traced[each.competency].insert(each.level);
        out.push_back(std::move(traced));
    }
    return out;
}

bool has_enough(const std::vector<cells>& shown) {
    return std::ranges::all_of(shown, [](const cells& group) {
        return std::ranges::all_of(
            group, [](const auto& cell) { return cell.second.size() >= fewest_anonymous; });
    });
}

bool are_disjoint(const std::vector<cells>& shown) {
    std::size_t answered = 0;
    givers all;
    for (const auto& group : shown) {
        if (!group.contains("")) return false;
        answered += group.at("").size();
        for (const auto& [competency, raters] : group) {
            if (!std::ranges::includes(group.at(""), raters)) return false;
            all.insert(raters.begin(), raters.end());
        }
    }
    return all.size() == answered;
}

/// The smallest set of answers that some sum of what is shown of one thing, each group added or
/// subtracted as often as one likes, speaks of.
std::size_t smallest_combination(const std::vector<cells>& shown, const std::string& thing) {
    std::vector<givers> sets;
    for (const auto& group : shown) {
        if (group.contains(thing)) sets.push_back(group.at(thing));
    }
    std::size_t smallest = 100;
    const std::array factors{-2, -1, 0, 1, 2};
    const auto combine = [&](auto&& self, std::size_t next, std::map<std::string, int> sum) {
        if (next == sets.size()) {
            std::erase_if(sum, [](const auto& each) { return each.second == 0; });
            if (!sum.empty()) smallest = std::min(smallest, sum.size());
            return;
        }
        for (const int factor : factors) {
            auto more = sum;
            for (const auto& giver : sets[next]) more[giver] += factor;
            self(self, next + 1, std::move(more));
        }
    };
    combine(combine, 0, {});
    return smallest;
}

/// What is held back may be anything: these answers say something else there, and the same where
/// it is shown.
answers with_other_secrets(answers all, const feedback_results& results) {
    const auto shown = trace(results);
    for (auto& each : all) {
        if (each.group == rater_group::manager) continue;
        const auto who = each.giver.member.str();
        const auto is_shown = [&](const std::string& thing) {
            return std::ranges::any_of(shown, [&](const cells& group) {
                return group.contains(thing) && group.at(thing).contains(who);
            });
        };
        if (!is_shown("")) each.keep_doing = each.note = "secret";
        for (auto& [competency, level] : each.stages) {
            if (!is_shown(competency)) level = "secret";
        }
    }
    return all;
}

void check_safe(const sizes& of, const std::vector<unsigned>& rated) {
    const auto all = create_traced(of, rated);
    const auto results = gather_anonymous(all, draw_last);
    const auto shown = trace(results);
    bool safe = has_enough(shown) && are_disjoint(shown);
    for (const auto& thing : {"", "craft", "focus", "reach", "team"}) {
        safe = safe && smallest_combination(shown, thing) >= fewest_anonymous;
    }
    const bool hides = gather_anonymous(with_other_secrets(all, results), draw_last) == results;
    if (safe && hides) return;
    CAPTURE(of.managers, of.reports, of.peers, rated, spell(results));
    CHECK(safe);
    CHECK(hides);
}

/// Every way in which so many givers rate or do not rate these competencies.
void check_all_ratings(const sizes& of, unsigned competencies_used) {
    const auto patterns = 1U << competencies_used;
    std::vector<unsigned> rated(of.all(), 0);
    for (;;) {
        check_safe(of, rated);
        std::size_t next = 0;
        while (next < rated.size() && ++rated[next] == patterns) rated[next++] = 0;
        if (next == rated.size()) return;
    }
}

}  // namespace

TEST_CASE("whoever rates one competency, no shown part rests on fewer than three") {
    for (std::size_t reports = 0; reports <= 4; ++reports) {
        for (std::size_t peers = 0; peers <= 4; ++peers) {
            check_all_ratings({.reports = reports, .peers = peers}, 1);
        }
    }
    SUCCEED();
}

TEST_CASE("whoever rates two competencies, no shown part rests on fewer than three") {
    for (std::size_t managers = 0; managers <= 1; ++managers) {
        for (std::size_t reports = 0; reports <= 3; ++reports) {
            for (std::size_t peers = 0; managers + reports + peers <= 4; ++peers) {
                check_all_ratings({managers, reports, peers}, 2);
            }
        }
    }
    SUCCEED();
}

TEST_CASE("whatever larger groups answer, no shown part rests on fewer than three") {
    std::mt19937 random(20'261'122);
    for (int round = 0; round < 1000; ++round) {
        const sizes of{random() % 7, random() % 7, random() % 7};
        std::vector<unsigned> rated;
        for (std::size_t i = 0; i < of.all(); ++i) rated.push_back(random() % 16U);
        check_safe(of, rated);
    }
    SUCCEED();
}

TEST_CASE("the check finds a report that shows too little, or an answer twice") {
    const cells three{{"", {"a", "b", "c"}}};
    const cells two{{"", {"d", "e"}}};
    const cells five{{"", {"a", "b", "c", "d", "e"}}};

    CHECK_FALSE(has_enough({three, two}));
    CHECK_FALSE(are_disjoint({three, five}));
    CHECK(smallest_combination({three, five}, "") == 2);
    CHECK(smallest_combination({three}, "") == 3);
}

TEST_CASE("who of a group wrote which answer, or which part of it, makes no difference") {
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        const sizes of{random() % 2, random() % 7, random() % 7};
        std::vector<unsigned> rated;
        for (std::size_t i = 0; i < of.all(); ++i) rated.push_back(random() % 16U);
        auto all = create_traced(of, rated);
        const auto results = gather_anonymous(all, draws(3));
        const auto begin = all.begin() + static_cast<std::ptrdiff_t>(of.managers);
        const auto middle = begin + static_cast<std::ptrdiff_t>(of.reports);

        const auto trade = [&](auto first, auto last, auto part) {
            for (auto each = first; each != last; ++each) {
                const auto other = first + static_cast<std::ptrdiff_t>(
                                               random() % static_cast<unsigned>(last - first));
                std::swap((*each).*part, (*other).*part);
            }
        };
        for (const auto& [first, last] : {std::pair(begin, middle), std::pair(middle, all.end())}) {
            trade(first, last, &feedback_answer::giver);
            trade(first, last, &feedback_answer::stages);
            trade(first, last, &feedback_answer::keep_doing);
        }

        CHECK(gather_anonymous(all, draws(3)) == results);
    }
}
