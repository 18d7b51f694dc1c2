#include "storage/given_feedback.hpp"

#include "storage/moments.hpp"

#include <string>
#include <string_view>

namespace coach::storage {

namespace {

std::string select_sql(std::string_view which) {
    return "SELECT team_id, id, receiver, giver, situation, behavior, effect, competency, at"
           " FROM given_feedback " +
           std::string(which);
}

/// Reads what select_sql() selects.
given_feedback read_given(const query& row) {
    const team_id team{row.text(0)};
    given_feedback out{.id = given_id{row.text(1)},
                       .receiver = {.team = team, .member = member_id{row.text(2)}},
                       .situation = row.text(4),
                       .behavior = row.text(5),
                       .effect = row.text(6),
                       .competency = row.text(7),
                       .at = moment(row.number(8))};
    if (!row.is_null(3)) out.giver = person_id{.team = team, .member = member_id{row.text(3)}};
    return out;
}

std::vector<given_feedback> read_all(query& rows) {
    std::vector<given_feedback> out;
    while (rows.step()) out.push_back(read_given(rows));
    return out;
}

}  // namespace

applied insert_given(connection& database, const given_feedback& value) {
    if (!value.giver || value.giver->team != value.receiver.team) return applied::nowhere;
    database
        .prepare(
            "INSERT INTO given_feedback (team_id, id, receiver, giver, situation, behavior, effect,"
            " competency, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(value.receiver.team.str(), value.id.str(), value.receiver.member.str(),
              value.giver->member.str(), value.situation, value.behavior, value.effect,
              value.competency, stored(value.at))
        .run();
    return applied::now;
}

std::optional<given_feedback> select_given(connection& database, const person_id& receiver,
                                           const given_id& id) {
    static const auto sql = select_sql("WHERE team_id = ? AND receiver = ? AND id = ?");
    auto row = database.prepare(sql);
    if (!row.bind(receiver.team.str(), receiver.member.str(), id.str()).step()) {
        return std::nullopt;
    }
    return read_given(row);
}

std::vector<given_feedback> select_received(connection& database, const person_id& receiver,
                                            std::size_t most) {
    static const auto sql =
        select_sql("WHERE team_id = ? AND receiver = ? ORDER BY at DESC, given DESC LIMIT ?");
    auto rows = database.prepare(sql);
    rows.bind(receiver.team.str(), receiver.member.str(), most);
    return read_all(rows);
}

std::vector<given_feedback> select_given_by(connection& database, const person_id& giver) {
    static const auto sql =
        select_sql("WHERE team_id = ? AND giver = ? ORDER BY at DESC, given DESC");
    auto rows = database.prepare(sql);
    rows.bind(giver.team.str(), giver.member.str());
    return read_all(rows);
}

std::uint64_t delete_received(connection& database, const person_id& receiver) {
    return database.prepare("DELETE FROM given_feedback WHERE team_id = ? AND receiver = ?")
        .bind(receiver.team.str(), receiver.member.str())
        .run();
}

void forget_giver_of_given(connection& database, const person_id& giver) {
    database.prepare("UPDATE given_feedback SET giver = NULL WHERE team_id = ? AND giver = ?")
        .bind(giver.team.str(), giver.member.str())
        .run();
}

}  // namespace coach::storage
