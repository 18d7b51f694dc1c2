#include "storage/homes.hpp"

#include "storage/digest.hpp"
#include "storage/outbox.hpp"

namespace coach::storage {

applied insert_opened_home(connection& database, const person_id& who) {
    const auto added = database
                           .prepare(
                               "INSERT INTO homes (team_id, member_id) VALUES (?, ?)"
                               " ON CONFLICT (team_id, member_id) DO NOTHING")
                           .bind(who.team.str(), who.member.str())
                           .run();
    return added == 0 ? applied::before : applied::now;
}

bool has_opened_home(connection& database, const person_id& who) {
    return database.prepare("SELECT 1 FROM homes WHERE team_id = ? AND member_id = ?")
        .bind(who.team.str(), who.member.str())
        .step();
}

void refresh_home(connection& database, const person_id& who) {
    if (!has_opened_home(database, who)) return;
    insert_outgoing(database, outgoing_id{random_text()}, {.to = who, .kind = outgoing_kind::home});
}

void forget_home(connection& database, const person_id& who) {
    database
        .prepare(
            "DELETE FROM outbox WHERE team_id = ? AND member_id = ? AND kind = 'home'"
            " AND held_until IS NULL")
        .bind(who.team.str(), who.member.str())
        .run();
}

std::uint64_t delete_opened_home(connection& database, const person_id& who) {
    return database.prepare("DELETE FROM homes WHERE team_id = ? AND member_id = ?")
        .bind(who.team.str(), who.member.str())
        .run();
}

}  // namespace coach::storage
