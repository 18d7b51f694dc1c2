#include "storage/giving.hpp"

#include "storage/feedback_answers.hpp"
#include "storage/feedback_givers.hpp"
#include "storage/feedback_requests.hpp"
#include "storage/homes.hpp"
#include "storage/outbox.hpp"
#include "storage/sealed_answers.hpp"

namespace coach::storage {

namespace {

/// How that person stands to an open request that is not due.
std::optional<feedback_giver> find_active_giver(connection& database,
                                                const std::optional<feedback_request>& request,
                                                const person_id& giver, timestamp now) {
    if (!request || request->due <= now) return std::nullopt;
    return select_giver(database, ref_of(*request), giver);
}

void note_done(connection& database, const feedback_ref& which, const feedback_giver& by,
               bool declined) {
    update_declined(database, which, by.who, declined);
    if (by.asked) refresh_home(database, by.who);
}

}  // namespace

applied admit_giver(connection& database, const feedback_ref& which, const person_id& giver) {
    const auto request = select_open_feedback(database, which);
    const bool may = request && !request->channel.empty() && giver.team == which.team &&
                     giver != request->subject;
    if (!may) return applied::nowhere;
    return insert_giver(database, which, giver, false) ? applied::now : applied::before;
}

applied save_answer(connection& database, key_ring& keys, const feedback_ref& which,
                    const feedback_answer& value, timestamp now) {
    const auto request = select_open_feedback(database, which);
    const auto by = find_active_giver(database, request, value.giver, now);
    if (!by) return applied::nowhere;
    if (request->anonymous) {
        upsert_sealed_answer(database, keys, which, value);
        give_up_lost_answers(database, keys, which, now);
    } else {
        upsert_named_answer(database, which, value);
    }
    note_done(database, which, *by, false);
    return applied::now;
}

applied decline_request(connection& database, const feedback_ref& which, const person_id& giver,
                        timestamp now) {
    const auto request = select_open_feedback(database, which);
    const auto by = find_active_giver(database, request, giver, now);
    if (!by) return applied::nowhere;
    delete_sealed_answer(database, which, giver);
    if (delete_named_answer(database, which, giver) > 0) database.forget_deleted();
    note_done(database, which, *by, true);
    return applied::now;
}

opened_answer open_answer(connection& database, const key_ring& keys, const feedback_ref& which,
                          const person_id& giver) {
    const auto request = select_open_feedback(database, which);
    if (!request || giver.team != which.team) return {};
    if (!request->anonymous) return {.value = select_named_answer(database, which, giver)};
    opened_answer out{.value = open_sealed_answer(database, keys, which, giver)};
    out.is_lost = !out.value && has_sealed_answer(database, which, giver);
    return out;
}

bool give_up_lost_answers(connection& database, const key_ring& keys, const feedback_ref& which,
                          timestamp now) {
    const auto whose = delete_lost_answers(database, keys, which);
    tell_each(database, whose,
              {.kind = outgoing_kind::feedback_lost, .about = which.id.str(), .due = now});
    for (const auto& each : whose) {
        const auto by = select_giver(database, which, each);
        if (by && by->asked) refresh_home(database, each);
    }
    return !whose.empty();
}

std::size_t mend_answers(connection& database, key_ring& keys, timestamp now) {
    doom_unneeded(database, keys);
    std::size_t out = 0;
    for (const auto& each : select_sealing_feedback(database)) {
        if (give_up_lost_answers(database, keys, each, now)) ++out;
    }
    return out;
}

std::set<std::string> needed_keys(connection& database) {
    std::set<std::string> out;
    for (const auto& each : select_sealing_feedback(database)) {
        out.insert(key_ring::name_of(each.team, each.id));
    }
    return out;
}

void doom_unneeded(connection& database, key_ring& keys) {
    const auto needed = needed_keys(database);
    for (const auto& each : keys.names()) {
        if (!needed.contains(each)) keys.doom(each);
    }
}

}  // namespace coach::storage
