#include "storage/feedback_requests.hpp"

#include "storage/feedback_givers.hpp"
#include "storage/moments.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace coach::storage {

namespace {

std::string select_sql(std::string_view which) {
    return "SELECT team_id, id, subject, asker, state, anonymous, channel, framework, version,"
           " made, due, ended, shared, nudged, posted, shown FROM feedback_requests " +
           std::string(which);
}

person_id person_in(const query& row, int column) {
    return {.team = team_id{row.text(0)}, .member = member_id{row.text(column)}};
}

/// Reads what select_sql() selects.
feedback_request read_feedback(const query& row) {
    return {.id = feedback_id{row.text(1)},
            .subject = person_in(row, 2),
            .asker = person_in(row, 3),
            .state = feedback_states.value(row.text(4)),
            .anonymous = row.flag(5),
            .channel = row.text(6),
            .framework = row.text(7),
            .version = row.text(8),
            .made = moment(row.number(9)),
            .due = moment(row.number(10)),
            .ended = moment_in(row, 11),
            .shared = row.flag(12),
            .nudged = moment_in(row, 13),
            .posted = row.text(14),
            .shown = row.text(15)};
}

std::vector<std::string> select_competencies(connection& database, const feedback_ref& which) {
    auto rows = database.prepare(
        "SELECT competency FROM feedback_competencies WHERE team_id = ? AND feedback = ?"
        " ORDER BY position");
    rows.bind(which.team.str(), which.id.str());
    std::vector<std::string> out;
    while (rows.step()) out.push_back(rows.text(0));
    return out;
}

/// All rows, and then what belongs to each.
std::vector<feedback_request> read_all(connection& database, query& rows) {
    std::vector<feedback_request> out;
    while (rows.step()) out.push_back(read_feedback(rows));
    for (auto& each : out) {
        each.givers = select_asked(database, ref_of(each));
        each.competencies = select_competencies(database, ref_of(each));
    }
    return out;
}

std::vector<feedback_request> select_of(connection& database, std::string_view sql,
                                        const person_id& who) {
    auto rows = database.prepare(sql);
    rows.bind(who.team.str(), who.member.str());
    return read_all(database, rows);
}

std::vector<feedback_ref> read_refs(query& rows) {
    std::vector<feedback_ref> out;
    while (rows.step()) {
        out.push_back({.team = team_id{rows.text(0)}, .id = feedback_id{rows.text(1)}});
    }
    return out;
}

bool is_of_one_team(const feedback_request& value) {
    const auto& team = value.subject.team;
    return value.asker.team == team &&
           std::ranges::all_of(value.givers,
                               [&](const person_id& each) { return each.team == team; });
}

bool has_unended(connection& database, const person_id& asker, const person_id& subject) {
    return database
        .prepare(
            "SELECT 1 FROM feedback_requests WHERE team_id = ? AND asker = ? AND subject = ?"
            " AND state IN ('waiting', 'open')")
        .bind(asker.team.str(), asker.member.str(), subject.member.str())
        .step();
}

void insert_request(connection& database, const feedback_request& value) {
    database
        .prepare(
            "INSERT INTO feedback_requests (team_id, id, subject, asker, state, anonymous,"
            " channel, framework, version, made, due, ended, shared, nudged, posted, shown,"
            " withheld) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)")
        .bind(value.subject.team.str(), value.id.str(), value.subject.member.str(),
              value.asker.member.str(), feedback_states.of(value.state), value.anonymous,
              value.channel, value.framework, value.version, stored(value.made), stored(value.due),
              stored(value.ended), value.shared, stored(value.nudged), value.posted, value.shown)
        .run();
}

void insert_competencies(connection& database, const feedback_request& value) {
    std::int64_t position = 0;
    for (const auto& each : value.competencies) {
        database
            .prepare(
                "INSERT INTO feedback_competencies (team_id, feedback, position, competency)"
                " VALUES (?, ?, ?, ?)")
            .bind(value.subject.team.str(), value.id.str(), position++, each)
            .run();
    }
}

applied now_if_any(std::uint64_t changed) {
    return changed == 0 ? applied::nowhere : applied::now;
}

}  // namespace

applied insert_feedback(connection& database, const feedback_request& value) {
    const bool asks_subject = std::ranges::find(value.givers, value.subject) != value.givers.end();
    if (!is_of_one_team(value) || asks_subject) return applied::nowhere;
    if (has_unended(database, value.asker, value.subject)) return applied::nowhere;
    insert_request(database, value);
    insert_competencies(database, value);
    for (const auto& each : value.givers) insert_giver(database, ref_of(value), each, true);
    return applied::now;
}

std::optional<feedback_request> select_feedback(connection& database, const feedback_ref& which) {
    static const auto sql = select_sql("WHERE team_id = ? AND id = ?");
    auto row = database.prepare(sql);
    row.bind(which.team.str(), which.id.str());
    auto found = read_all(database, row);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::optional<feedback_request> select_open_feedback(connection& database,
                                                     const feedback_ref& which) {
    auto found = select_feedback(database, which);
    if (!found || found->state != feedback_state::open) return std::nullopt;
    return found;
}

std::vector<feedback_request> select_feedback_by(connection& database, const person_id& asker) {
    static const auto sql =
        select_sql("WHERE team_id = ? AND asker = ? ORDER BY made DESC, request DESC");
    return select_of(database, sql, asker);
}

std::vector<feedback_request> select_feedback_about(connection& database,
                                                    const person_id& subject) {
    static const auto sql =
        select_sql("WHERE team_id = ? AND subject = ? ORDER BY made DESC, request DESC");
    return select_of(database, sql, subject);
}

std::vector<feedback_request> select_feedback_with(connection& database, const person_id& giver) {
    static const auto sql = select_sql(
        "WHERE team_id = ?1 AND id IN"
        " (SELECT feedback FROM feedback_givers WHERE team_id = ?1 AND giver = ?2)"
        " ORDER BY made DESC, request DESC");
    return select_of(database, sql, giver);
}

std::vector<feedback_request> select_feedback_owed(connection& database, const person_id& giver) {
    static const auto sql = select_sql(
        "WHERE team_id = ?1 AND state = 'open' AND id IN"
        " (SELECT feedback FROM feedback_givers"
        " WHERE team_id = ?1 AND giver = ?2 AND asked = 1 AND declined = 0)"
        " AND id NOT IN (SELECT feedback FROM sealed_answers WHERE team_id = ?1 AND giver = ?2)"
        " AND id NOT IN (SELECT feedback FROM named_answers WHERE team_id = ?1 AND giver = ?2)"
        " ORDER BY due, request");
    return select_of(database, sql, giver);
}

std::vector<feedback_request> select_due_feedback(connection& database, timestamp now,
                                                  std::size_t most) {
    static const auto sql =
        select_sql("WHERE state = 'open' AND due <= ? ORDER BY due, request LIMIT ?");
    auto rows = database.prepare(sql);
    rows.bind(stored(now), most);
    return read_all(database, rows);
}

std::vector<feedback_ref> select_sealing_feedback(connection& database) {
    auto rows = database.prepare(
        "SELECT team_id, id FROM feedback_requests WHERE state = 'open' AND anonymous = 1"
        " ORDER BY due, request");
    return read_refs(rows);
}

std::vector<feedback_ref> select_ended_feedback(connection& database, timestamp before,
                                                std::size_t most) {
    auto rows = database.prepare(
        "SELECT team_id, id FROM feedback_requests WHERE state IN ('closed', 'cancelled')"
        " AND coalesce(ended, due) < ? LIMIT ?");
    rows.bind(stored(before), most);
    return read_refs(rows);
}

void update_feedback(connection& database, const feedback_request& value) {
    database
        .prepare(
            "UPDATE feedback_requests SET state = ?, made = ?, due = ?, ended = ?, shared = ?,"
            " nudged = ?, posted = ?, shown = ? WHERE team_id = ? AND id = ?")
        .bind(feedback_states.of(value.state), stored(value.made), stored(value.due),
              stored(value.ended), value.shared, stored(value.nudged), value.posted, value.shown,
              value.subject.team.str(), value.id.str())
        .run();
}

applied note_posted(connection& database, const feedback_ref& which, const std::string& posted) {
    return now_if_any(
        database.prepare("UPDATE feedback_requests SET posted = ? WHERE team_id = ? AND id = ?")
            .bind(posted, which.team.str(), which.id.str())
            .run());
}

applied note_shown(connection& database, const feedback_ref& which, const std::string& shown) {
    return now_if_any(
        database.prepare("UPDATE feedback_requests SET shown = ? WHERE team_id = ? AND id = ?")
            .bind(shown, which.team.str(), which.id.str())
            .run());
}

void update_withheld(connection& database, const feedback_ref& which, bool withheld) {
    database.prepare("UPDATE feedback_requests SET withheld = ? WHERE team_id = ? AND id = ?")
        .bind(withheld, which.team.str(), which.id.str())
        .run();
}

void forget_asker(connection& database, const feedback_ref& which) {
    database.prepare("UPDATE feedback_requests SET asker = '' WHERE team_id = ? AND id = ?")
        .bind(which.team.str(), which.id.str())
        .run();
}

void delete_feedback(connection& database, const feedback_ref& which) {
    database.prepare("DELETE FROM feedback_requests WHERE team_id = ? AND id = ?")
        .bind(which.team.str(), which.id.str())
        .run();
}

}  // namespace coach::storage
