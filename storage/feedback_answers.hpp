#pragma once

#include "core/feedback.hpp"
#include "storage/connection.hpp"
#include "storage/feedback_rows.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace coach::storage {

// Answers to named requests; sealed_answers.hpp has the others. Everything here works inside the
// caller's transaction; errors are SQLite::Exception.

/// Keeps an answer in the place of that giver's earlier one.
void upsert_named_answer(connection& database, const feedback_ref& which,
                         const feedback_answer& value);

/// All answers, in the order of their givers' ids; a giver without a name is a former colleague.
std::vector<feedback_answer> select_named_answers(connection& database, const feedback_ref& which);

/// That giver's answer.
std::optional<feedback_answer> select_named_answer(connection& database, const feedback_ref& which,
                                                   const person_id& giver);

/// Whether there is one, and who wrote any.
bool has_named_answer(connection& database, const feedback_ref& which, const person_id& giver);
std::vector<person_id> select_named_writers(connection& database, const feedback_ref& which);

/// Deletes that giver's answer, or all; says how many.
std::uint64_t delete_named_answer(connection& database, const feedback_ref& which,
                                  const person_id& giver);
void delete_named_answers(connection& database, const feedback_ref& which);

/// Deletes what that person wrote to open requests; says how many answers. What they wrote to
/// others is that of a former colleague from now on.
std::uint64_t forget_named_giver(connection& database, const person_id& giver);

}  // namespace coach::storage
