#include "storage/feedback_givers.hpp"
#include "storage/feedback_requests.hpp"
#include "storage/giving.hpp"
#include "storage/sqlite_store_parts.hpp"

#include <utility>

namespace coach::storage {

namespace {

std::optional<feedback_giver> find_open_giver(connection& database, const feedback_ref& which,
                                              const person_id& giver) {
    if (!select_open_feedback(database, which)) return std::nullopt;
    return select_giver(database, which, giver);
}

feedback_count count_open(connection& database, const feedback_ref& which) {
    if (!select_open_feedback(database, which)) return {};
    return count_givers(database, which);
}

}  // namespace

task<applied> sqlite_store::admit_giver(team_id team, feedback_id id, person_id giver) {
    return parts_->database.write([which = feedback_ref{std::move(team), std::move(id)},
                                   giver = std::move(giver)](connection& database) {
        return storage::admit_giver(database, which, giver);
    });
}

task<std::optional<feedback_giver>> sqlite_store::find_giver(team_id team, feedback_id id,
                                                             person_id giver) {
    return parts_->database.read([which = feedback_ref{std::move(team), std::move(id)},
                                  giver = std::move(giver)](connection& database) {
        return find_open_giver(database, which, giver);
    });
}

task<applied> sqlite_store::save_answer(request_key key, team_id team, feedback_id id,
                                        feedback_answer value, timestamp now,
                                        std::vector<outgoing> then) {
    then = about(id.str(), std::move(then));
    return parts_->change(
        team, std::move(key),
        [&keys = parts_->keys, which = feedback_ref{team, std::move(id)}, value = std::move(value),
         now](connection& database) {
            return storage::save_answer(database, keys, which, value, now);
        },
        std::move(then));
}

task<std::optional<feedback_answer>> sqlite_store::find_answer(team_id team, feedback_id id,
                                                               person_id giver) {
    const feedback_ref which{std::move(team), std::move(id)};
    auto found = co_await parts_->database.read(
        [&keys = parts_->keys, which, giver = std::move(giver)](connection& database) {
            return open_answer(database, keys, which, giver);
        });
    if (found.is_lost) {
        co_await parts_->database.write([&keys = parts_->keys, which](connection& database) {
            return give_up_lost_answers(database, keys, which, {});
        });
    }
    co_return std::move(found.value);
}

task<applied> sqlite_store::decline_feedback(request_key key, team_id team, feedback_id id,
                                             person_id giver, timestamp now,
                                             std::vector<outgoing> then) {
    then = about(id.str(), std::move(then));
    return parts_->change(
        team, std::move(key),
        [which = feedback_ref{team, std::move(id)}, giver = std::move(giver),
         now](connection& database) { return decline_request(database, which, giver, now); },
        std::move(then));
}

task<feedback_count> sqlite_store::count_answers(team_id team, feedback_id id) {
    return parts_->database.read([which = feedback_ref{std::move(team), std::move(id)}](
                                     connection& database) { return count_open(database, which); });
}

task<std::size_t> sqlite_store::mend_feedback(timestamp now) {
    return parts_->database.write([&keys = parts_->keys, now](connection& database) {
        return mend_answers(database, keys, now);
    });
}

}  // namespace coach::storage
