#include "core/feedback_results.hpp"
#include "tests/core/feedback_fixture.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

using namespace coach;
using namespace coach::testing;

// The adversary knows the report, who answered, and to which group each of them belongs. They hold
// every answer for as likely as every other at first, and then look at each way in which the
// givers could have written what the report says. The order of comments tells nothing, because it
// is drawn after they were sorted (feedback_results_test), so it is left out here.

namespace {

/// What somebody may have written, by its number.
using guess = std::vector<std::size_t>;
using guesses = std::vector<guess>;

constexpr std::size_t alphabet = 3;

feedback_answer write_answer(std::size_t giver, rater_group group, std::size_t number) {
    const std::array<stage_choices, alphabet> stages{stage_choices{{"craft", "L1"}},
                                                     stage_choices{{"craft", "L2"}, {"team", "L1"}},
                                                     stage_choices{}};
    const std::array<std::string, alphabet> texts{"", "warm", "blunt"};
    return {.giver = person_number(giver),
            .group = group,
            .stages = stages.at(number),
            .keep_doing = texts.at(number)};
}

/// Who answered, by group.
struct circle {
    std::vector<rater_group> members;

    std::string report_of(const guess& written) const {
        std::vector<feedback_answer> all;
        for (std::size_t i = 0; i < members.size(); ++i) {
            all.push_back(write_answer(i, members[i], written[i]));
        }
        return spell(gather_anonymous(std::move(all), draw_last));
    }

    std::size_t count(rater_group group) const {
        return static_cast<std::size_t>(std::ranges::count(members, group));
    }
};

circle create_circle(std::size_t managers, std::size_t reports, std::size_t peers) {
    circle out;
    out.members.insert(out.members.end(), managers, rater_group::manager);
    out.members.insert(out.members.end(), reports, rater_group::reports);
    out.members.insert(out.members.end(), peers, rater_group::peers);
    return out;
}

/// Every circle of 1 to 6 givers.
std::vector<circle> all_circles() {
    std::vector<circle> out;
    for (std::size_t managers = 0; managers <= 1; ++managers) {
        for (std::size_t reports = 0; managers + reports <= 6; ++reports) {
            for (std::size_t peers = 0; managers + reports + peers <= 6; ++peers) {
                if (managers + reports + peers == 0) continue;
                out.push_back(create_circle(managers, reports, peers));
            }
        }
    }
    return out;
}

/// Every way in which they could have answered, by the report that it leads to.
std::map<std::string, guesses> all_reports(const circle& who) {
    std::map<std::string, guesses> out;
    guess written(who.members.size(), 0);
    for (;;) {
        out[who.report_of(written)].push_back(written);
        std::size_t next = 0;
        while (next < written.size() && ++written[next] == alphabet) written[next++] = 0;
        if (next == written.size()) return out;
    }
}

/// The givers among whom the report should not tell anybody apart, part by part.
struct hidden_parts {
    std::vector<guess> shown;  ///< shown together
    guess held_back;
};

guess members_of(const circle& who, rater_group group) {
    guess out;
    for (std::size_t i = 0; i < who.members.size(); ++i) {
        if (who.members[i] == group) out.push_back(i);
    }
    return out;
}

hidden_parts parts_of(const circle& who) {
    const auto reports = members_of(who, rater_group::reports);
    const auto peers = members_of(who, rater_group::peers);
    auto both = reports;
    both.insert(both.end(), peers.begin(), peers.end());
    hidden_parts out;
    const bool together = reports.size() < fewest_anonymous && peers.size() < fewest_anonymous;
    const auto parts = together ? guesses{both} : guesses{reports, peers};
    for (const auto& part : parts) {
        if (part.size() >= fewest_anonymous) {
            out.shown.push_back(part);
        } else {
            out.held_back.insert(out.held_back.end(), part.begin(), part.end());
        }
    }
    return out;
}

/// How often that giver wrote each answer, over all that is possible.
std::array<std::size_t, alphabet> posterior(const guesses& possible, std::size_t giver) {
    std::array<std::size_t, alphabet> out{};
    for (const auto& each : possible) ++out.at(each[giver]);
    return out;
}

bool are_alike(const guesses& possible, const guess& part) {
    return std::ranges::all_of(part, [&](std::size_t giver) {
        return posterior(possible, giver) == posterior(possible, part.front());
    });
}

/// Whether somebody of the part, who knows what they wrote themselves, can tell the others apart.
bool insider_can_tell(const guesses& possible, const guess& part) {
    for (std::size_t own = 0; own < alphabet; ++own) {
        auto known = possible;
        std::erase_if(known, [&](const guess& each) { return each[part.back()] != own; });
        const guess others(part.begin(), part.end() - 1);
        if (!known.empty() && !are_alike(known, others)) return true;
    }
    return false;
}

/// Whether everything that these givers may have written together is exactly as likely as before.
bool is_prior(const guesses& possible, const guess& part) {
    std::map<guess, std::size_t> seen;
    for (const auto& each : possible) {
        guess written;
        for (const auto giver : part) written.push_back(each[giver]);
        ++seen[written];
    }
    std::size_t combinations = 1;
    for (std::size_t i = 0; i < part.size(); ++i) combinations *= alphabet;
    return seen.size() == combinations && std::ranges::all_of(seen, [&](const auto& each) {
               return each.second == seen.begin()->second;
           });
}

}  // namespace

TEST_CASE("within what is shown, no giver is likelier than another to have written anything") {
    for (const auto& who : all_circles()) {
        const auto parts = parts_of(who);
        bool alike = true;
        bool told_apart = false;
        for (const auto& [report, possible] : all_reports(who)) {
            for (const auto& part : parts.shown) {
                alike = alike && are_alike(possible, part);
                told_apart = told_apart || insider_can_tell(possible, part);
            }
        }
        CAPTURE(who.count(rater_group::manager), who.count(rater_group::reports),
                who.count(rater_group::peers));
        CHECK(alike);
        CHECK_FALSE(told_apart);
    }
}

TEST_CASE("of what is held back the report teaches nothing") {
    for (const auto& who : all_circles()) {
        const auto held_back = parts_of(who).held_back;
        if (held_back.empty()) continue;
        bool unchanged = true;
        for (const auto& [report, possible] : all_reports(who)) {
            unchanged = unchanged && is_prior(possible, held_back);
        }
        CAPTURE(who.count(rater_group::manager), who.count(rater_group::reports),
                who.count(rater_group::peers));
        CHECK(unchanged);
    }
}

TEST_CASE("the adversary of these tests does find out who is named") {
    const auto who = create_circle(1, 0, 3);
    for (const auto& [report, possible] : all_reports(who)) {
        const auto guessed = posterior(possible, 0);
        CHECK(std::ranges::count(guessed, std::size_t{0}) == alphabet - 1);
        CHECK_FALSE(is_prior(possible, {0}));
    }
    CHECK_FALSE(are_alike({{0, 1}, {0, 2}}, {0, 1}));
}
