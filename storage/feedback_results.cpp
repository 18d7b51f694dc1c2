#include "storage/feedback_results.hpp"

#include "storage/feedback_requests.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace coach::storage {

namespace {

std::optional<std::string> member_of(const std::optional<person_id>& who) {
    if (!who) return std::nullopt;
    return who->member.str();
}

void insert_group_givers(connection& database, const feedback_ref& which,
                         const group_results& group) {
    std::int64_t position = 0;
    for (const auto& each : group.givers) {
        database
            .prepare(
                "INSERT INTO feedback_group_givers (team_id, feedback, rater_group, position,"
                " giver) VALUES (?, ?, ?, ?, ?)")
            .bind(which.team.str(), which.id.str(), rater_groups.of(group.group), position++,
                  each.member.str())
            .run();
    }
}

void insert_stages(connection& database, const feedback_ref& which, const group_results& group) {
    std::int64_t position = 0;
    for (const auto& each : group.stages) {
        database
            .prepare(
                "INSERT INTO feedback_stage_counts (team_id, feedback, rater_group, position,"
                " competency, level, count) VALUES (?, ?, ?, ?, ?, ?, ?)")
            .bind(which.team.str(), which.id.str(), rater_groups.of(group.group), position++,
                  each.competency, each.level, each.count)
            .run();
    }
}

void insert_comments(connection& database, const feedback_ref& which, const group_results& group) {
    std::int64_t position = 0;
    for (const auto& each : group.comments) {
        database
            .prepare(
                "INSERT INTO feedback_comments (team_id, feedback, rater_group, position, kind,"
                " text, giver) VALUES (?, ?, ?, ?, ?, ?, ?)")
            .bind(which.team.str(), which.id.str(), rater_groups.of(group.group), position++,
                  comment_kinds.of(each.kind), each.text, member_of(each.giver))
            .run();
    }
}

void insert_group(connection& database, const feedback_ref& which, const group_results& group) {
    database
        .prepare(
            "INSERT INTO feedback_groups (team_id, feedback, rater_group, answers)"
            " VALUES (?, ?, ?, ?)")
        .bind(which.team.str(), which.id.str(), rater_groups.of(group.group), group.answers)
        .run();
    insert_group_givers(database, which, group);
    insert_stages(database, which, group);
    insert_comments(database, which, group);
}

std::vector<group_results> select_groups(connection& database, const feedback_ref& which) {
    auto rows = database.prepare(
        "SELECT rater_group, answers FROM feedback_groups WHERE team_id = ? AND feedback = ?");
    rows.bind(which.team.str(), which.id.str());
    std::vector<group_results> out;
    while (rows.step()) {
        out.push_back({.group = rater_groups.value(rows.text(0)),
                       .answers = static_cast<std::size_t>(rows.number(1))});
    }
    std::ranges::sort(out, {}, &group_results::group);
    return out;
}

std::vector<person_id> select_group_givers(connection& database, const feedback_ref& which,
                                           rater_group group) {
    auto rows = database.prepare(
        "SELECT giver FROM feedback_group_givers"
        " WHERE team_id = ? AND feedback = ? AND rater_group = ? ORDER BY position");
    rows.bind(which.team.str(), which.id.str(), rater_groups.of(group));
    std::vector<person_id> out;
    while (rows.step()) out.push_back({.team = which.team, .member = member_id{rows.text(0)}});
    return out;
}

std::vector<stage_count> select_stages(connection& database, const feedback_ref& which,
                                       rater_group group) {
    auto rows = database.prepare(
        "SELECT competency, level, count FROM feedback_stage_counts"
        " WHERE team_id = ? AND feedback = ? AND rater_group = ? ORDER BY position");
    rows.bind(which.team.str(), which.id.str(), rater_groups.of(group));
    std::vector<stage_count> out;
    while (rows.step()) {
        out.push_back({.competency = rows.text(0),
                       .level = rows.text(1),
                       .count = static_cast<std::size_t>(rows.number(2))});
    }
    return out;
}

/// Reads: kind, text, giver.
feedback_comment read_comment(const query& row, const team_id& team) {
    feedback_comment out{.kind = comment_kinds.value(row.text(0)), .text = row.text(1)};
    if (!row.is_null(2)) out.giver = person_id{.team = team, .member = member_id{row.text(2)}};
    return out;
}

std::vector<feedback_comment> select_comments(connection& database, const feedback_ref& which,
                                              rater_group group) {
    auto rows = database.prepare(
        "SELECT kind, text, giver FROM feedback_comments"
        " WHERE team_id = ? AND feedback = ? AND rater_group = ? ORDER BY position");
    rows.bind(which.team.str(), which.id.str(), rater_groups.of(group));
    std::vector<feedback_comment> out;
    while (rows.step()) out.push_back(read_comment(rows, which.team));
    return out;
}

bool select_withheld(connection& database, const feedback_ref& which) {
    auto row =
        database.prepare("SELECT withheld FROM feedback_requests WHERE team_id = ? AND id = ?");
    return row.bind(which.team.str(), which.id.str()).step() && row.flag(0);
}

}  // namespace

void insert_results(connection& database, const feedback_ref& which,
                    const feedback_results& value) {
    for (const auto& each : value.groups) insert_group(database, which, each);
    update_withheld(database, which, value.withheld);
}

feedback_results select_results(connection& database, const feedback_ref& which) {
    feedback_results out{.groups = select_groups(database, which),
                         .withheld = select_withheld(database, which)};
    for (auto& each : out.groups) {
        each.givers = select_group_givers(database, which, each.group);
        each.stages = select_stages(database, which, each.group);
        each.comments = select_comments(database, which, each.group);
    }
    return out;
}

void forget_in_results(connection& database, const person_id& giver) {
    database.prepare("UPDATE feedback_group_givers SET giver = '' WHERE team_id = ? AND giver = ?")
        .bind(giver.team.str(), giver.member.str())
        .run();
    database.prepare("UPDATE feedback_comments SET giver = '' WHERE team_id = ? AND giver = ?")
        .bind(giver.team.str(), giver.member.str())
        .run();
}

}  // namespace coach::storage
