#include "storage/feedback_givers.hpp"

#include "storage/feedback_answers.hpp"
#include "storage/sealed_answers.hpp"

#include <algorithm>
#include <cstddef>

namespace coach::storage {

namespace {

struct giver_row {
    member_id giver;
    bool asked = false;
    bool declined = false;
};

std::vector<giver_row> select_rows(connection& database, const feedback_ref& which) {
    auto rows = database.prepare(
        "SELECT giver, asked, declined FROM feedback_givers WHERE team_id = ? AND feedback = ?"
        " ORDER BY giver");
    rows.bind(which.team.str(), which.id.str());
    std::vector<giver_row> out;
    while (rows.step()) {
        out.push_back(
            {.giver = member_id{rows.text(0)}, .asked = rows.flag(1), .declined = rows.flag(2)});
    }
    return out;
}

/// Who wrote an answer, in the order of their ids.
std::vector<person_id> select_writers(connection& database, const feedback_ref& which) {
    auto out = select_sealed_writers(database, which);
    std::ranges::copy(select_named_writers(database, which), std::back_inserter(out));
    return out;
}

bool has_answered(connection& database, const feedback_ref& which, const person_id& giver) {
    return has_sealed_answer(database, which, giver) || has_named_answer(database, which, giver);
}

}  // namespace

bool insert_giver(connection& database, const feedback_ref& which, const person_id& giver,
                  bool asked) {
    const auto added =
        database
            .prepare(
                "INSERT INTO feedback_givers (team_id, feedback, giver, asked, declined)"
                " VALUES (?, ?, ?, ?, 0) ON CONFLICT (team_id, feedback, giver) DO NOTHING")
            .bind(which.team.str(), which.id.str(), giver.member.str(), asked)
            .run();
    return added != 0;
}

std::optional<feedback_giver> select_giver(connection& database, const feedback_ref& which,
                                           const person_id& giver) {
    if (giver.team != which.team) return std::nullopt;
    auto row = database.prepare(
        "SELECT asked, declined FROM feedback_givers"
        " WHERE team_id = ? AND feedback = ? AND giver = ?");
    if (!row.bind(which.team.str(), which.id.str(), giver.member.str()).step()) {
        return std::nullopt;
    }
    return feedback_giver{.who = giver,
                          .asked = row.flag(0),
                          .declined = row.flag(1),
                          .answered = has_answered(database, which, giver)};
}

std::vector<person_id> select_asked(connection& database, const feedback_ref& which) {
    std::vector<person_id> out;
    for (const auto& each : select_rows(database, which)) {
        if (each.asked) out.push_back({.team = which.team, .member = each.giver});
    }
    return out;
}

std::vector<person_id> select_owing(connection& database, const feedback_ref& which) {
    const auto answered = select_writers(database, which);
    std::vector<person_id> out;
    for (const auto& each : select_rows(database, which)) {
        person_id who{.team = which.team, .member = each.giver};
        const bool owes =
            each.asked && !each.declined && std::ranges::find(answered, who) == answered.end();
        if (owes) out.push_back(std::move(who));
    }
    return out;
}

void update_declined(connection& database, const feedback_ref& which, const person_id& giver,
                     bool declined) {
    database
        .prepare(
            "UPDATE feedback_givers SET declined = ?"
            " WHERE team_id = ? AND feedback = ? AND giver = ?")
        .bind(declined, which.team.str(), which.id.str(), giver.member.str())
        .run();
}

feedback_count count_givers(connection& database, const feedback_ref& which) {
    const auto rows = select_rows(database, which);
    return {
        .answers = select_writers(database, which).size(),
        .declined = static_cast<std::size_t>(std::ranges::count(rows, true, &giver_row::declined))};
}

void forget_givers(connection& database, const feedback_ref& which) {
    database.prepare("DELETE FROM feedback_givers WHERE team_id = ? AND feedback = ? AND asked = 0")
        .bind(which.team.str(), which.id.str())
        .run();
    database.prepare("UPDATE feedback_givers SET declined = 0 WHERE team_id = ? AND feedback = ?")
        .bind(which.team.str(), which.id.str())
        .run();
}

void delete_giver(connection& database, const person_id& giver) {
    database.prepare("DELETE FROM feedback_givers WHERE team_id = ? AND giver = ?")
        .bind(giver.team.str(), giver.member.str())
        .run();
}

}  // namespace coach::storage
