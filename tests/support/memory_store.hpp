#pragma once

#include "core/store.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <cstddef>
#include <deque>
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
    task<applied> save_sharing(request_key key, person_id who, sharing value,
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
    task<applied> save_manager(request_key key, person_id report,
                               std::optional<manager_link> link) override;
    task<applied> end_manager(request_key key, person_id report, person_id manager) override;
    task<std::optional<manager_link>> find_manager(person_id report) override;
    task<std::vector<report_link>> find_reports(person_id manager) override;
    task<applied> log_access(request_key key, person_id owner, access seen) override;
    task<std::vector<access>> find_accesses(person_id owner, std::size_t most) override;
    task<applied> log_one_on_one(request_key key, person_id report, person_id manager,
                                 timestamp now) override;
    task<std::optional<timestamp>> find_one_on_one(person_id report, person_id manager) override;
    task<erasure> erase(request_key key, person_id who) override;
    task<applied> save_picture(person_id owner, std::string digest, kept_picture value) override;
    task<std::optional<kept_picture>> find_picture(person_id owner, std::string digest) override;
    task<std::vector<kept_picture>> find_pictures(person_id owner) override;
    task<applied> delete_picture(person_id owner, std::string file) override;
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

    void stumble();
    std::vector<journal_entry> journal_of(const person_id& author) const;
    std::vector<goal> goals_of(const person_id& owner) const;
    std::vector<manager_link> managers_of(const person_id& report) const;
    std::vector<report_link> reports_of(const person_id& manager) const;
    std::vector<access> accesses_of(const person_id& owner) const;
    std::optional<person_id> confirmed_manager(const person_id& report) const;
    void link_to(const person_id& report, const std::optional<manager_link>& link);
    void stop_sharing(const person_id& who);
    std::vector<kept_picture> pictures_of(const person_id& owner) const;
    personal_data data_of(const person_id& who) const;
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

    /// One unit of work that has its effect once for its key.
    template <class Effect>
    task<applied> change(team_id team, request_key key, Effect effect) {
        return read([this, used = std::pair(std::move(team), std::move(key)),
                     effect = std::move(effect)]() mutable {
            if (keys_.contains(used)) return applied::before;
            const applied outcome = effect();
            if (outcome == applied::now) keys_.insert(used);
            return outcome;
        });
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
};

}  // namespace coach::testing
