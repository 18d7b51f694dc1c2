#pragma once

#include "core/feedback.hpp"
#include "core/feedback_results.hpp"

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace coach::testing {

inline person_id person_number(std::size_t n) {
    return {.team = team_id{"T1"}, .member = member_id{"U" + std::to_string(n)}};
}

/// An answer of somebody in that group, who picked these stages.
inline feedback_answer create_answer(std::size_t giver, rater_group group,
                                     stage_choices stages = {}) {
    return {.giver = person_number(giver),
            .group = group,
            .stages = std::move(stages),
            .keep_doing = "keep " + std::to_string(giver)};
}

/// Draws under which a shuffle changes nothing.
inline std::size_t draw_last(std::size_t bound) {
    return bound - 1;
}

/// The same draws each time that it is made of the same number.
inline random_below draws(unsigned seed) {
    return [source = std::mt19937(seed)](std::size_t bound) mutable { return source() % bound; };
}

inline const group_results* find_group(const feedback_results& results, rater_group group) {
    const auto found = std::ranges::find(results.groups, group, &group_results::group);
    return found == results.groups.end() ? nullptr : &*found;
}

/// How many people rated the competency, as far as the results say.
inline std::size_t count_ratings(const group_results& group, const std::string& competency) {
    std::size_t out = 0;
    for (const auto& each : group.stages) {
        if (each.competency == competency) out += each.count;
    }
    return out;
}

/// All that the results say, as a text: two that say the same are the same text.
inline std::string spell(const feedback_results& results) {
    std::string out = results.withheld ? "withheld" : "all";
    for (const auto& group : results.groups) {
        out += "|" + std::to_string(static_cast<int>(group.group)) + ":" +
               std::to_string(group.answers);
        for (const auto& each : group.givers) out += "," + each.member.str();
        for (const auto& each : group.stages) {
            out += ";" + each.competency + each.level + "=" + std::to_string(each.count);
        }
        for (const auto& each : group.comments) {
            out += ";" + std::to_string(static_cast<int>(each.kind)) + each.text;
            if (each.giver) out += "@" + each.giver->member.str();
        }
    }
    return out;
}

}  // namespace coach::testing
