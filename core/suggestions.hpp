#pragma once

#include "core/clock.hpp"
#include "core/framework.hpp"
#include "core/gaps.hpp"
#include "core/goals.hpp"
#include "core/standing.hpp"

#include <chrono>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace coach {

/// Where in the framework a suggestion comes from.
enum class suggestion_origin {
    level_move,    ///< a development action for the move to the target level
    growth_focus,  ///< the growth focus of the person's level
    any_level,     ///< a development action that helps at any level
};

/// Something to work on next, in the framework's own words.
struct suggestion {
    suggestion_origin origin{};
    std::size_t level;                      ///< whose move or focus it is; unused for any_level
    std::string text;                       ///< "Own a feature end-to-end"
    std::string detail;                     ///< of an any-level action; otherwise empty
    std::vector<std::string> competencies;  ///< competency::key that it touches

    /// What a goal made from it remembers (goal_text::origin): the same for the same words at the
    /// same place of any framework.
    std::string key(const framework& ladder) const;

    bool operator==(const suggestion&) const = default;
};

/// How long a goal that was dropped keeps its suggestion from coming back.
inline constexpr std::chrono::days dropped_for{90};

/// What the framework suggests to somebody who stands at `me`: the actions for each level move up
/// to the target, the growth focus of their level (what touches a larger gap first), the any-level
/// actions. What already is a goal, active or done, or was dropped in the last 90 days, is left
/// out.
std::vector<suggestion> suggest(const framework& ladder, const placement& me,
                                std::span<const gap> gaps, std::span<const goal> goals,
                                timestamp now);

}  // namespace coach
