#pragma once

#include "core/framework.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace coach {

/// What prompts ask. Two kinds take turns.
struct question_set {
    std::vector<std::string> reflection{};  ///< about what worked and what did not; at least one
    /// About a growth focus; each has "{focus}" once, in whose place its words come. At least one.
    std::vector<std::string> growth{};

    bool operator==(const question_set&) const = default;
};

/// One question as it is asked.
struct question {
    std::string text{};
    std::optional<std::size_t> focus{};  ///< which growth focus of the level it is about

    bool operator==(const question&) const = default;
};

/// The question of that turn, counted from 0: even turns ask about what worked and what did not,
/// odd ones about a growth focus of the level, each in its turn. Without a level all turns ask the
/// former.
question ask(const question_set& from, const framework& ladder, std::optional<std::size_t> level,
             unsigned turn);

}  // namespace coach
