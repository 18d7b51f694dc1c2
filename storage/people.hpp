#pragma once

#include "core/people.hpp"
#include "storage/connection.hpp"

#include <optional>

namespace coach::storage {

/// The person's row. Errors are SQLite::Exception.
std::optional<person> select_person(connection& database, const person_id& who);

/// Keeps the standing inside the caller's transaction. `since` is when the row was made, `changed`
/// moves only when the standing differs from the one before. Errors are SQLite::Exception.
void upsert_standing(connection& database, const person_id& who, const standing& value,
                     timestamp now);

}  // namespace coach::storage
