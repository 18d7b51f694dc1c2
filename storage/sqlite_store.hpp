#pragma once

#include "core/store.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>

namespace coach::storage {

/// How much the store takes on at once. The defaults suit one workspace.
struct sqlite_options {
    std::chrono::milliseconds busy_timeout{1000};  ///< how long another process may hold the lock
    std::size_t queue_limit = 4096;  ///< units of work waiting; more are refused as "overloaded"
    std::size_t batch_limit = 256;   ///< units of work that share one commit
    /// Decides the order of what is kept of anonymous answers; nothing: OpenSSL's randomness. Tests
    /// may foresee it, nobody else. Called by the storage thread.
    random_below draw{};
};

/// What a store's thread and file are doing.
struct store_load {
    std::size_t waiting = 0;             ///< units of work that nobody has begun
    std::chrono::milliseconds oldest{};  ///< how long the first of them has waited
    std::uintmax_t bytes = 0;            ///< of the file and its write-ahead log
};

/// The store in one SQLite file. All work is done by one thread of its own, many writes to a
/// commit; reads see every write that was awaited before them. Once a unit of work was submitted
/// it is done: cancelling the coroutine that awaits it does not stop it, and neither does ending
/// that coroutine's execution context.
///
/// The keys of anonymous feedback lie beside the file, in the folder "<file>.keys"; a copy of the
/// file that is to be a backup goes without it.
class sqlite_store final : public store {
 public:
    /// Opens the database, creating the file (mode 0600) and missing directories (mode 0700), and
    /// brings its tables up to this program's version. Throws store_failure with a sentence for
    /// the operator when the file cannot be used: not writable, locked, damaged, another
    /// application's, or written by a newer version.
    explicit sqlite_store(const std::filesystem::path& file, sqlite_options options = {});

    sqlite_store(const sqlite_store&) = delete;
    sqlite_store& operator=(const sqlite_store&) = delete;

    /// Finishes what was submitted, then closes the file. Nothing may be submitted meanwhile.
    ~sqlite_store() override;

    task<std::optional<person>> find_person(person_id who) override;
    task<applied> save_standing(request_key key, person_id who, standing value,
                                timestamp now) override;
    task<sharing> find_sharing(person_id who) override;
    task<applied> change_sharing(request_key key, person_id who, sharing_change value,
                                 timestamp now) override;
    task<applied> save_assessment(request_key key, assessment value) override;
    task<std::vector<assessment>> find_assessments(person_id subject, person_id author) override;
    task<made<entry_id>> add_entry(request_key key, person_id author, journal_entry value) override;
    task<applied> change_entry(request_key key, person_id author, entry_id id, entry_text text,
                               std::vector<std::string> competencies, timestamp now) override;
    task<applied> share_entry(request_key key, person_id author, entry_id id, bool shared) override;
    task<applied> delete_entry(request_key key, person_id author, entry_id id) override;
    task<std::optional<journal_entry>> find_entry(person_id author, entry_id id) override;
    task<journal_page> find_entries(person_id author, journal_query wanted) override;
    task<last_entries> find_last_entries(person_id author) override;
    task<made<goal_id>> add_goal(request_key key, person_id owner, goal_text text,
                                 timestamp now) override;
    task<applied> change_goal(request_key key, person_id owner, goal_id id, goal_text text,
                              timestamp now) override;
    task<applied> set_goal_state(request_key key, person_id owner, goal_id id, goal_state state,
                                 timestamp now) override;
    task<std::vector<goal>> find_goals(person_id owner) override;
    task<applied> save_manager(request_key key, person_id report, std::optional<manager_link> link,
                               std::vector<outgoing> then = {}) override;
    task<applied> end_manager(request_key key, person_id report, person_id manager) override;
    task<std::optional<manager_link>> find_manager(person_id report) override;
    task<std::vector<report_link>> find_reports(person_id manager) override;
    task<applied> log_access(request_key key, person_id owner, access seen,
                             std::vector<outgoing> then = {}) override;
    task<std::vector<access>> find_accesses(person_id owner, std::size_t most) override;
    task<std::uint64_t> forget_accesses(timestamp before, std::size_t most) override;
    task<applied> log_one_on_one(request_key key, person_id report, person_id manager,
                                 timestamp now) override;
    task<std::optional<timestamp>> find_one_on_one(person_id report, person_id manager) override;
    task<applied> save_picture(person_id owner, std::string digest, kept_picture value) override;
    task<std::optional<kept_picture>> find_picture(person_id owner, std::string digest) override;
    task<std::vector<kept_picture>> find_pictures(person_id owner) override;
    task<applied> delete_picture(person_id owner, std::string file) override;
    task<applied> add_outgoing(request_key key, outgoing value) override;
    task<applied> note_home_opened(person_id who) override;
    task<std::vector<claimed_outgoing>> claim_outgoing(outbox_lane lane, std::size_t most,
                                                       timestamp now, timestamp until) override;
    task<applied> settle_outgoing(claimed_outgoing held, settlement end,
                                  std::vector<outgoing> then = {}) override;
    task<applied> postpone_outgoing(claimed_outgoing held, postponement why) override;
    task<std::optional<timestamp>> next_outgoing(outbox_lane lane) override;
    task<std::uint64_t> forget_settled(timestamp before) override;

    /// After a write that failed it tries one first, so that who asks learns whether the disk takes
    /// any again; throws store_failure where it does not.
    task<outbox_state> find_outbox_state() override;
    task<prompts> find_prompts(person_id who) override;
    task<applied> save_prompts(request_key key, prompts value, bool takes_back,
                               timestamp now) override;
    task<std::vector<prompts>> find_due_prompts(timestamp now, std::size_t most) override;
    task<std::size_t> advance_prompts(std::vector<prompt_step> steps) override;
    task<std::vector<person_id>> find_prompted(team_id team) override;
    task<made<feedback_id>> add_feedback(request_key key, feedback_request value,
                                         std::vector<outgoing> then = {}) override;
    task<std::optional<feedback_request>> find_feedback(team_id team, feedback_id id) override;
    task<std::vector<feedback_request>> find_feedback_by(person_id asker) override;
    task<std::vector<feedback_request>> find_feedback_about(person_id subject) override;
    task<std::vector<feedback_request>> find_feedback_owed(person_id giver) override;
    task<applied> open_feedback(request_key key, team_id team, feedback_id id, timestamp due,
                                timestamp now, std::vector<outgoing> then = {}) override;
    task<applied> extend_feedback(request_key key, team_id team, feedback_id id, timestamp due,
                                  timestamp now, std::vector<outgoing> then = {}) override;
    task<applied> nudge_feedback(request_key key, team_id team, feedback_id id,
                                 timestamp now) override;
    task<applied> cancel_feedback(request_key key, team_id team, feedback_id id, timestamp now,
                                  std::vector<outgoing> then = {}) override;
    task<applied> close_feedback(request_key key, team_id team, feedback_id id, timestamp now,
                                 std::vector<outgoing> then = {}) override;
    task<applied> share_feedback(request_key key, team_id team, feedback_id id, bool shared,
                                 timestamp now, std::vector<outgoing> then = {}) override;
    task<std::vector<feedback_request>> find_due_feedback(timestamp now, std::size_t most) override;
    task<applied> admit_giver(team_id team, feedback_id id, person_id giver) override;
    task<std::optional<feedback_giver>> find_giver(team_id team, feedback_id id,
                                                   person_id giver) override;
    task<applied> save_answer(request_key key, team_id team, feedback_id id, feedback_answer value,
                              timestamp now, std::vector<outgoing> then = {}) override;
    task<std::optional<feedback_answer>> find_answer(team_id team, feedback_id id,
                                                     person_id giver) override;
    task<applied> decline_feedback(request_key key, team_id team, feedback_id id, person_id giver,
                                   timestamp now, std::vector<outgoing> then = {}) override;
    task<feedback_count> count_answers(team_id team, feedback_id id) override;
    task<applied> note_shown(team_id team, feedback_id id, std::string shown) override;
    task<std::optional<feedback_results>> find_results(team_id team, feedback_id id) override;
    task<std::uint64_t> forget_feedback(timestamp before, std::size_t most) override;
    task<std::size_t> mend_feedback(timestamp now) override;
    task<made<given_id>> give_feedback(request_key key, given_feedback value,
                                       std::vector<outgoing> then = {}) override;
    task<std::optional<given_feedback>> find_given(person_id receiver, given_id id) override;
    task<std::vector<given_feedback>> find_received(person_id receiver, std::size_t most) override;
    task<erasure> erase(request_key key, person_id who, std::vector<outgoing> then = {}) override;
    task<personal_data> find_personal_data(person_id who) override;
    task<std::vector<team_id>> find_teams() override;

    /// Durable commits since the store was opened: fewer than the writes when they were grouped.
    /// Callable from any thread.
    std::uint64_t commits() const;

    /// How busy the store is, and how large. Callable from any thread; does not wait for the store.
    store_load load() const;

 private:
    struct parts;
    std::unique_ptr<parts> parts_;
};

}  // namespace coach::storage
