#pragma once

#include "core/assessment.hpp"
#include "storage/connection.hpp"

#include <cstdint>
#include <vector>

namespace coach::storage {

// Everything here works inside the caller's transaction; errors are SQLite::Exception.

/// Keeps an assessment whose subject and author are of one team.
void insert_assessment(connection& database, const assessment& value);

/// All that the author made of the subject, newest first.
std::vector<assessment> select_assessments(connection& database, const person_id& subject,
                                           const person_id& author);

/// All of this subject, by whomever, newest first.
std::vector<assessment> select_assessments_of(connection& database, const person_id& subject);

/// All that the author made of other people, newest first.
std::vector<assessment> select_assessments_given(connection& database, const person_id& author);

/// Deletes what select_assessments_of() finds; says how many.
std::uint64_t delete_assessments_of(connection& database, const person_id& subject);

/// Deletes what select_assessments_given() finds; says how many.
std::uint64_t delete_assessments_given(connection& database, const person_id& author);

}  // namespace coach::storage
