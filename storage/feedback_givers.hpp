#pragma once

#include "core/feedback.hpp"
#include "storage/connection.hpp"
#include "storage/feedback_rows.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace coach::storage {

// Everything here works inside the caller's transaction; errors are SQLite::Exception. People come
// in the order of their ids.

/// Notes that somebody is asked by name, or admitted; false where that is known of them already.
bool insert_giver(connection& database, const feedback_ref& which, const person_id& giver,
                  bool asked);

/// How that person stands to a request, if they may answer it.
std::optional<feedback_giver> select_giver(connection& database, const feedback_ref& which,
                                           const person_id& giver);

/// Who is asked by name.
std::vector<person_id> select_asked(connection& database, const feedback_ref& which);

/// Who of them has neither answered nor declined.
std::vector<person_id> select_owing(connection& database, const feedback_ref& which);

/// Keeps whether somebody has declined.
void update_declined(connection& database, const feedback_ref& which, const person_id& giver,
                     bool declined);

/// How many have answered and declined.
feedback_count count_givers(connection& database, const feedback_ref& which);

/// Deletes who was admitted, and who declined.
void forget_givers(connection& database, const feedback_ref& which);

/// Deletes that person from among the givers of all requests.
void delete_giver(connection& database, const person_id& giver);

}  // namespace coach::storage
