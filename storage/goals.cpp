#include "storage/goals.hpp"

#include "storage/moments.hpp"
#include "storage/stored_names.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace coach::storage {

namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr stored_names<goal_state, 3> states{{"active", "done", "dropped"}};

std::optional<std::int64_t> stored_day(const std::optional<year_month_day>& day) {
    if (!day) return std::nullopt;
    return sys_days(*day).time_since_epoch().count();
}

std::optional<year_month_day> read_day(const query& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return sys_days(std::chrono::days(row.number(column)));
}

/// Reads: id, title, competency, next_step, due, origin, state, made, changed.
goal read_goal(const query& row, const person_id& owner) {
    return {.id = goal_id{row.text(0)},
            .owner = owner,
            .text = {.title = row.text(1),
                     .competency = row.text(2),
                     .next_step = row.text(3),
                     .due = read_day(row, 4),
                     .origin = row.text(5)},
            .state = states.value(row.text(6)),
            .made = moment(row.number(7)),
            .changed = moment(row.number(8))};
}

bool has_room(connection& database, const person_id& owner) {
    auto row = database.prepare(
        "SELECT count(*) FROM goals WHERE team_id = ? AND owner = ? AND state = 'active'");
    row.bind(owner.team.str(), owner.member.str()).step();
    return static_cast<std::size_t>(row.number(0)) < most_active_goals;
}

std::optional<goal_state> find_state(connection& database, const person_id& owner,
                                     const goal_id& id) {
    auto row =
        database.prepare("SELECT state FROM goals WHERE team_id = ? AND owner = ? AND id = ?");
    if (!row.bind(owner.team.str(), owner.member.str(), id.str()).step()) return std::nullopt;
    return states.value(row.text(0));
}

}  // namespace

applied insert_goal(connection& database, const goal& value) {
    if (find_state(database, value.owner, value.id)) return applied::before;
    if (!has_room(database, value.owner)) return applied::nowhere;
    database
        .prepare(
            "INSERT INTO goals (team_id, owner, id, title, competency, next_step, due, origin,"
            " state, made, changed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(value.owner.team.str(), value.owner.member.str(), value.id.str(), value.text.title,
              value.text.competency, value.text.next_step, stored_day(value.text.due),
              value.text.origin, states.of(value.state), stored(value.made), stored(value.changed))
        .run();
    return applied::now;
}

applied update_goal(connection& database, const person_id& owner, const goal_id& id,
                    const goal_text& text, timestamp now) {
    const auto changed =
        database
            .prepare(
                "UPDATE goals SET title = ?, competency = ?, next_step = ?, due = ?, changed = ?"
                " WHERE team_id = ? AND owner = ? AND id = ?")
            .bind(text.title, text.competency, text.next_step, stored_day(text.due), stored(now),
                  owner.team.str(), owner.member.str(), id.str())
            .run();
    return changed == 0 ? applied::nowhere : applied::now;
}

applied update_goal_state(connection& database, const person_id& owner, const goal_id& id,
                          goal_state state, timestamp now) {
    const auto before = find_state(database, owner, id);
    if (!before) return applied::nowhere;
    if (*before == state) return applied::now;
    if (state == goal_state::active && !has_room(database, owner)) return applied::nowhere;
    database
        .prepare(
            "UPDATE goals SET state = ?, changed = ?"
            " WHERE team_id = ? AND owner = ? AND id = ?")
        .bind(states.of(state), stored(now), owner.team.str(), owner.member.str(), id.str())
        .run();
    return applied::now;
}

std::vector<goal> select_goals(connection& database, const person_id& owner) {
    auto rows = database.prepare(
        "SELECT id, title, competency, next_step, due, origin, state, made, changed FROM goals"
        " WHERE team_id = ? AND owner = ?"
        " ORDER BY state <> 'active',"
        " CASE state WHEN 'active' THEN due IS NULL ELSE 0 END,"
        " CASE state WHEN 'active' THEN due ELSE -changed END,"
        " CASE state WHEN 'active' THEN goal ELSE -goal END");
    rows.bind(owner.team.str(), owner.member.str());
    std::vector<goal> out;
    while (rows.step()) out.push_back(read_goal(rows, owner));
    return out;
}

std::uint64_t delete_goals(connection& database, const person_id& owner) {
    return database.prepare("DELETE FROM goals WHERE team_id = ? AND owner = ?")
        .bind(owner.team.str(), owner.member.str())
        .run();
}

}  // namespace coach::storage
