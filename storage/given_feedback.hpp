#pragma once

#include "core/feedback.hpp"
#include "core/ids.hpp"
#include "core/store/unit_of_work.hpp"
#include "storage/connection.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace coach::storage {

// Feedback that nobody asked for. Everything here works inside the caller's transaction; errors are
// SQLite::Exception.

/// Keeps a piece; applied::nowhere across teams, and where it has no giver.
applied insert_given(connection& database, const given_feedback& value);

/// One piece, for its receiver.
std::optional<given_feedback> select_given(connection& database, const person_id& receiver,
                                           const given_id& id);

/// What that person received, newest first, at most `most`.
std::vector<given_feedback> select_received(connection& database, const person_id& receiver,
                                            std::size_t most);

/// What that person gave, newest first.
std::vector<given_feedback> select_given_by(connection& database, const person_id& giver);

/// Deletes what that person received; says how many pieces.
std::uint64_t delete_received(connection& database, const person_id& receiver);

/// Makes that person a former colleague in what they gave.
void forget_giver_of_given(connection& database, const person_id& giver);

}  // namespace coach::storage
