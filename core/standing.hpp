#pragma once

#include "core/clock.hpp"
#include "core/error.hpp"
#include "core/framework.hpp"
#include "core/people.hpp"
#include "core/store.hpp"

#include <cstddef>
#include <optional>

namespace coach {

/// The standing that a person means who names a level and perhaps a target, both positions in
/// framework::levels. Without a target it is the next level; at the top it is the level itself.
/// Refuses a level that the framework lacks and a target that is not above the level.
result<standing> choose_standing(const framework& ladder, std::size_t level,
                                 std::optional<std::size_t> target);

/// A standing as positions in a framework.
struct placement {
    std::size_t level;
    std::size_t target;

    bool at_top() const { return level == target; }
};

/// Where a stored standing lies in this framework; nothing if it was made against another one or
/// against a level that is gone. Who stood at the top of a ladder that has grown since is placed
/// with the next level as target.
std::optional<placement> place(const framework& ladder, const standing& value);

/// The person's place in this framework, if they have chosen one.
task<std::optional<placement>> find_placement(store& people, const framework& ladder,
                                              person_id who);

}  // namespace coach
