#include "storage/feedback_requests.hpp"
#include "storage/migrations.hpp"
#include "storage/outbox_records.hpp"
#include "storage/prompts.hpp"
#include "storage/sqlite_store_parts.hpp"

#include <string>
#include <utility>

namespace coach::storage {

namespace {

/// Writes what stands there already, so that the commit says whether the disk takes anything.
bool write_same_again(connection& database) {
    database.execute("PRAGMA application_id = " + std::to_string(our_application));
    return true;
}

}  // namespace

task<applied> sqlite_store::add_outgoing(request_key key, outgoing value) {
    const auto team = value.to.team;
    const outgoing_id id{name_made_by(team, key)};
    return parts_->change(team, std::move(key),
                          [id, value = std::move(value)](connection& database) {
                              return insert_outgoing(database, id, value);
                          });
}

task<applied> sqlite_store::note_home_opened(person_id who) {
    return parts_->database.write(
        [who = std::move(who)](connection& database) { return insert_opened_home(database, who); });
}

task<std::vector<claimed_outgoing>> sqlite_store::claim_outgoing(outbox_lane lane, std::size_t most,
                                                                 timestamp now, timestamp until) {
    return parts_->database.write([lane, most, now, until](connection& database) {
        return storage::claim_outgoing(database, lane, most, now, until);
    });
}

task<applied> sqlite_store::settle_outgoing(claimed_outgoing held, settlement end,
                                            std::vector<outgoing> then) {
    return parts_->database.write([held = std::move(held), end = std::move(end),
                                   then = std::move(then)](connection& database) {
        const auto done = storage::settle_outgoing(database, held, end);
        if (done == applied::nowhere) return done;
        const auto& what = held.what;
        const bool is_sent = end.fate == outgoing_fate::sent;
        if (asks_to_reflect(what.kind) && !is_sent) count_not_asked(database, what.to, what.kind);
        if (what.kind == outgoing_kind::feedback_call && is_sent) {
            note_posted(database, {what.to.team, feedback_id{what.about}}, end.reason);
        }
        if (is_forgotten(what.kind, end.fate)) forget_outgoing(database, held);
        insert_all_outgoing(database, what.to.team, request_key{"end of " + held.id.str()}, then);
        return done;
    });
}

task<applied> sqlite_store::postpone_outgoing(claimed_outgoing held, postponement why) {
    return parts_->database.write([held = std::move(held), why](connection& database) {
        return storage::postpone_outgoing(database, held, why);
    });
}

task<std::optional<timestamp>> sqlite_store::next_outgoing(outbox_lane lane) {
    return parts_->database.read(
        [lane](connection& database) { return select_next_outgoing(database, lane); });
}

task<std::uint64_t> sqlite_store::forget_settled(timestamp before) {
    return parts_->database.write(
        [before](connection& database) { return delete_settled(database, before); });
}

task<outbox_state> sqlite_store::find_outbox_state() {
    if (parts_->database.has_failed()) co_await parts_->database.write(&write_same_again);
    co_return co_await parts_->database.read(
        [](connection& database) { return select_outbox_state(database); });
}

}  // namespace coach::storage
