#pragma once

#include "core/clock.hpp"
#include "core/goals.hpp"
#include "core/ids.hpp"
#include "core/store/unit_of_work.hpp"
#include "storage/connection.hpp"

#include <cstdint>
#include <vector>

namespace coach::storage {

// Everything here works inside the caller's transaction; errors are SQLite::Exception. What says
// `applied` answers applied::nowhere where the owner has no such goal or too many, or applied::now.

/// Adds the goal, which is active, unless its owner has too many; applied::before where they have
/// one with that id already.
applied insert_goal(connection& database, const goal& value);

/// Gives a goal new text; its origin stays.
applied update_goal(connection& database, const person_id& owner, const goal_id& id,
                    const goal_text& text, timestamp now);

/// Gives a goal that state, if it has another, unless its owner then had too many active ones.
applied update_goal_state(connection& database, const person_id& owner, const goal_id& id,
                          goal_state state, timestamp now);

/// The owner's goals in the order that goal_lists::find_goals() promises.
std::vector<goal> select_goals(connection& database, const person_id& owner);

/// Deletes the owner's goals; says how many.
std::uint64_t delete_goals(connection& database, const person_id& owner);

}  // namespace coach::storage
