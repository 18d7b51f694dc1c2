#pragma once

#include "core/assessment.hpp"
#include "core/clock.hpp"
#include "core/feedback.hpp"
#include "core/feedback_results.hpp"
#include "core/gaps.hpp"
#include "core/goals.hpp"
#include "core/ids.hpp"
#include "core/journal.hpp"
#include "core/outbox.hpp"
#include "core/people.hpp"
#include "core/personal_data.hpp"
#include "core/pictures.hpp"
#include "core/prompts.hpp"
#include "core/task.hpp"
#include "core/team.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace coach {

/// The store could not do its unit of work: nothing of it was kept. The text names the cause for
/// the operator's log (disk full, locked, corrupt) and holds no value that a person wrote.
class store_failure : public std::runtime_error {
 public:
    using std::runtime_error::runtime_error;
};

/// What became of a unit of work that changes something.
enum class applied {
    now,      ///< it took effect
    before,   ///< it had done so under the same request key; nothing changed this time
    nowhere,  ///< what it is about does not exist, or is not that person's
};

/// What was made, and whether now. The same request key names the same thing at every delivery;
/// with applied::nowhere it names nothing.
template <class Id>
struct made {
    Id id;
    applied when{};

    bool operator==(const made&) const = default;
};

/// Where people stand.
class standings {
 public:
    /// What is known of this person, if they ever stored anything.
    virtual task<std::optional<person>> find_person(person_id who) = 0;

    /// Keeps the person's level and target.
    virtual task<applied> save_standing(request_key key, person_id who, standing value,
                                        timestamp now) = 0;

    /// What the person's manager may read; nothing at first.
    virtual task<sharing> find_sharing(person_id who) = 0;
    virtual task<applied> change_sharing(request_key key, person_id who, sharing_change value,
                                         timestamp now) = 0;

 protected:
    ~standings() = default;
};

/// How people see themselves and each other.
class assessments {
 public:
    /// Keeps an assessment beside all earlier ones; `applied::nowhere` across teams.
    virtual task<applied> save_assessment(request_key key, assessment value) = 0;

    /// All assessments of a person by one author, newest first; nobody else's.
    virtual task<std::vector<assessment>> find_assessments(person_id subject, person_id author) = 0;

 protected:
    ~assessments() = default;
};

/// Which entries of a journal are wanted.
struct journal_query {
    /// All of these words, in any part of an entry. Case and diacritics do not matter, and neither
    /// does what is no letter or digit: where nothing else is asked for, no entry has it. Empty:
    /// any.
    std::string words{};
    std::string competency{};          ///< competency::key; empty: any
    std::optional<timestamp> since{};  ///< written then or later
    bool shared_only = false;
    std::size_t skip = 0;  ///< entries, newest first
    std::size_t most = 10;
};

/// Some entries of a journal, newest first.
struct journal_page {
    std::vector<journal_entry> entries{};
    std::size_t total = 0;  ///< of all that match
};

/// What people write.
class journals {
 public:
    /// Adds an entry, shared or not; its `id`, `changed` and `author` are the store's to set.
    virtual task<made<entry_id>> add_entry(request_key key, person_id author,
                                           journal_entry value) = 0;

    /// Gives an entry of that author new text and competencies; it stays shared if it is.
    virtual task<applied> change_entry(request_key key, person_id author, entry_id id,
                                       entry_text text, std::vector<std::string> competencies,
                                       timestamp now) = 0;

    /// Lets the author's manager read the entry, or no longer.
    virtual task<applied> share_entry(request_key key, person_id author, entry_id id,
                                      bool shared) = 0;

    /// Deletes an entry of that author.
    virtual task<applied> delete_entry(request_key key, person_id author, entry_id id) = 0;

    /// An entry of that author, if it exists.
    virtual task<std::optional<journal_entry>> find_entry(person_id author, entry_id id) = 0;

    /// A part of that author's journal. Cost does not grow with the journals of others.
    virtual task<journal_page> find_entries(person_id author, journal_query wanted) = 0;

    /// When the author last wrote about each competency.
    virtual task<last_entries> find_last_entries(person_id author) = 0;

 protected:
    ~journals() = default;
};

/// What people work on.
class goal_lists {
 public:
    /// Adds an active goal, unless the owner has `most_active_goals` already: `applied::nowhere`,
    /// and the request key stays free.
    virtual task<made<goal_id>> add_goal(request_key key, person_id owner, goal_text text,
                                         timestamp now) = 0;

    /// Gives a goal of that owner new text. Its origin stays.
    virtual task<applied> change_goal(request_key key, person_id owner, goal_id id, goal_text text,
                                      timestamp now) = 0;

    /// Ends a goal or takes it up again; `applied::nowhere` where that makes too many active ones.
    /// The state that it has already is no change.
    virtual task<applied> set_goal_state(request_key key, person_id owner, goal_id id,
                                         goal_state state, timestamp now) = 0;

    /// All goals of that owner: the active ones by due date (those without one last, among equals
    /// the oldest first), then the others, the latest change first.
    virtual task<std::vector<goal>> find_goals(person_id owner) = 0;

 protected:
    ~goal_lists() = default;
};

/// Who manages whom, and what they looked at.
class teams {
 public:
    /// Keeps who manages that person and how far it has been agreed. A confirmed link replaces all
    /// others; one that is only asked for takes nothing from anybody, and nothing back from itself.
    /// Without a link all end, and with them every claim to read. Where the confirmed manager is
    /// another one than before, nothing is shared any more: no entry, no level, no goal.
    /// `applied::nowhere` across teams. `then` goes into the outbox with it, unless it came to
    /// nothing or had happened before.
    virtual task<applied> save_manager(request_key key, person_id report,
                                       std::optional<manager_link> link,
                                       std::vector<outgoing> then = {}) = 0;

    /// Ends the link between these two, confirmed or asked for, and no other; where it was
    /// confirmed, with all that was shared.
    virtual task<applied> end_manager(request_key key, person_id report, person_id manager) = 0;

    /// The person's manager, or else who asked for it last.
    virtual task<std::optional<manager_link>> find_manager(person_id report) = 0;

    /// The people whose manager that person is, or has asked to be; the oldest link first.
    virtual task<std::vector<report_link>> find_reports(person_id manager) = 0;

    /// Notes that somebody read what a person shared; `applied::nowhere` across teams. `then` goes
    /// into the outbox with it.
    virtual task<applied> log_access(request_key key, person_id owner, access seen,
                                     std::vector<outgoing> then = {}) = 0;

    /// Who read what that person shared, newest first, at most `most`.
    virtual task<std::vector<access>> find_accesses(person_id owner, std::size_t most) = 0;

    /// Deletes lines of everybody's access logs from before that moment, of the `most` that were
    /// logged first; says how many.
    virtual task<std::uint64_t> forget_accesses(timestamp before, std::size_t most) = 0;

    /// Notes that a 1:1 took place, and when the last one did; `applied::nowhere` across teams.
    virtual task<applied> log_one_on_one(request_key key, person_id report, person_id manager,
                                         timestamp now) = 0;
    virtual task<std::optional<timestamp>> find_one_on_one(person_id report, person_id manager) = 0;

 protected:
    ~teams() = default;
};

/// Which pictures of their data people have been given, so that none is made twice and none is
/// forgotten when they want them gone.
class pictures {
 public:
    /// Keeps that this picture shows its owner what has that digest. `applied::before` where they
    /// have one of it already: that one stays. Takes no request key: nobody asked for it.
    virtual task<applied> save_picture(person_id owner, std::string digest, kept_picture value) = 0;

    /// The picture that shows its owner what has that digest.
    virtual task<std::optional<kept_picture>> find_picture(person_id owner, std::string digest) = 0;

    /// All pictures of that owner, latest first.
    virtual task<std::vector<kept_picture>> find_pictures(person_id owner) = 0;

    /// Forgets the picture that is this file; `applied::nowhere` where that owner has none such.
    virtual task<applied> delete_picture(person_id owner, std::string file) = 0;

 protected:
    ~pictures() = default;
};

/// What must reach Slack. Whatever changes something that a person's Home shows (where they stand,
/// their goals, entries, links, sharing, prompts) also leaves an outgoing `home` for them, once
/// they have opened it.
/// What advance_prompts() does leaves none: a Home is drawn whenever it is opened, and a burst of
/// prompts must not become one of Homes.
class outboxes {
 public:
    /// Keeps something to be sent. Of what waits_once() one that waits already, unclaimed, is
    /// enough: `applied::before`.
    virtual task<applied> add_outgoing(request_key key, outgoing value) = 0;

    /// Notes that the person has opened their Home. Takes no request key: noting it twice is the
    /// same.
    virtual task<applied> note_home_opened(person_id who) = 0;

    /// Takes at most `most` of the lane that are due at `now` and that nobody holds, the longest
    /// due first, and holds them until `until`; no two holders at the same time have the same. What
    /// somebody held when their time ran out may have been sent.
    virtual task<std::vector<claimed_outgoing>> claim_outgoing(outbox_lane lane, std::size_t most,
                                                               timestamp now, timestamp until) = 0;

    /// Ends it, and keeps `then` with that; `applied::nowhere` where somebody else has claimed it
    /// since, or it is gone. A prompt, or the question whether to go on, that did not reach
    /// somebody counts as not asked: not_reached(). Where a feedback_call arrived, its request
    /// keeps where: feedback_request::posted. Of what is_forgotten() nothing is remembered.
    virtual task<applied> settle_outgoing(claimed_outgoing held, settlement end,
                                          std::vector<outgoing> then = {}) = 0;

    /// Gives it back until then; `applied::nowhere` like above.
    virtual task<applied> postpone_outgoing(claimed_outgoing held, postponement why) = 0;

    /// When there is something to claim of that lane: something becomes due, or a lease ends.
    virtual task<std::optional<timestamp>> next_outgoing(outbox_lane lane) = 0;

    /// Deletes what was settled before that moment; says how many.
    virtual task<std::uint64_t> forget_settled(timestamp before) = 0;

    virtual task<outbox_state> find_outbox_state() = 0;

 protected:
    ~outboxes() = default;
};

/// Who is asked to reflect, and when.
class prompt_books {
 public:
    /// That person's prompts; with version 0 where nothing is kept of them.
    virtual task<prompts> find_prompts(person_id who) = 0;

    /// Keeps the prompts, as the next version; `applied::nowhere` where the kept version is not
    /// `value.version`: read again and decide again. With `takes_back`, prompts of that person that
    /// wait in the outbox are settled as unwanted.
    virtual task<applied> save_prompts(request_key key, prompts value, bool takes_back,
                                       timestamp now) = 0;

    /// Prompts of which something is due at `now`, of all teams, the longest due first.
    virtual task<std::vector<prompts>> find_due_prompts(timestamp now, std::size_t most) = 0;

    /// Keeps each step, with what it sends, whose version is still the kept one; drops the others.
    /// Says how many were kept. One unit of work.
    virtual task<std::size_t> advance_prompts(std::vector<prompt_step> steps) = 0;

    /// The people of that team of whom prompts are kept.
    virtual task<std::vector<person_id>> find_prompted(team_id team) = 0;

 protected:
    ~prompt_books() = default;
};

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

/// How many things of a kind were deleted.
struct erased_count {
    std::string what;  ///< "journal entries"
    std::uint64_t count;

    bool operator==(const erased_count&) const = default;
};

/// What an erasing deleted: one count for each kind of which there was something. Without any where
/// the same request had erased before.
struct erasure {
    applied when{};
    std::vector<erased_count> counts{};

    bool operator==(const erasure&) const = default;
};

/// A person's rights in their data.
class data_rights {
 public:
    /// Deletes everything that the store holds of that person, and says what it was. In other
    /// people's access logs they become a former colleague. Nothing of it stays in the file. What
    /// they wrote since the first delivery of the same request stays. `then` goes into the outbox
    /// with it.
    virtual task<erasure> erase(request_key key, person_id who,
                                std::vector<outgoing> then = {}) = 0;

    /// Everything that the store holds of that person, at one moment.
    virtual task<personal_data> find_personal_data(person_id who) = 0;

    /// The teams of which the store holds anything of anybody, in order.
    virtual task<std::vector<team_id>> find_teams() = 0;

 protected:
    ~data_rights() = default;
};

/// Where people's data is kept. One method is one unit of work: when its task completes, the
/// effect is durable; when it throws store_failure, there is no effect. A request key that was used
/// before makes it `applied::before` with no effect; one that came to `applied::nowhere` stays
/// free. Methods may be called from any thread; tasks resume on the caller's executor.
class store : public standings,
              public assessments,
              public journals,
              public goal_lists,
              public teams,
              public pictures,
              public outboxes,
              public prompt_books,
              public feedback_books,
              public data_rights {
 public:
    store() = default;
    store(const store&) = delete;
    store& operator=(const store&) = delete;
    virtual ~store() = default;
};

}  // namespace coach
