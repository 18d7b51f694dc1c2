#include "storage/people.hpp"

#include "storage/moments.hpp"

namespace coach::storage {

std::optional<person> select_person(connection& database, const person_id& who) {
    auto row = database.prepare(
        "SELECT framework, level, target, since, changed FROM people"
        " WHERE team_id = ? AND member_id = ?");
    if (!row.bind(who.team.str(), who.member.str()).step()) return std::nullopt;
    return person{
        .id = who,
        .standing = {.framework = row.text(0), .level = row.text(1), .target = row.text(2)},
        .since = moment(row.number(3)),
        .changed = moment(row.number(4))};
}

void upsert_standing(connection& database, const person_id& who, const standing& value,
                     timestamp now) {
    database
        .prepare(
            "INSERT INTO people (team_id, member_id, framework, level, target, since, changed)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)"
            " ON CONFLICT (team_id, member_id) DO UPDATE SET framework = excluded.framework,"
            " level = excluded.level, target = excluded.target, changed = excluded.changed"
            " WHERE (framework, level, target)"
            " IS NOT (excluded.framework, excluded.level, excluded.target)")
        .bind(who.team.str(), who.member.str(), value.framework, value.level, value.target,
              stored(now))
        .run();
}

sharing select_sharing(connection& database, const person_id& who) {
    auto row =
        database.prepare("SELECT standing, goals FROM sharing WHERE team_id = ? AND member_id = ?");
    if (!row.bind(who.team.str(), who.member.str()).step()) return {};
    return {.standing = row.flag(0), .goals = row.flag(1)};
}

void upsert_sharing(connection& database, const person_id& who, const sharing_change& value) {
    database
        .prepare(
            "INSERT INTO sharing (team_id, member_id, standing, goals)"
            " VALUES (?1, ?2, coalesce(?3, 0), coalesce(?4, 0))"
            " ON CONFLICT (team_id, member_id) DO UPDATE"
            " SET standing = coalesce(?3, standing), goals = coalesce(?4, goals)")
        .bind(who.team.str(), who.member.str(), value.standing, value.goals)
        .run();
}

std::uint64_t delete_person(connection& database, const person_id& who) {
    return database.prepare("DELETE FROM people WHERE team_id = ? AND member_id = ?")
        .bind(who.team.str(), who.member.str())
        .run();
}

std::uint64_t delete_sharing(connection& database, const person_id& who) {
    return database.prepare("DELETE FROM sharing WHERE team_id = ? AND member_id = ?")
        .bind(who.team.str(), who.member.str())
        .run();
}

}  // namespace coach::storage
