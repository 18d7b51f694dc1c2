#pragma once

#include "core/feedback_results.hpp"
#include "core/ids.hpp"
#include "core/personal_data.hpp"
#include "storage/connection.hpp"
#include "storage/feedback_rows.hpp"
#include "storage/key_ring.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace coach::storage {

// A person's rights in feedback. Everything here works inside the caller's transaction; errors are
// SQLite::Exception and, of keys, store_failure.

/// What a closed request came to; nothing of any other.
std::optional<feedback_results> find_results(connection& database, const feedback_ref& which);

/// Requests by that person, and by others about them, with what they came to.
std::vector<feedback_file> select_files_by(connection& database, const person_id& asker);
std::vector<feedback_file> select_files_about(connection& database, const person_id& subject);

/// Their part in requests about others.
std::vector<feedback_part> select_parts(connection& database, const key_ring& keys,
                                        const person_id& giver);

/// Deletes requests about that person, and by them, but for closed ones that their subject may
/// read: of these they become the former colleague who asked. Says how many were deleted. To be
/// called before delete_outbox(), and with the write lock.
std::uint64_t delete_requests_of(connection& database, key_ring& keys, const person_id& who);

/// Deletes what that person wrote to open requests, says how many answers that were, and makes them
/// a former colleague in what stays: named answers to closed requests, results, and what they gave
/// unasked.
std::uint64_t delete_answers_of(connection& database, const person_id& who);

}  // namespace coach::storage
