#include "storage/people.hpp"

namespace coach::storage {

namespace {

timestamp moment(std::int64_t milliseconds) {
    return timestamp{std::chrono::milliseconds{milliseconds}};
}

}  // namespace

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
              now.time_since_epoch().count())
        .run();
}

}  // namespace coach::storage
