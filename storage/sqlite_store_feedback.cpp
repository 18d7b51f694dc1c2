#include "storage/feedback_data.hpp"
#include "storage/feedback_requests.hpp"
#include "storage/feedback_steps.hpp"
#include "storage/given_feedback.hpp"
#include "storage/sqlite_store_parts.hpp"

#include <string>
#include <utility>

namespace coach::storage {

task<made<feedback_id>> sqlite_store::add_feedback(request_key key, feedback_request value,
                                                   std::vector<outgoing> then) {
    const auto team = value.subject.team;
    const feedback_id id{name_made_by(team, key)};
    value.id = id;
    const auto when = co_await parts_->change(
        team, std::move(key),
        [value = std::move(value)](connection& database) { return add_request(database, value); },
        about(id.str(), std::move(then)));
    co_return made<feedback_id>{id, when};
}

task<std::optional<feedback_request>> sqlite_store::find_feedback(team_id team, feedback_id id) {
    return parts_->database.read([which = feedback_ref{std::move(team), std::move(id)}](
                                     auto& database) { return select_feedback(database, which); });
}

task<std::vector<feedback_request>> sqlite_store::find_feedback_by(person_id asker) {
    return parts_->database.read([asker = std::move(asker)](connection& database) {
        return select_feedback_by(database, asker);
    });
}

task<std::vector<feedback_request>> sqlite_store::find_feedback_about(person_id subject) {
    return parts_->database.read([subject = std::move(subject)](connection& database) {
        return select_feedback_about(database, subject);
    });
}

task<std::vector<feedback_request>> sqlite_store::find_feedback_owed(person_id giver) {
    return parts_->database.read([giver = std::move(giver)](connection& database) {
        return select_feedback_owed(database, giver);
    });
}

task<applied> sqlite_store::open_feedback(request_key key, team_id team, feedback_id id,
                                          timestamp due, timestamp now,
                                          std::vector<outgoing> then) {
    then = about(id.str(), std::move(then));
    return parts_->change(
        team, std::move(key),
        [which = feedback_ref{team, std::move(id)}, due, now](connection& database) {
            return open_request(database, which, due, now);
        },
        std::move(then));
}

task<applied> sqlite_store::extend_feedback(request_key key, team_id team, feedback_id id,
                                            timestamp due, timestamp now,
                                            std::vector<outgoing> then) {
    then = about(id.str(), std::move(then));
    return parts_->change(
        team, std::move(key),
        [which = feedback_ref{team, std::move(id)}, due, now](connection& database) {
            return extend_request(database, which, due, now);
        },
        std::move(then));
}

task<applied> sqlite_store::nudge_feedback(request_key key, team_id team, feedback_id id,
                                           timestamp now) {
    return parts_->change(team, std::move(key),
                          [which = feedback_ref{team, std::move(id)}, now](connection& database) {
                              return nudge_request(database, which, now);
                          });
}

task<applied> sqlite_store::cancel_feedback(request_key key, team_id team, feedback_id id,
                                            timestamp now, std::vector<outgoing> then) {
    then = about(id.str(), std::move(then));
    return parts_->change(
        team, std::move(key),
        [&keys = parts_->keys, which = feedback_ref{team, std::move(id)},
         now](connection& database) { return cancel_request(database, keys, which, now); },
        std::move(then));
}

task<applied> sqlite_store::close_feedback(request_key key, team_id team, feedback_id id,
                                           timestamp now, std::vector<outgoing> then) {
    then = about(id.str(), std::move(then));
    return parts_->change(
        team, std::move(key),
        [&with = *parts_, which = feedback_ref{team, std::move(id)}, now](connection& database) {
            return close_request(database, with.keys, which, now, with.draw);
        },
        std::move(then));
}

task<applied> sqlite_store::share_feedback(request_key key, team_id team, feedback_id id,
                                           bool shared, timestamp /*now*/,
                                           std::vector<outgoing> then) {
    then = about(id.str(), std::move(then));
    return parts_->change(
        team, std::move(key),
        [which = feedback_ref{team, std::move(id)}, shared](connection& database) {
            return share_request(database, which, shared);
        },
        std::move(then));
}

task<std::vector<feedback_request>> sqlite_store::find_due_feedback(timestamp now,
                                                                    std::size_t most) {
    return parts_->database.read(
        [now, most](connection& database) { return select_due_feedback(database, now, most); });
}

task<applied> sqlite_store::note_shown(team_id team, feedback_id id, std::string shown) {
    return parts_->database.write([which = feedback_ref{std::move(team), std::move(id)},
                                   shown = std::move(shown)](connection& database) {
        return storage::note_shown(database, which, shown);
    });
}

task<std::optional<feedback_results>> sqlite_store::find_results(team_id team, feedback_id id) {
    return parts_->database.read(
        [which = feedback_ref{std::move(team), std::move(id)}](connection& database) {
            return storage::find_results(database, which);
        });
}

task<std::uint64_t> sqlite_store::forget_feedback(timestamp before, std::size_t most) {
    return parts_->database.write(
        [before, most](connection& database) { return forget_requests(database, before, most); });
}

task<made<given_id>> sqlite_store::give_feedback(request_key key, given_feedback value,
                                                 std::vector<outgoing> then) {
    const auto receiver = value.receiver;
    const given_id id{name_made_by(receiver.team, key)};
    value.id = id;
    const auto when = co_await parts_->change_of(
        receiver, std::move(key),
        [value = std::move(value)](connection& database) { return insert_given(database, value); },
        about(id.str(), std::move(then)));
    co_return made<given_id>{id, when};
}

task<std::optional<given_feedback>> sqlite_store::find_given(person_id receiver, given_id id) {
    return parts_->database.read(
        [receiver = std::move(receiver), id = std::move(id)](connection& database) {
            return select_given(database, receiver, id);
        });
}

task<std::vector<given_feedback>> sqlite_store::find_received(person_id receiver,
                                                              std::size_t most) {
    return parts_->database.read([receiver = std::move(receiver), most](connection& database) {
        return select_received(database, receiver, most);
    });
}

}  // namespace coach::storage
