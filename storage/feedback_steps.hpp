#pragma once

#include "core/clock.hpp"
#include "core/feedback.hpp"
#include "core/feedback_results.hpp"
#include "core/ids.hpp"
#include "core/store/unit_of_work.hpp"
#include "storage/connection.hpp"
#include "storage/feedback_rows.hpp"
#include "storage/key_ring.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace coach::storage {

// What becomes of requests for feedback: each step as class feedback_books says, but for `then`.
// Everything here works inside the caller's transaction, which must have the write lock. Homes of
// who is concerned are refreshed. Errors are SQLite::Exception and, of keys, store_failure.

applied add_request(connection& database, const feedback_request& value);
applied open_request(connection& database, const feedback_ref& which, timestamp due, timestamp now);
applied extend_request(connection& database, const feedback_ref& which, timestamp due,
                       timestamp now);
applied nudge_request(connection& database, const feedback_ref& which, timestamp now);
applied share_request(connection& database, const feedback_ref& which, bool shared);

/// `now` is nothing where nobody says when.
applied cancel_request(connection& database, key_ring& keys, const feedback_ref& which,
                       std::optional<timestamp> now);

/// `draw` decides the order of what is kept of anonymous answers.
applied close_request(connection& database, key_ring& keys, const feedback_ref& which,
                      timestamp now, const random_below& draw);

/// Cancels what that manager asks about that report, waiting or open.
void cancel_requests_between(connection& database, key_ring& keys, const person_id& report,
                             const person_id& manager);

/// Cancels a waiting or open request, and deletes it then, as any other: the data of `who` is
/// erased. They are not told.
void drop_request(connection& database, key_ring& keys, const feedback_request& request,
                  const person_id& who);

/// Deletes requests that ended before that moment, `most` of them at the most; says how many.
std::uint64_t forget_requests(connection& database, timestamp before, std::size_t most);

/// Draws the Homes of who asks, whom it is about and who is asked by name anew.
void refresh_homes_of(connection& database, const feedback_request& request);

}  // namespace coach::storage
