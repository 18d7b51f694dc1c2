#include "storage/pictures.hpp"

#include "storage/moments.hpp"

namespace coach::storage {

namespace {

/// Reads: file, made.
kept_picture read_picture(const query& row) {
    return {.file = row.text(0), .made = moment(row.number(1))};
}

}  // namespace

applied insert_picture(connection& database, const person_id& owner, const std::string& digest,
                       const kept_picture& value) {
    const auto added =
        database
            .prepare(
                "INSERT INTO pictures (team_id, owner, digest, file, made)"
                " VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (team_id, owner, digest) DO NOTHING")
            .bind(owner.team.str(), owner.member.str(), digest, value.file, stored(value.made))
            .run();
    return added == 0 ? applied::before : applied::now;
}

std::optional<kept_picture> select_picture(connection& database, const person_id& owner,
                                           const std::string& digest) {
    auto row = database.prepare(
        "SELECT file, made FROM pictures WHERE team_id = ? AND owner = ? AND digest = ?");
    if (!row.bind(owner.team.str(), owner.member.str(), digest).step()) return std::nullopt;
    return read_picture(row);
}

std::vector<kept_picture> select_pictures(connection& database, const person_id& owner) {
    auto rows = database.prepare(
        "SELECT file, made FROM pictures WHERE team_id = ? AND owner = ?"
        " ORDER BY made DESC, picture DESC");
    rows.bind(owner.team.str(), owner.member.str());
    std::vector<kept_picture> out;
    while (rows.step()) out.push_back(read_picture(rows));
    return out;
}

applied delete_picture(connection& database, const person_id& owner, const std::string& file) {
    const auto deleted =
        database.prepare("DELETE FROM pictures WHERE team_id = ? AND owner = ? AND file = ?")
            .bind(owner.team.str(), owner.member.str(), file)
            .run();
    return deleted == 0 ? applied::nowhere : applied::now;
}

std::uint64_t delete_pictures(connection& database, const person_id& owner) {
    return database.prepare("DELETE FROM pictures WHERE team_id = ? AND owner = ?")
        .bind(owner.team.str(), owner.member.str())
        .run();
}

}  // namespace coach::storage
