#pragma once

#include "core/feedback_results.hpp"
#include "storage/connection.hpp"
#include "storage/feedback_rows.hpp"

namespace coach::storage {

// What closed anonymous requests came to. Everything here works inside the caller's transaction;
// errors are SQLite::Exception. Somebody named without a name is a former colleague.

/// Keeps the results, each list in its order.
void insert_results(connection& database, const feedback_ref& which, const feedback_results& value);

/// What was kept.
feedback_results select_results(connection& database, const feedback_ref& which);

/// Makes that person a former colleague wherever results name them.
void forget_in_results(connection& database, const person_id& giver);

}  // namespace coach::storage
