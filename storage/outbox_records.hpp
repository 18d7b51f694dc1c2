#pragma once

#include "core/outbox.hpp"
#include "storage/connection.hpp"

#include <cstdint>
#include <vector>

namespace coach::storage {

// What the outbox says about itself and about people. Everything here works inside the caller's
// transaction; errors are SQLite::Exception.

/// How the outbox stands.
outbox_state select_outbox_state(connection& database);

/// Deletes what was settled before that moment; says how many.
std::uint64_t delete_settled(connection& database, timestamp before);

/// What was sent to that person or waits, the latest first.
std::vector<outgoing_record> select_outbox(connection& database, const person_id& who);

/// Deletes that; says how many of it were messages, not the person's Home.
std::uint64_t delete_outbox(connection& database, const person_id& who);

/// Deletes what waits for other people and is about that member, and takes the member out of what
/// was sent to them.
void forget_in_outboxes(connection& database, const person_id& who);

}  // namespace coach::storage
