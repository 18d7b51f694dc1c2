#pragma once

#include "core/clock.hpp"
#include "core/ids.hpp"
#include "core/prompts.hpp"
#include "core/store/unit_of_work.hpp"
#include "storage/connection.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace coach::storage {

// Everything here works inside the caller's transaction; errors are SQLite::Exception.

/// The person's prompts; with version 0 where nothing is kept of them.
prompts select_prompts(connection& database, const person_id& who);

/// Keeps the prompts as the version after `value.version`; applied::nowhere where the kept one is
/// another.
applied store_prompts(connection& database, const prompts& value);

/// The same for what the person changes: their Home is refreshed where it shows something else
/// then.
applied change_prompts(connection& database, const prompts& value);

/// The same for a step, with what it sends.
applied advance_prompts(connection& database, const prompt_step& step);

/// A prompt, or the question whether to go on, did not reach the person.
void count_not_asked(connection& database, const person_id& who, outgoing_kind what);

/// Prompts of which something is due, of all teams, the longest due first.
std::vector<prompts> select_due_prompts(connection& database, timestamp now, std::size_t most);

/// The people of that team of whom prompts are kept, in order.
std::vector<person_id> select_prompted(connection& database, const team_id& team);

/// Deletes the person's prompts; says how many rows that was.
std::uint64_t delete_prompts(connection& database, const person_id& who);

}  // namespace coach::storage
