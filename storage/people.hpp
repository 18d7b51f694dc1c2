#pragma once

#include "core/people.hpp"
#include "core/team.hpp"
#include "storage/connection.hpp"

#include <cstdint>
#include <optional>

namespace coach::storage {

// Everything here works inside the caller's transaction; errors are SQLite::Exception.

/// The person's row.
std::optional<person> select_person(connection& database, const person_id& who);

/// Keeps the standing. `since` is when the row was made, `changed` moves only when the standing
/// differs from the one before.
void upsert_standing(connection& database, const person_id& who, const standing& value,
                     timestamp now);

/// What the person shares; nothing where they never said.
sharing select_sharing(connection& database, const person_id& who);

/// Keeps what the person shares.
void upsert_sharing(connection& database, const person_id& who, const sharing_change& value);

/// Deletes the person's standing, or what they share; says how many rows that was.
std::uint64_t delete_person(connection& database, const person_id& who);
std::uint64_t delete_sharing(connection& database, const person_id& who);

}  // namespace coach::storage
