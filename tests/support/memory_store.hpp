#pragma once

#include "core/store.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace coach::testing {

/// A store that forgets everything when it ends: quick, and able to fail on demand. Passes the
/// same contract as the real one. Like the real one it always suspends its caller. A test that
/// needs another behavior of one method derives from it.
class memory_store : public store {
 public:
    /// Makes the next `count` units of work throw store_failure and have no effect; 0 ends the
    /// trouble. Callable from any thread.
    void fail_next(std::size_t count = 1);

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

 private:
    struct kept_link {
        person_id report;
        manager_link link;
    };
    struct kept_access {
        person_id owner;
        access seen;
    };

    struct shown_picture {
        person_id owner;
        std::string digest;
        kept_picture picture;
    };

    /// Something in the outbox, and how far it has come.
    struct kept_outgoing {
        claimed_outgoing state;
        timestamp next_try{};
        timestamp claimed{};
        std::optional<timestamp> held_until{};
        std::optional<settlement> end{};
    };

    /// A request for feedback with what was written to it.
    struct kept_feedback {
        feedback_request request;
        std::map<person_id, feedback_giver> givers{};
        std::map<person_id, feedback_answer> answers{};  ///< of anonymous ones while they are open
        std::vector<feedback_answer> of_former{};        ///< named, by former colleagues
        feedback_results results{};                      ///< of closed anonymous ones
    };

    void stumble();
    std::vector<journal_entry> journal_of(const person_id& author) const;
    std::vector<goal> goals_of(const person_id& owner) const;
    std::vector<manager_link> managers_of(const person_id& report) const;
    std::vector<report_link> reports_of(const person_id& manager) const;
    std::vector<access> accesses_of(const person_id& owner) const;
    std::optional<person_id> confirmed_manager(const person_id& report) const;
    void link_to(const person_id& report, const std::optional<manager_link>& link);
    void stop_sharing(const person_id& who);
    applied change_links(const person_id& report, const std::function<applied()>& effect);
    void refresh_home(const person_id& who);
    applied send(std::string id, const outgoing& value);
    void send_all(const std::string& cause, const std::vector<outgoing>& all);
    kept_outgoing* held_by(const claimed_outgoing& holder);
    void end_leases(outbox_lane lane, timestamp now);
    std::vector<outgoing_record> outbox_of(const person_id& who) const;
    std::uint64_t forget_outbox(const person_id& who);
    prompts prompts_of(const person_id& who) const;
    applied keep(const prompts& value);
    void take_back(const person_id& who, timestamp now);
    std::vector<kept_picture> pictures_of(const person_id& owner) const;
    personal_data data_of(const person_id& who) const;
    void cancel_for_links(const person_id& report, const std::vector<manager_link>& before);
    kept_feedback* feedback_of(const team_id& team, const feedback_id& id);
    kept_feedback* open_feedback_of(const team_id& team, const feedback_id& id);
    kept_feedback* active_feedback_of(const feedback_id& id, const person_id& giver,
                                      const team_id& team, timestamp now);
    template <class Wanted>
    std::vector<feedback_request> requests_where(const Wanted& wanted) const;
    bool may_be_added(const feedback_request& value) const;
    void refresh_homes_of(const feedback_request& request);
    void tell_each(const std::vector<person_id>& who, const outgoing& what);
    std::vector<person_id> owing_to(const kept_feedback& kept) const;
    std::vector<person_id> concerned_by(const kept_feedback& kept) const;
    void forget_tellers(const feedback_request& request);
    void forget_homes(const std::vector<person_id>& of);
    void end_feedback(kept_feedback& kept, feedback_state how, std::optional<timestamp> now);
    void cancel(kept_feedback& kept, std::optional<timestamp> now);
    void note_done(kept_feedback& kept, const person_id& giver, bool declined);
    std::optional<feedback_results> results_of(const kept_feedback& kept) const;
    std::vector<given_feedback> received_by(const person_id& receiver) const;
    void add_feedback_to(personal_data& out) const;
    void drop(const kept_feedback& kept, const person_id& who);
    std::uint64_t delete_requests_of(const person_id& who);
    std::uint64_t delete_answers_of(const person_id& who);
    void forget_in_feedback(const person_id& who);
    journal_entry* entry_of(const person_id& author, const entry_id& id);
    goal* goal_of(const person_id& owner, const goal_id& id);
    bool has_room(const person_id& owner) const;

    /// One unit of work that changes nothing.
    template <class Work>
    task<std::invoke_result_t<Work&>> read(Work work) {
        co_await boost::asio::post(boost::asio::use_awaitable);
        const std::scoped_lock lock(mutex_);
        stumble();
        co_return work();
    }

    /// One unit of work that has its effect once for its key, and then sends `then`.
    template <class Effect>
    task<applied> change(team_id team, request_key key, Effect effect,
                         std::vector<outgoing> then = {}) {
        return read([this, used = std::pair(std::move(team), std::move(key)),
                     effect = std::move(effect), then = std::move(then)]() mutable {
            if (keys_.contains(used)) return applied::before;
            const applied outcome = effect();
            if (outcome != applied::nowhere) keys_.insert(used);
            if (outcome == applied::now) send_all(used.second.str(), then);
            return outcome;
        });
    }

    /// The same where it changes what that person's Home shows.
    template <class Effect>
    task<applied> change_of(person_id owner, request_key key, Effect effect,
                            std::vector<outgoing> then = {}) {
        const auto team = owner.team;
        return change(
            team, std::move(key),
            [this, owner = std::move(owner), effect = std::move(effect)]() mutable {
                const applied outcome = effect();
                if (outcome == applied::now) refresh_home(owner);
                return outcome;
            },
            std::move(then));
    }

    std::mutex mutex_;
    std::size_t failures_left_ = 0;
    std::set<std::pair<team_id, request_key>> keys_;
    std::map<person_id, person> people_;
    std::map<person_id, sharing> sharing_;
    // Of the following the later ones come last.
    std::vector<assessment> assessments_;
    std::deque<journal_entry> entries_;
    std::deque<goal> goals_;
    std::vector<kept_link> links_;
    std::vector<kept_access> accesses_;
    std::vector<one_on_one> one_on_ones_;
    std::vector<shown_picture> pictures_;
    std::vector<kept_outgoing> outbox_;
    std::set<person_id> homes_;
    std::uint64_t homes_sent_ = 0;
    std::map<person_id, prompts> prompts_;
    std::deque<kept_feedback> feedback_;
    std::vector<given_feedback> given_;
    std::uint64_t told_ = 0;
};

}  // namespace coach::testing
