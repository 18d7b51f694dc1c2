#pragma once

#include "core/feedback.hpp"
#include "core/feedback_results.hpp"
#include "storage/connection.hpp"
#include "storage/feedback_rows.hpp"
#include "storage/key_ring.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace coach::storage {

// Answers to anonymous requests that are open. Everything here works inside the caller's
// transaction; errors are SQLite::Exception, and store_failure where a key cannot be read or
// written although it may be there. People come in the order of their ids.

/// Seals an answer and keeps it in the place of that giver's earlier one; makes the key where there
/// is none. Needs the write lock.
void upsert_sealed_answer(connection& database, key_ring& keys, const feedback_ref& which,
                          const feedback_answer& value);

/// All answers that can be opened.
std::vector<feedback_answer> open_sealed_answers(connection& database, const key_ring& keys,
                                                 const feedback_ref& which);

/// That giver's answer, where there is one that can be opened.
std::optional<feedback_answer> open_sealed_answer(connection& database, const key_ring& keys,
                                                  const feedback_ref& which,
                                                  const person_id& giver);

/// Deletes what cannot be opened any more; says whose that was.
std::vector<person_id> delete_lost_answers(connection& database, const key_ring& keys,
                                           const feedback_ref& which);

/// Whether there is one of that giver, and who wrote any.
bool has_sealed_answer(connection& database, const feedback_ref& which, const person_id& giver);
std::vector<person_id> select_sealed_writers(connection& database, const feedback_ref& which);

/// Deletes that giver's answer; says how many that was.
std::uint64_t delete_sealed_answer(connection& database, const feedback_ref& which,
                                   const person_id& giver);

/// Deletes all of them, in a drawn order: the order of the pages that become free would otherwise
/// tell in which one they were written.
void delete_sealed_answers(connection& database, const feedback_ref& which,
                           const random_below& draw);

/// Deletes all that this person wrote; says how many answers.
std::uint64_t delete_sealed_by(connection& database, const person_id& giver);

}  // namespace coach::storage
