#pragma once

#include "core/clock.hpp"
#include "core/ids.hpp"
#include "core/outbox.hpp"
#include "core/store/unit_of_work.hpp"
#include "storage/connection.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace coach::storage {

// Everything here works inside the caller's transaction, which must have the write lock from its
// start where it changes anything: then no two processes take the same. Errors are
// SQLite::Exception.

/// Keeps something to be sent, under that name. applied::before where that name is known, and where
/// it is a `home` and one waits for that person, or a `feedback_recount` and one waits for that
/// request, that nobody holds.
applied insert_outgoing(connection& database, const outgoing_id& id, const outgoing& value);

/// Keeps what a cause sends, each under a name made of the cause and its place in the list.
void insert_all_outgoing(connection& database, const team_id& team, const request_key& cause,
                         const std::vector<outgoing>& all);

/// Keeps the same for each of these people.
void tell_each(connection& database, const std::vector<person_id>& who, outgoing what);

/// Takes what is due, as outboxes::claim_outgoing() says.
std::vector<claimed_outgoing> claim_outgoing(connection& database, outbox_lane lane,
                                             std::size_t most, timestamp now, timestamp until);

/// Ends what that claim holds; applied::nowhere where it holds nothing any more.
applied settle_outgoing(connection& database, const claimed_outgoing& held, const settlement& end);

/// Deletes what has ended.
void forget_outgoing(connection& database, const claimed_outgoing& ended);

/// Gives back what that claim holds; applied::nowhere where it holds nothing any more.
applied postpone_outgoing(connection& database, const claimed_outgoing& held,
                          const postponement& why);

/// When something of the lane becomes due, or is held no longer.
std::optional<timestamp> select_next_outgoing(connection& database, outbox_lane lane);

/// Deletes what tells who has answered that request for feedback, waiting or settled: see
/// tells_of_givers().
void forget_tellers(connection& database, const team_id& team, const std::string& feedback);

/// Deletes all that is about that request for feedback, but for what says that it is cancelled.
void forget_messages(connection& database, const team_id& team, const std::string& feedback);

/// Settles the person's prompts and questions whether to go on that wait, held or not, as unwanted.
void take_back_prompts(connection& database, const person_id& who, timestamp now);

}  // namespace coach::storage
