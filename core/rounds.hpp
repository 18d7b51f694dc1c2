#pragma once

#include "core/assessment.hpp"
#include "core/clock.hpp"

#include <optional>
#include <span>
#include <vector>

namespace coach {

/// A person and their manager judge in rounds: neither sees the other's assessment before both have
/// submitted, so that neither follows the other. A round is complete when each has submitted at
/// least one since the round before. All assessments here are of one person and against one ladder;
/// their order does not matter.

/// When the last complete round was completed; nothing before the first.
std::optional<timestamp> find_last_round(std::span<const assessment> own,
                                         std::span<const assessment> by_manager);

/// What the other may see of somebody's assessments: those made until then, newest first.
std::vector<assessment> made_until(std::span<const assessment> made,
                                   std::optional<timestamp> last_round);

/// Assessments of both sides that each may see.
struct open_round {
    assessment own;
    assessment by_manager;
};

/// The latest of each side that the other may see.
std::optional<open_round> find_open_round(std::span<const assessment> own,
                                          std::span<const assessment> by_manager);

}  // namespace coach
