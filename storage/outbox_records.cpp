#include "storage/outbox_records.hpp"

#include "storage/moments.hpp"
#include "storage/outbox_rows.hpp"

#include <optional>

namespace coach::storage {

namespace {

/// Reads: what read_outgoing() does, fate, reason, settled.
outgoing_record read_record(const query& row) {
    constexpr int next = outgoing_width;
    outgoing_record out{.what = read_outgoing(row)};
    if (row.is_null(next)) return out;
    out.settled = settlement{.fate = outgoing_fates.value(row.text(next)),
                             .reason = row.text(next + 1),
                             .at = moment(row.number(next + 2))};
    return out;
}

std::vector<dead_letters> select_dead_letters(connection& database) {
    auto rows = database.prepare(
        "SELECT reason, count(*) FROM outbox WHERE fate = 'dead' GROUP BY reason ORDER BY reason");
    std::vector<dead_letters> out;
    while (rows.step()) {
        out.push_back(
            {.reason = rows.text(0), .count = static_cast<std::uint64_t>(rows.number(1))});
    }
    return out;
}

}  // namespace

outbox_state select_outbox_state(connection& database) {
    auto row = database.prepare(
        "SELECT count(*), min(CASE WHEN failures > 0 THEN due ELSE next_try END) FILTER"
        " (WHERE due > 0) FROM outbox"
        " WHERE lane IN ('interactive', 'bulk') AND fate IS NULL");
    row.step();
    return {.waiting = static_cast<std::uint64_t>(row.number(0)),
            .oldest = moment_in(row, 1),
            .dead = select_dead_letters(database)};
}

std::uint64_t delete_settled(connection& database, timestamp before) {
    return database.prepare("DELETE FROM outbox WHERE settled < ?").bind(stored(before)).run();
}

std::vector<outgoing_record> select_outbox(connection& database, const person_id& who) {
    auto rows = database.prepare(
        "SELECT team_id, member_id, kind, about, due, expires, fate, reason, settled FROM outbox"
        " WHERE team_id = ? AND member_id = ? ORDER BY outgoing DESC");
    rows.bind(who.team.str(), who.member.str());
    std::vector<outgoing_record> out;
    while (rows.step()) out.push_back(read_record(rows));
    return out;
}

std::uint64_t delete_outbox(connection& database, const person_id& who) {
    database.prepare("DELETE FROM outbox WHERE team_id = ? AND member_id = ? AND kind = 'home'")
        .bind(who.team.str(), who.member.str())
        .run();
    return database.prepare("DELETE FROM outbox WHERE team_id = ? AND member_id = ?")
        .bind(who.team.str(), who.member.str())
        .run();
}

void forget_in_outboxes(connection& database, const person_id& who) {
    database
        .prepare(
            "DELETE FROM outbox WHERE team_id = ? AND about = ? AND fate IS NULL"
            " AND kind IN ('manager_question', 'undelivered')")
        .bind(who.team.str(), who.member.str())
        .run();
    database
        .prepare(
            "UPDATE outbox SET about = '' WHERE team_id = ? AND about = ?"
            " AND kind IN ('manager_question', 'undelivered')")
        .bind(who.team.str(), who.member.str())
        .run();
}

}  // namespace coach::storage
