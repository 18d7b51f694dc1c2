#pragma once

#include "core/clock.hpp"
#include "core/feedback.hpp"
#include "core/feedback_results.hpp"
#include "core/ids.hpp"
#include "core/outbox.hpp"
#include "core/store/unit_of_work.hpp"
#include "core/task.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace coach {

/// Feedback about people, asked for and not.
///
/// An anonymous answer is kept sealed under its giver until its request closes, with a key of that
/// request which lies outside of the database; then only gather_anonymous() of it is kept, and the
/// key is destroyed. Where the key is lost before, whichever of these methods finds out deletes
/// what cannot be opened and sends feedback_lost to who wrote it.
///
/// In `then`, an empty `about` stands for the request's id. Requests end with their subject's or
/// asker's data, and, unless closed, with the link of the manager who asks: as by
/// cancel_feedback().
class feedback_books {
 public:
    /// Keeps a request; its `id` is the store's to set. `applied::nowhere` across teams, and where
    /// the asker has one about the same subject that is waiting or open.
    virtual task<made<feedback_id>> add_feedback(request_key key, feedback_request value,
                                                 std::vector<outgoing> then = {}) = 0;

    virtual task<std::optional<feedback_request>> find_feedback(team_id team, feedback_id id) = 0;

    /// Those requests of all states, newest first.
    virtual task<std::vector<feedback_request>> find_feedback_by(person_id asker) = 0;
    virtual task<std::vector<feedback_request>> find_feedback_about(person_id subject) = 0;

    /// Open requests that this person is asked by name to answer, and has neither answered nor
    /// declined; the first due first.
    virtual task<std::vector<feedback_request>> find_feedback_owed(person_id giver) = 0;

    /// Opens a waiting request, as made at `now`, until `due`.
    virtual task<applied> open_feedback(request_key key, team_id team, feedback_id id,
                                        timestamp due, timestamp now,
                                        std::vector<outgoing> then = {}) = 0;

    /// Gives an open request more time, and sends feedback_extended to who still owes an answer:
    /// that counts as a nudge, and is left out where there was one less than `between_nudges` ago.
    virtual task<applied> extend_feedback(request_key key, team_id team, feedback_id id,
                                          timestamp due, timestamp now,
                                          std::vector<outgoing> then = {}) = 0;

    /// Sends feedback_nudge to who was asked by name and still owes an answer to an open request;
    /// `applied::nowhere` where that was done less than `between_nudges` ago.
    virtual task<applied> nudge_feedback(request_key key, team_id team, feedback_id id,
                                         timestamp now) = 0;

    /// Deletes what was written to a waiting or open request and ends it; sends feedback_cancelled
    /// to who was asked by name or wrote, unless it was still waiting.
    virtual task<applied> cancel_feedback(request_key key, team_id team, feedback_id id,
                                          timestamp now, std::vector<outgoing> then = {}) = 0;

    /// Ends an open request: from now on only its results are kept. Of anonymous requests nothing
    /// that tells who has answered or declined, or when, stays; the outbox's tells_of_givers()
    /// neither. `applied::nowhere`, and a week more time, where the answers are lost.
    virtual task<applied> close_feedback(request_key key, team_id team, feedback_id id,
                                         timestamp now, std::vector<outgoing> then = {}) = 0;

    /// Lets the subject of a closed request read its report, or no longer.
    virtual task<applied> share_feedback(request_key key, team_id team, feedback_id id, bool shared,
                                         timestamp now, std::vector<outgoing> then = {}) = 0;

    /// Open requests that are due at `now`, of all teams, the longest due first.
    virtual task<std::vector<feedback_request>> find_due_feedback(timestamp now,
                                                                  std::size_t most) = 0;

    /// Notes that somebody who came from the request's channel may answer. Takes no request key:
    /// noting it twice is the same. `applied::nowhere` where it is not open or has no channel, and
    /// for the subject.
    virtual task<applied> admit_giver(team_id team, feedback_id id, person_id giver) = 0;

    /// How that person stands to an open request; nothing where they are neither asked by name nor
    /// admitted.
    virtual task<std::optional<feedback_giver>> find_giver(team_id team, feedback_id id,
                                                           person_id giver) = 0;

    /// Keeps what somebody writes to an open request, in the place of what they wrote before; who
    /// had declined no longer has. `applied::nowhere` where it is not open or due at `now`, and for
    /// who is neither asked by name nor admitted.
    virtual task<applied> save_answer(request_key key, team_id team, feedback_id id,
                                      feedback_answer value, timestamp now,
                                      std::vector<outgoing> then = {}) = 0;

    /// What that person wrote to an open request.
    virtual task<std::optional<feedback_answer>> find_answer(team_id team, feedback_id id,
                                                             person_id giver) = 0;

    /// Notes that somebody will not answer an open request; what they wrote before is deleted.
    /// `applied::nowhere` like save_answer().
    virtual task<applied> decline_feedback(request_key key, team_id team, feedback_id id,
                                           person_id giver, timestamp now,
                                           std::vector<outgoing> then = {}) = 0;

    /// How an open request goes; of no other.
    virtual task<feedback_count> count_answers(team_id team, feedback_id id) = 0;

    /// Keeps what the message in the channel says now. Takes no request key.
    virtual task<applied> note_shown(team_id team, feedback_id id, std::string shown) = 0;

    /// What a closed request came to.
    virtual task<std::optional<feedback_results>> find_results(team_id team, feedback_id id) = 0;

    /// Deletes closed and cancelled requests of all teams that ended before that moment, with what
    /// they came to and what the outbox holds about them, `most` of them at the most; says how
    /// many. Nobody's Home is drawn for it: a Home is drawn whenever it is opened.
    virtual task<std::uint64_t> forget_feedback(timestamp before, std::size_t most) = 0;

    /// Looks for lost keys of open requests, and destroys those of requests that have ended. Says
    /// of how many requests the answers were lost.
    virtual task<std::size_t> mend_feedback(timestamp now) = 0;

    /// Gives feedback to somebody who did not ask; its `id` is the store's to set.
    /// `applied::nowhere` across teams. In `then`, an empty `about` stands for that id.
    virtual task<made<given_id>> give_feedback(request_key key, given_feedback value,
                                               std::vector<outgoing> then = {}) = 0;

    /// One piece of it, for its receiver.
    virtual task<std::optional<given_feedback>> find_given(person_id receiver, given_id id) = 0;

    /// What that person was given, newest first.
    virtual task<std::vector<given_feedback>> find_received(person_id receiver,
                                                            std::size_t most) = 0;

 protected:
    ~feedback_books() = default;
};

}  // namespace coach
