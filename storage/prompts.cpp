#include "storage/prompts.hpp"

#include "storage/homes.hpp"
#include "storage/moments.hpp"
#include "storage/outbox.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

namespace coach::storage {

namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::minutes;
using number = std::optional<std::int64_t>;

/// Reads: days, every_weeks, at, first_week, from that column on.
std::optional<prompt_schedule> read_schedule(const query& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return prompt_schedule{
        .days = weekday_set(static_cast<std::uint8_t>(row.number(column))),
        .every_weeks = static_cast<unsigned>(row.number(column + 1)),
        .at = minutes(row.number(column + 2)),
        .first_week = local_days(days(static_cast<days::rep>(row.number(column + 3))))};
}

/// Reads: time_zone, is_here, on_vacation, vacation_ends, from that column on.
presence read_presence(const query& row, int column) {
    return {.time_zone = row.text(column),
            .is_here = row.flag(column + 1),
            .on_vacation = row.flag(column + 2),
            .vacation_ends = moment_in(row, column + 3)};
}

/// What read_prompts() reads.
constexpr std::string_view columns =
    "team_id, member_id, version, days, every_weeks, at, first_week, look_back, time_zone, is_here,"
    " on_vacation, vacation_ends, paused_until, next, next_look_back, turn, unanswered, silent";

std::string select_sql(std::string_view which) {
    return "SELECT " + std::string(columns) + " FROM prompts " + std::string(which);
}

/// Reads `columns`.
prompts read_prompts(const query& row) {
    return {.who = {.team = team_id{row.text(0)}, .member = member_id{row.text(1)}},
            .version = row.number(2),
            .schedule = read_schedule(row, 3),
            .look_back = row.flag(7),
            .presence = read_presence(row, 8),
            .paused_until = moment_in(row, 12),
            .next = moment_in(row, 13),
            .next_look_back = moment_in(row, 14),
            .turn = static_cast<unsigned>(row.number(15)),
            .unanswered = static_cast<unsigned>(row.number(16)),
            .silent = row.flag(17)};
}

void write_prompts(connection& database, const prompts& value, std::int64_t version) {
    const auto& chosen = value.schedule;
    const auto& there = value.presence;
    static const auto sql =
        "REPLACE INTO prompts (" + std::string(columns) +
        ", wakes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    database.prepare(sql)
        .bind(value.who.team.str(), value.who.member.str(), version,
              chosen ? number(chosen->days.bits()) : number(),
              chosen ? number(chosen->every_weeks) : number(),
              chosen ? number(chosen->at.count()) : number(),
              chosen ? number(chosen->first_week.time_since_epoch().count()) : number(),
              value.look_back, there.time_zone, there.is_here, there.on_vacation,
              stored(there.vacation_ends), stored(value.paused_until), stored(value.next),
              stored(value.next_look_back), value.turn, value.unanswered, value.silent,
              stored(earlier(value.next, value.next_look_back)))
        .run();
}

/// Of somebody's prompts, what their Home shows.
auto shown(const prompts& of) {
    return std::tie(of.schedule, of.look_back, of.paused_until, of.next, of.next_look_back,
                    of.silent);
}

/// What a step sends has the same name whoever takes it, and no other step's has: not even one of
/// the same version, after all was erased and begun anew.
request_key cause_of(const prompt_step& step) {
    return request_key{"prompts of " + step.after.who.member.str() + ", version " +
                       std::to_string(step.after.version) + ", due " +
                       std::to_string(stored(step.then.front().due))};
}

}  // namespace

prompts select_prompts(connection& database, const person_id& who) {
    static const auto sql = select_sql("WHERE team_id = ? AND member_id = ?");
    auto row = database.prepare(sql);
    if (!row.bind(who.team.str(), who.member.str()).step()) return {.who = who};
    return read_prompts(row);
}

applied store_prompts(connection& database, const prompts& value) {
    const auto kept = select_prompts(database, value.who);
    if (kept.version != value.version) return applied::nowhere;
    write_prompts(database, value, value.version + 1);
    return applied::now;
}

applied change_prompts(connection& database, const prompts& value) {
    const auto kept = select_prompts(database, value.who);
    const auto done = store_prompts(database, value);
    const bool is_seen = done == applied::now && shown(kept) != shown(value);
    if (is_seen) refresh_home(database, value.who);
    return done;
}

applied advance_prompts(connection& database, const prompt_step& step) {
    const auto done = store_prompts(database, step.after);
    if (done == applied::now && !step.then.empty()) {
        insert_all_outgoing(database, step.after.who.team, cause_of(step), step.then);
    }
    return done;
}

void count_not_asked(connection& database, const person_id& who, outgoing_kind what) {
    const auto kept = select_prompts(database, who);
    if (kept.version > 0) store_prompts(database, not_reached(kept, what));
}

std::vector<prompts> select_due_prompts(connection& database, timestamp now, std::size_t most) {
    static const auto sql =
        select_sql("WHERE wakes <= ? ORDER BY wakes, team_id, member_id LIMIT ?");
    auto rows = database.prepare(sql);
    rows.bind(stored(now), most);
    std::vector<prompts> out;
    while (rows.step()) out.push_back(read_prompts(rows));
    return out;
}

std::vector<person_id> select_prompted(connection& database, const team_id& team) {
    auto rows =
        database.prepare("SELECT member_id FROM prompts WHERE team_id = ? ORDER BY member_id");
    rows.bind(team.str());
    std::vector<person_id> out;
    while (rows.step()) out.push_back({.team = team, .member = member_id{rows.text(0)}});
    return out;
}

std::uint64_t delete_prompts(connection& database, const person_id& who) {
    return database.prepare("DELETE FROM prompts WHERE team_id = ? AND member_id = ?")
        .bind(who.team.str(), who.member.str())
        .run();
}

}  // namespace coach::storage
