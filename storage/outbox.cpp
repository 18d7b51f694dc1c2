#include "storage/outbox.hpp"

#include "storage/digest.hpp"
#include "storage/moments.hpp"
#include "storage/outbox_rows.hpp"
#include "storage/request_keys.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace coach::storage {

namespace {

/// Whether something that waits already does what this one would.
bool is_enough(connection& database, const outgoing& value) {
    if (!waits_once(value.kind)) return false;
    return database
        .prepare(
            "SELECT 1 FROM outbox WHERE team_id = ? AND member_id = ? AND fate IS NULL"
            " AND kind = ? AND about = ? AND (held_until IS NULL OR ?)")
        .bind(value.to.team.str(), value.to.member.str(), stored(value.kind), value.about,
              waits_once_held(value.kind))
        .step();
}

/// Frees what is held no longer. Whoever held it may have sent it.
void end_leases(connection& database, outbox_lane lane, timestamp now) {
    database
        .prepare(
            "UPDATE outbox SET maybe_sent = coalesce(maybe_sent, claimed), held_until = NULL"
            " WHERE lane = ? AND held_until <= ?")
        .bind(outbox_lanes.of(lane), stored(now))
        .run();
}

/// What was taken, with when it was due and its number: the order in which it is sent.
using in_turn = std::pair<std::pair<std::int64_t, std::int64_t>, claimed_outgoing>;

/// Reads: what read_outgoing() does, id, claim, failures, maybe_sent, next_try, outgoing.
in_turn read_claimed(const query& row) {
    constexpr int next = outgoing_width;
    return {{row.number(next + 4), row.number(next + 5)},
            {.id = outgoing_id{row.text(next)},
             .claim = row.number(next + 1),
             .what = read_outgoing(row),
             .failures = static_cast<unsigned>(row.number(next + 2)),
             .maybe_sent = moment_in(row, next + 3)}};
}

/// SQLite returns updated rows in no promised order.
std::vector<claimed_outgoing> in_order(std::vector<in_turn> taken) {
    std::ranges::sort(taken, {}, &in_turn::first);
    std::vector<claimed_outgoing> out;
    for (auto& each : taken) out.push_back(std::move(each.second));
    return out;
}

std::optional<timestamp> select_moment(connection& database, std::string_view sql,
                                       outbox_lane lane) {
    auto row = database.prepare(sql);
    row.bind(outbox_lanes.of(lane)).step();
    return moment_in(row, 0);
}

applied now_if_any(std::uint64_t changed) {
    return changed == 0 ? applied::nowhere : applied::now;
}

}  // namespace

applied insert_outgoing(connection& database, const outgoing_id& id, const outgoing& value) {
    if (is_enough(database, value)) return applied::before;
    const auto added =
        database
            .prepare(
                "INSERT INTO outbox (team_id, member_id, id, kind, about, lane, due, expires,"
                " next_try, failures, claim, reason)"
                " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?7, 0, 0, '')"
                " ON CONFLICT (team_id, id) DO NOTHING")
            .bind(value.to.team.str(), value.to.member.str(), id.str(), stored(value.kind),
                  value.about, outbox_lanes.of(lane_of(value.kind)), stored(value.due),
                  stored(value.expires))
            .run();
    return added == 0 ? applied::before : applied::now;
}

void insert_all_outgoing(connection& database, const team_id& team, const request_key& cause,
                         const std::vector<outgoing>& all) {
    std::size_t place = 0;
    for (const auto& each : all) {
        const request_key key{cause.str() + ", outgoing " + std::to_string(place++)};
        insert_outgoing(database, outgoing_id{name_made_by(team, key)}, each);
    }
}

void tell_each(connection& database, const std::vector<person_id>& who, outgoing what) {
    for (const auto& each : who) {
        what.to = each;
        insert_outgoing(database, outgoing_id{random_text()}, what);
    }
}

std::vector<claimed_outgoing> claim_outgoing(connection& database, outbox_lane lane,
                                             std::size_t most, timestamp now, timestamp until) {
    end_leases(database, lane, now);
    auto rows = database.prepare(
        "UPDATE outbox SET claim = claim + 1, claimed = ?1, held_until = ?2"
        " WHERE outgoing IN (SELECT outgoing FROM outbox WHERE lane = ?3 AND fate IS NULL"
        " AND held_until IS NULL AND next_try <= ?1 ORDER BY next_try, outgoing LIMIT ?4)"
        " RETURNING team_id, member_id, kind, about, due, expires, id, claim, failures,"
        " maybe_sent, next_try, outgoing");
    rows.bind(stored(now), stored(until), outbox_lanes.of(lane), most);
    std::vector<in_turn> taken;
    while (rows.step()) taken.push_back(read_claimed(rows));
    return in_order(std::move(taken));
}

applied settle_outgoing(connection& database, const claimed_outgoing& held, const settlement& end) {
    return now_if_any(
        database
            .prepare("UPDATE outbox SET fate = ?, reason = ?, settled = ?, held_until = NULL"
                     " WHERE team_id = ? AND id = ? AND claim = ? AND fate IS NULL")
            .bind(outgoing_fates.of(end.fate), end.reason, stored(end.at), held.what.to.team.str(),
                  held.id.str(), held.claim)
            .run());
}

void forget_outgoing(connection& database, const claimed_outgoing& ended) {
    database.prepare("DELETE FROM outbox WHERE team_id = ? AND id = ?")
        .bind(ended.what.to.team.str(), ended.id.str())
        .run();
}

applied postpone_outgoing(connection& database, const claimed_outgoing& held,
                          const postponement& why) {
    return now_if_any(
        database
            .prepare("UPDATE outbox SET next_try = ?1, failures = failures + ?2, maybe_sent = CASE"
                     " WHEN ?3 THEN min(coalesce(maybe_sent, claimed), claimed)"
                     " WHEN ?2 THEN NULL ELSE maybe_sent END, held_until = NULL"
                     " WHERE team_id = ?4 AND id = ?5 AND claim = ?6 AND fate IS NULL")
            .bind(stored(why.until), why.has_failed, why.maybe_sent, held.what.to.team.str(),
                  held.id.str(), held.claim)
            .run());
}

std::optional<timestamp> select_next_outgoing(connection& database, outbox_lane lane) {
    const auto due = select_moment(database,
                                   "SELECT min(next_try) FROM outbox"
                                   " WHERE lane = ? AND fate IS NULL AND held_until IS NULL",
                                   lane);
    const auto freed = select_moment(database,
                                     "SELECT min(held_until) FROM outbox"
                                     " WHERE lane = ? AND held_until IS NOT NULL",
                                     lane);
    return earlier(due, freed);
}

void forget_tellers(connection& database, const team_id& team, const std::string& feedback) {
    database
        .prepare(
            "DELETE FROM outbox WHERE team_id = ? AND about = ? AND about <> ''"
            " AND kind IN ('feedback_recount', 'feedback_first_reminder',"
            " 'feedback_last_reminder', 'feedback_nudge', 'feedback_extended',"
            " 'feedback_cancelled', 'feedback_lost')")
        .bind(team.str(), feedback)
        .run();
}

void forget_messages(connection& database, const team_id& team, const std::string& feedback) {
    database
        .prepare(
            "DELETE FROM outbox WHERE team_id = ? AND about = ? AND about <> ''"
            " AND kind IN ('feedback_call', 'feedback_recount', 'feedback_invitation',"
            " 'feedback_began', 'feedback_first_reminder', 'feedback_last_reminder',"
            " 'feedback_nudge', 'feedback_extended', 'feedback_ready', 'feedback_shared',"
            " 'feedback_lost', 'feedback_unconfirmed', 'feedback_not_posted')")
        .bind(team.str(), feedback)
        .run();
}

void take_back_prompts(connection& database, const person_id& who, timestamp now) {
    database
        .prepare(
            "UPDATE outbox SET fate = 'unwanted', reason = 'taken_back', settled = ?,"
            " held_until = NULL WHERE team_id = ? AND member_id = ? AND fate IS NULL"
            " AND kind IN ('prompt', 'go_on_question')")
        .bind(stored(now), who.team.str(), who.member.str())
        .run();
}

}  // namespace coach::storage
