#pragma once

#include "core/clock.hpp"
#include "core/feedback.hpp"
#include "core/ids.hpp"
#include "core/store/unit_of_work.hpp"
#include "storage/connection.hpp"
#include "storage/feedback_rows.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace coach::storage {

// Everything here works inside the caller's transaction; errors are SQLite::Exception. The givers
// of a request come in the order of their ids. An asker without a name is a former colleague.

/// Keeps a request, as feedback_books::add_feedback() says.
applied insert_feedback(connection& database, const feedback_request& value);

/// That request, if it exists.
std::optional<feedback_request> select_feedback(connection& database, const feedback_ref& which);

/// The same where it may be answered: it is open.
std::optional<feedback_request> select_open_feedback(connection& database,
                                                     const feedback_ref& which);

/// Requests by that asker or about that subject, newest first.
std::vector<feedback_request> select_feedback_by(connection& database, const person_id& asker);
std::vector<feedback_request> select_feedback_about(connection& database, const person_id& subject);

/// Requests in which that person may answer, or might have, newest first.
std::vector<feedback_request> select_feedback_with(connection& database, const person_id& giver);

/// What feedback_books::find_feedback_owed() and find_due_feedback() find.
std::vector<feedback_request> select_feedback_owed(connection& database, const person_id& giver);
std::vector<feedback_request> select_due_feedback(connection& database, timestamp now,
                                                  std::size_t most);

/// The open anonymous requests of all teams.
std::vector<feedback_ref> select_sealing_feedback(connection& database);

/// Requests of all teams that ended before that moment. Where nobody said when one did, that was
/// by its due date.
std::vector<feedback_ref> select_ended_feedback(connection& database, timestamp before,
                                                std::size_t most);

/// Keeps how far that request has come: whatever of it may change but for its asker.
void update_feedback(connection& database, const feedback_request& value);

/// Keeps where a request's message stands, or what it says; applied::nowhere where there is none.
applied note_posted(connection& database, const feedback_ref& which, const std::string& posted);
applied note_shown(connection& database, const feedback_ref& which, const std::string& shown);

/// Keeps whether something of a request's results is held back.
void update_withheld(connection& database, const feedback_ref& which, bool withheld);

/// Makes the asker of a request a former colleague.
void forget_asker(connection& database, const feedback_ref& which);

/// Deletes a request with all that belongs to it in other tables, but for the outbox.
void delete_feedback(connection& database, const feedback_ref& which);

}  // namespace coach::storage
