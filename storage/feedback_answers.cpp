#include "storage/feedback_answers.hpp"

#include "storage/digest.hpp"

#include <string>
#include <utility>

namespace coach::storage {

namespace {

/// An answer with the name that it has in its table.
using named_row = std::pair<std::string, feedback_answer>;

/// Reads: answer, giver, rater_group, keep_doing, focus_next, note.
named_row read_answer(const query& row, const team_id& team) {
    return {row.text(0),
            {.giver = {.team = team, .member = member_id{row.text(1)}},
             .group = rater_groups.value(row.text(2)),
             .keep_doing = row.text(3),
             .focus_next = row.text(4),
             .note = row.text(5)}};
}

stage_choices select_stages(connection& database, const feedback_ref& which,
                            const std::string& answer) {
    auto rows = database.prepare(
        "SELECT competency, level FROM named_stages"
        " WHERE team_id = ? AND feedback = ? AND answer = ?");
    rows.bind(which.team.str(), which.id.str(), answer);
    stage_choices out;
    while (rows.step()) out.emplace(rows.text(0), rows.text(1));
    return out;
}

void insert_stages(connection& database, const feedback_ref& which, const std::string& answer,
                   const stage_choices& stages) {
    for (const auto& [competency, level] : stages) {
        database
            .prepare(
                "INSERT INTO named_stages (team_id, feedback, answer, competency, level)"
                " VALUES (?, ?, ?, ?, ?)")
            .bind(which.team.str(), which.id.str(), answer, competency, level)
            .run();
    }
}

}  // namespace

void upsert_named_answer(connection& database, const feedback_ref& which,
                         const feedback_answer& value) {
    delete_named_answer(database, which, value.giver);
    const auto answer = random_text();
    database
        .prepare(
            "INSERT INTO named_answers (team_id, feedback, answer, giver, rater_group, keep_doing,"
            " focus_next, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(which.team.str(), which.id.str(), answer, value.giver.member.str(),
              rater_groups.of(value.group), value.keep_doing, value.focus_next, value.note)
        .run();
    insert_stages(database, which, answer, value.stages);
}

std::vector<feedback_answer> select_named_answers(connection& database, const feedback_ref& which) {
    auto rows = database.prepare(
        "SELECT answer, giver, rater_group, keep_doing, focus_next, note FROM named_answers"
        " WHERE team_id = ? AND feedback = ? ORDER BY giver, answer");
    rows.bind(which.team.str(), which.id.str());
    std::vector<feedback_answer> out;
    while (rows.step()) {
        auto [answer, value] = read_answer(rows, which.team);
        value.stages = select_stages(database, which, answer);
        out.push_back(std::move(value));
    }
    return out;
}

std::optional<feedback_answer> select_named_answer(connection& database, const feedback_ref& which,
                                                   const person_id& giver) {
    auto row = database.prepare(
        "SELECT answer, giver, rater_group, keep_doing, focus_next, note FROM named_answers"
        " WHERE team_id = ? AND feedback = ? AND giver = ?");
    row.bind(which.team.str(), which.id.str(), giver.member.str());
    if (giver.team != which.team || !row.step()) return std::nullopt;
    auto [answer, value] = read_answer(row, which.team);
    value.stages = select_stages(database, which, answer);
    return value;
}

bool has_named_answer(connection& database, const feedback_ref& which, const person_id& giver) {
    return database
        .prepare("SELECT 1 FROM named_answers WHERE team_id = ? AND giver = ? AND feedback = ?")
        .bind(which.team.str(), giver.member.str(), which.id.str())
        .step();
}

std::vector<person_id> select_named_writers(connection& database, const feedback_ref& which) {
    auto rows = database.prepare(
        "SELECT giver FROM named_answers WHERE team_id = ? AND feedback = ? ORDER BY giver");
    rows.bind(which.team.str(), which.id.str());
    std::vector<person_id> out;
    while (rows.step()) out.push_back({.team = which.team, .member = member_id{rows.text(0)}});
    return out;
}

std::uint64_t delete_named_answer(connection& database, const feedback_ref& which,
                                  const person_id& giver) {
    return database
        .prepare("DELETE FROM named_answers WHERE team_id = ? AND feedback = ? AND giver = ?")
        .bind(which.team.str(), which.id.str(), giver.member.str())
        .run();
}

void delete_named_answers(connection& database, const feedback_ref& which) {
    database.prepare("DELETE FROM named_answers WHERE team_id = ? AND feedback = ?")
        .bind(which.team.str(), which.id.str())
        .run();
}

std::uint64_t forget_named_giver(connection& database, const person_id& giver) {
    const auto deleted =
        database
            .prepare(
                "DELETE FROM named_answers WHERE team_id = ?1 AND giver = ?2 AND feedback IN"
                " (SELECT id FROM feedback_requests WHERE team_id = ?1 AND state = 'open')")
            .bind(giver.team.str(), giver.member.str())
            .run();
    database.prepare("UPDATE named_answers SET giver = '' WHERE team_id = ? AND giver = ?")
        .bind(giver.team.str(), giver.member.str())
        .run();
    return deleted;
}

}  // namespace coach::storage
