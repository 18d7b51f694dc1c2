#include "storage/teams.hpp"

#include "storage/moments.hpp"

#include <string>

namespace coach::storage {

namespace {

person_id person_in(const query& row, int column, const team_id& team) {
    return {.team = team, .member = member_id{row.text(column)}};
}

std::optional<std::string> member_of(const std::optional<person_id>& who) {
    if (!who) return std::nullopt;
    return who->member.str();
}

std::optional<person_id> reader_in(const query& row, int column, const team_id& team) {
    if (row.is_null(column)) return std::nullopt;
    return person_in(row, column, team);
}

void delete_other_managers(connection& database, const person_id& report,
                           const person_id& manager) {
    database.prepare("DELETE FROM manager_links WHERE team_id = ? AND report = ? AND manager <> ?")
        .bind(report.team.str(), report.member.str(), manager.member.str())
        .run();
}

}  // namespace

void upsert_manager_link(connection& database, const person_id& report, const manager_link& link) {
    if (link.confirmed) delete_other_managers(database, report, link.manager);
    database
        .prepare(
            "INSERT INTO manager_links (team_id, report, manager, confirmed, since)"
            " VALUES (?, ?, ?, ?, ?) ON CONFLICT (team_id, report, manager) DO UPDATE"
            " SET confirmed = excluded.confirmed, since = excluded.since"
            " WHERE excluded.confirmed > confirmed")
        .bind(report.team.str(), report.member.str(), link.manager.member.str(), link.confirmed,
              stored(link.since))
        .run();
}

void delete_managers(connection& database, const person_id& report) {
    database.prepare("DELETE FROM manager_links WHERE team_id = ? AND report = ?")
        .bind(report.team.str(), report.member.str())
        .run();
}

std::uint64_t delete_manager_link(connection& database, const person_id& report,
                                  const person_id& manager) {
    return database
        .prepare("DELETE FROM manager_links WHERE team_id = ? AND report = ? AND manager = ?")
        .bind(report.team.str(), report.member.str(), manager.member.str())
        .run();
}

std::vector<manager_link> select_managers(connection& database, const person_id& report) {
    auto rows = database.prepare(
        "SELECT manager, confirmed, since FROM manager_links WHERE team_id = ? AND report = ?"
        " ORDER BY confirmed DESC, since DESC, manager");
    rows.bind(report.team.str(), report.member.str());
    std::vector<manager_link> out;
    while (rows.step()) {
        out.push_back({.manager = person_in(rows, 0, report.team),
                       .confirmed = rows.flag(1),
                       .since = moment(rows.number(2))});
    }
    return out;
}

std::vector<report_link> select_reports(connection& database, const person_id& manager) {
    auto rows = database.prepare(
        "SELECT report, confirmed, since FROM manager_links WHERE team_id = ? AND manager = ?"
        " ORDER BY since, report");
    rows.bind(manager.team.str(), manager.member.str());
    std::vector<report_link> out;
    while (rows.step()) {
        out.push_back({.report = person_in(rows, 0, manager.team),
                       .confirmed = rows.flag(1),
                       .since = moment(rows.number(2))});
    }
    return out;
}

std::uint64_t delete_all_links(connection& database, const person_id& who) {
    return database
        .prepare(
            "DELETE FROM manager_links"
            " WHERE (team_id = ?1 AND report = ?2) OR (team_id = ?1 AND manager = ?2)")
        .bind(who.team.str(), who.member.str())
        .run();
}

void insert_access(connection& database, const person_id& owner, const access& seen) {
    database
        .prepare("INSERT INTO accesses (team_id, owner, reader, thing, at) VALUES (?, ?, ?, ?, ?)")
        .bind(owner.team.str(), owner.member.str(), member_of(seen.reader), seen.thing,
              stored(seen.at))
        .run();
}

std::vector<access> select_accesses(connection& database, const person_id& owner,
                                    std::size_t most) {
    auto rows = database.prepare(
        "SELECT reader, thing, at FROM accesses WHERE team_id = ? AND owner = ?"
        " ORDER BY at DESC, access DESC LIMIT ?");
    rows.bind(owner.team.str(), owner.member.str(), most);
    std::vector<access> out;
    while (rows.step()) {
        out.push_back({.reader = reader_in(rows, 0, owner.team),
                       .thing = rows.text(1),
                       .at = moment(rows.number(2))});
    }
    return out;
}

std::vector<look> select_looks(connection& database, const person_id& reader) {
    auto rows = database.prepare(
        "SELECT owner, thing, at FROM accesses WHERE team_id = ? AND reader = ?"
        " ORDER BY at DESC, access DESC");
    rows.bind(reader.team.str(), reader.member.str());
    std::vector<look> out;
    while (rows.step()) {
        out.push_back({.owner = person_in(rows, 0, reader.team),
                       .thing = rows.text(1),
                       .at = moment(rows.number(2))});
    }
    return out;
}

std::uint64_t delete_accesses(connection& database, const person_id& owner) {
    return database.prepare("DELETE FROM accesses WHERE team_id = ? AND owner = ?")
        .bind(owner.team.str(), owner.member.str())
        .run();
}

std::uint64_t delete_accesses_before(connection& database, timestamp before, std::size_t most) {
    return database
        .prepare(
            "DELETE FROM accesses WHERE at < ? AND access IN"
            " (SELECT access FROM accesses WHERE access > 0 ORDER BY access LIMIT ?)")
        .bind(stored(before), most)
        .run();
}

void forget_reader(connection& database, const person_id& reader) {
    database.prepare("UPDATE accesses SET reader = NULL WHERE team_id = ? AND reader = ?")
        .bind(reader.team.str(), reader.member.str())
        .run();
}

void upsert_one_on_one(connection& database, const one_on_one& held) {
    database
        .prepare(
            "INSERT INTO one_on_ones (team_id, report, manager, at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (team_id, report, manager) DO UPDATE SET at = max(at, excluded.at)")
        .bind(held.report.team.str(), held.report.member.str(), held.manager.member.str(),
              stored(held.at))
        .run();
}

std::optional<timestamp> select_one_on_one(connection& database, const person_id& report,
                                           const person_id& manager) {
    if (report.team != manager.team) return std::nullopt;
    auto row = database.prepare(
        "SELECT at FROM one_on_ones WHERE team_id = ? AND report = ? AND manager = ?");
    row.bind(report.team.str(), report.member.str(), manager.member.str());
    if (!row.step()) return std::nullopt;
    return moment(row.number(0));
}

std::vector<one_on_one> select_one_on_ones(connection& database, const person_id& who) {
    auto rows = database.prepare(
        "SELECT report, manager, at FROM one_on_ones"
        " WHERE (team_id = ?1 AND report = ?2) OR (team_id = ?1 AND manager = ?2)"
        " ORDER BY at DESC, report, manager");
    rows.bind(who.team.str(), who.member.str());
    std::vector<one_on_one> out;
    while (rows.step()) {
        out.push_back({.report = person_in(rows, 0, who.team),
                       .manager = person_in(rows, 1, who.team),
                       .at = moment(rows.number(2))});
    }
    return out;
}

std::uint64_t delete_one_on_ones(connection& database, const person_id& who) {
    return database
        .prepare(
            "DELETE FROM one_on_ones"
            " WHERE (team_id = ?1 AND report = ?2) OR (team_id = ?1 AND manager = ?2)")
        .bind(who.team.str(), who.member.str())
        .run();
}

}  // namespace coach::storage
