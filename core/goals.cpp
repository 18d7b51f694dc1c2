#include "core/goals.hpp"

#include <algorithm>

namespace coach {

result<void> may_begin(std::span<const goal> goals) {
    const auto active = std::ranges::count(goals, goal_state::active, &goal::state);
    if (static_cast<std::size_t>(active) < most_active_goals) return {};
    return error{error_code::too_many_goals,
                 "You work on " + std::to_string(active) +
                     " goals already. Finish or drop one first: few goals get done, many do not."};
}

}  // namespace coach
