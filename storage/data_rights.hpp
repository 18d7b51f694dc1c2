#pragma once

#include "core/ids.hpp"
#include "core/personal_data.hpp"
#include "core/store/data_rights.hpp"
#include "storage/connection.hpp"
#include "storage/key_ring.hpp"

#include <vector>

namespace coach::storage {

// Everything here works inside the caller's transaction; errors are SQLite::Exception and, of keys
// of feedback, store_failure.

/// Deletes all rows of that person, and says what that was. The Homes of who was linked to them are
/// refreshed, and who was asked for feedback that comes to nothing now is told. Needs the write
/// lock.
std::vector<erased_count> delete_everything(connection& database, key_ring& keys,
                                            const person_id& who);

/// All that there is of that person.
personal_data select_everything(connection& database, const key_ring& keys, const person_id& who);

/// The teams of which any table of people has a row, in order.
std::vector<team_id> select_teams(connection& database);

}  // namespace coach::storage
