#pragma once

#include "core/clock.hpp"
#include "core/goals.hpp"
#include "core/ids.hpp"
#include "core/store/unit_of_work.hpp"
#include "core/task.hpp"

#include <vector>

namespace coach {

/// What people work on.
class goal_lists {
 public:
    /// Adds an active goal, unless the owner has `most_active_goals` already: `applied::nowhere`,
    /// and the request key stays free.
    virtual task<made<goal_id>> add_goal(request_key key, person_id owner, goal_text text,
                                         timestamp now) = 0;

    /// Gives a goal of that owner new text. Its origin stays.
    virtual task<applied> change_goal(request_key key, person_id owner, goal_id id, goal_text text,
                                      timestamp now) = 0;

    /// Ends a goal or takes it up again; `applied::nowhere` where that makes too many active ones.
    /// The state that it has already is no change.
    virtual task<applied> set_goal_state(request_key key, person_id owner, goal_id id,
                                         goal_state state, timestamp now) = 0;

    /// All goals of that owner: the active ones by due date (those without one last, among equals
    /// the oldest first), then the others, the latest change first.
    virtual task<std::vector<goal>> find_goals(person_id owner) = 0;

 protected:
    ~goal_lists() = default;
};

}  // namespace coach
