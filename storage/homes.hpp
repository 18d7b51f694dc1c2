#pragma once

#include "core/ids.hpp"
#include "core/store/unit_of_work.hpp"
#include "storage/connection.hpp"

#include <cstdint>

namespace coach::storage {

// Everything here works inside the caller's transaction; errors are SQLite::Exception.

/// Notes that the person has opened their Home; applied::before where they had.
applied insert_opened_home(connection& database, const person_id& who);

/// Whether they ever have.
bool has_opened_home(connection& database, const person_id& who);

/// To be called after whatever changes something that the person's Home shows: it will be drawn
/// anew, if they ever opened it.
void refresh_home(connection& database, const person_id& who);

/// Deletes what waits to draw their Home and is in nobody's hands, and what became of it before:
/// then it does not tell when that was.
void forget_home(connection& database, const person_id& who);

/// Deletes the note; says how many that was.
std::uint64_t delete_opened_home(connection& database, const person_id& who);

}  // namespace coach::storage
