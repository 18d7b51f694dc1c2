#include "storage/feedback_steps.hpp"

#include "storage/feedback_answers.hpp"
#include "storage/feedback_givers.hpp"
#include "storage/feedback_requests.hpp"
#include "storage/feedback_results.hpp"
#include "storage/giving.hpp"
#include "storage/homes.hpp"
#include "storage/outbox.hpp"
#include "storage/random_numbers.hpp"
#include "storage/sealed_answers.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <set>
#include <vector>

namespace coach::storage {

namespace {

constexpr std::chrono::days time_to_write_again{7};

bool has_ended(const feedback_request& request) {
    return request.state == feedback_state::closed || request.state == feedback_state::cancelled;
}

/// Who was asked by name or wrote to an open request, in the order of their ids.
std::set<person_id> concerned_by(connection& database, const feedback_request& request) {
    if (request.state != feedback_state::open) return {};
    std::set<person_id> out(request.givers.begin(), request.givers.end());
    for (auto& each : select_sealed_writers(database, ref_of(request))) out.insert(each);
    for (auto& each : select_named_writers(database, ref_of(request))) out.insert(each);
    return out;
}

/// Deletes what was written to a request that comes to nothing.
void delete_answers(connection& database, const feedback_ref& which) {
    delete_sealed_answers(database, which, draw_below);
    delete_named_answers(database, which);
}

/// Of who could answer an anonymous request only who was asked stays, and nothing that tells what
/// they did, or when.
void forget_who_answered(connection& database, key_ring& keys, const feedback_request& request) {
    const auto which = ref_of(request);
    keys.doom(key_ring::name_of(which.team, which.id));
    forget_givers(database, which);
    for (const auto& each : request.givers) forget_home(database, each);
}

void end(connection& database, key_ring& keys, feedback_request request, feedback_state how,
         std::optional<timestamp> now) {
    request.state = how;
    request.ended = now;
    update_feedback(database, request);
    forget_tellers(database, request.subject.team, request.id.str());
    if (request.anonymous) forget_who_answered(database, keys, request);
    database.forget_deleted();
    refresh_homes_of(database, request);
}

void give_more_time(connection& database, feedback_request request, timestamp now) {
    request.due = std::max(request.due, now) + time_to_write_again;
    update_feedback(database, request);
    refresh_homes_of(database, request);
}

/// Keeps the results alone of what was written; false where any of it is lost.
bool unseal_results(connection& database, key_ring& keys, const feedback_ref& which, timestamp now,
                    const random_below& draw) {
    if (give_up_lost_answers(database, keys, which, now)) return false;
    insert_results(database, which,
                   gather_anonymous(open_sealed_answers(database, keys, which), draw));
    delete_sealed_answers(database, which, draw);
    return true;
}

}  // namespace

void refresh_homes_of(connection& database, const feedback_request& request) {
    std::set<person_id> all(request.givers.begin(), request.givers.end());
    all.insert(request.asker);
    all.insert(request.subject);
    for (const auto& each : all) refresh_home(database, each);
}

applied add_request(connection& database, const feedback_request& value) {
    const auto done = insert_feedback(database, value);
    if (done == applied::now) refresh_homes_of(database, value);
    return done;
}

applied open_request(connection& database, const feedback_ref& which, timestamp due,
                     timestamp now) {
    auto request = select_feedback(database, which);
    if (!request || request->state != feedback_state::waiting) return applied::nowhere;
    request->state = feedback_state::open;
    request->made = now;
    request->due = due;
    update_feedback(database, *request);
    refresh_homes_of(database, *request);
    return applied::now;
}

applied extend_request(connection& database, const feedback_ref& which, timestamp due,
                       timestamp now) {
    auto request = select_open_feedback(database, which);
    if (!request || due <= request->due) return applied::nowhere;
    request->due = due;
    const bool may_tell = may_nudge(*request, now);
    if (may_tell) request->nudged = now;
    update_feedback(database, *request);
    if (may_tell) {
        tell_each(database, select_owing(database, which),
                  {.kind = outgoing_kind::feedback_extended, .about = which.id.str(), .due = now});
    }
    refresh_homes_of(database, *request);
    return applied::now;
}

applied nudge_request(connection& database, const feedback_ref& which, timestamp now) {
    auto request = select_open_feedback(database, which);
    if (!request || request->due <= now) return applied::nowhere;
    if (!may_nudge(*request, now)) return applied::nowhere;
    request->nudged = now;
    update_feedback(database, *request);
    tell_each(database, select_owing(database, which),
              {.kind = outgoing_kind::feedback_nudge, .about = which.id.str(), .due = now});
    refresh_home(database, request->asker);
    return applied::now;
}

applied share_request(connection& database, const feedback_ref& which, bool shared) {
    auto request = select_feedback(database, which);
    if (!request || request->state != feedback_state::closed) return applied::nowhere;
    request->shared = shared;
    update_feedback(database, *request);
    refresh_home(database, request->asker);
    refresh_home(database, request->subject);
    return applied::now;
}

applied cancel_request(connection& database, key_ring& keys, const feedback_ref& which,
                       std::optional<timestamp> now) {
    const auto request = select_feedback(database, which);
    if (!request || has_ended(*request)) return applied::nowhere;
    const auto concerned = concerned_by(database, *request);
    delete_answers(database, which);
    end(database, keys, *request, feedback_state::cancelled, now);
    tell_each(database, {concerned.begin(), concerned.end()},
              {.kind = outgoing_kind::feedback_cancelled,
               .about = which.id.str(),
               .due = now.value_or(timestamp{})});
    return applied::now;
}

applied close_request(connection& database, key_ring& keys, const feedback_ref& which,
                      timestamp now, const random_below& draw) {
    const auto request = select_open_feedback(database, which);
    if (!request) return applied::nowhere;
    if (request->anonymous && !unseal_results(database, keys, which, now, draw)) {
        give_more_time(database, *request, now);
        return applied::nowhere;
    }
    end(database, keys, *request, feedback_state::closed, now);
    return applied::now;
}

void cancel_requests_between(connection& database, key_ring& keys, const person_id& report,
                             const person_id& manager) {
    for (const auto& each : select_feedback_by(database, manager)) {
        if (each.subject == report) cancel_request(database, keys, ref_of(each), std::nullopt);
    }
}

void drop_request(connection& database, key_ring& keys, const feedback_request& request,
                  const person_id& who) {
    const auto which = ref_of(request);
    auto concerned = concerned_by(database, request);
    concerned.erase(who);
    delete_answers(database, which);
    if (!has_ended(request)) {
        end(database, keys, request, feedback_state::cancelled, std::nullopt);
    } else {
        refresh_homes_of(database, request);
    }
    forget_messages(database, which.team, which.id.str());
    delete_feedback(database, which);
    tell_each(database, {concerned.begin(), concerned.end()},
              {.kind = outgoing_kind::feedback_cancelled, .about = which.id.str()});
}

std::uint64_t forget_requests(connection& database, timestamp before, std::size_t most) {
    const auto ended = select_ended_feedback(database, before, most);
    if (!ended.empty()) database.forget_deleted();
    for (const auto& which : ended) {
        forget_tellers(database, which.team, which.id.str());
        forget_messages(database, which.team, which.id.str());
        delete_feedback(database, which);
    }
    return ended.size();
}

}  // namespace coach::storage
