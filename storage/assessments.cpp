#include "storage/assessments.hpp"

#include "storage/moments.hpp"

namespace coach::storage {

namespace {

std::vector<rating> select_ratings(connection& database, std::int64_t number) {
    auto rows = database.prepare(
        "SELECT competency, level, note FROM assessment_ratings WHERE assessment = ?"
        " ORDER BY position");
    rows.bind(number);
    std::vector<rating> out;
    while (rows.step()) {
        out.push_back({.competency = rows.text(0), .level = rows.text(1), .note = rows.text(2)});
    }
    return out;
}

/// Reads rows of: assessment, subject, author, framework, version, made.
std::vector<assessment> read(connection& database, query& rows, const team_id& team) {
    std::vector<assessment> out;
    while (rows.step()) {
        out.push_back({.subject = {.team = team, .member = member_id{rows.text(1)}},
                       .author = {.team = team, .member = member_id{rows.text(2)}},
                       .framework = rows.text(3),
                       .version = rows.text(4),
                       .ratings = select_ratings(database, rows.number(0)),
                       .made = moment(rows.number(5))});
    }
    return out;
}

std::int64_t insert_head(connection& database, const assessment& value) {
    auto added = database.prepare(
        "INSERT INTO assessments (team_id, subject, author, framework, version, made)"
        " VALUES (?, ?, ?, ?, ?, ?)");
    added
        .bind(value.subject.team.str(), value.subject.member.str(), value.author.member.str(),
              value.framework, value.version, stored(value.made))
        .run();
    return database.latest_row();
}

}  // namespace

void insert_assessment(connection& database, const assessment& value) {
    const auto number = insert_head(database, value);
    std::size_t position = 0;
    for (const auto& each : value.ratings) {
        database
            .prepare(
                "INSERT INTO assessment_ratings"
                " (assessment, position, team_id, competency, level, note)"
                " VALUES (?, ?, ?, ?, ?, ?)")
            .bind(number, position++, value.subject.team.str(), each.competency, each.level,
                  each.note)
            .run();
    }
}

std::vector<assessment> select_assessments(connection& database, const person_id& subject,
                                           const person_id& author) {
    if (subject.team != author.team) return {};
    auto rows = database.prepare(
        "SELECT assessment, subject, author, framework, version, made FROM assessments"
        " WHERE team_id = ? AND subject = ? AND author = ? ORDER BY made DESC, assessment DESC");
    rows.bind(subject.team.str(), subject.member.str(), author.member.str());
    return read(database, rows, subject.team);
}

std::vector<assessment> select_assessments_of(connection& database, const person_id& subject) {
    auto rows = database.prepare(
        "SELECT assessment, subject, author, framework, version, made FROM assessments"
        " WHERE team_id = ? AND subject = ? ORDER BY made DESC, assessment DESC");
    rows.bind(subject.team.str(), subject.member.str());
    return read(database, rows, subject.team);
}

std::vector<assessment> select_assessments_given(connection& database, const person_id& author) {
    auto rows = database.prepare(
        "SELECT assessment, subject, author, framework, version, made FROM assessments"
        " WHERE team_id = ? AND author = ? AND subject <> author"
        " ORDER BY made DESC, assessment DESC");
    rows.bind(author.team.str(), author.member.str());
    return read(database, rows, author.team);
}

std::uint64_t delete_assessments_of(connection& database, const person_id& subject) {
    return database.prepare("DELETE FROM assessments WHERE team_id = ? AND subject = ?")
        .bind(subject.team.str(), subject.member.str())
        .run();
}

std::uint64_t delete_assessments_given(connection& database, const person_id& author) {
    return database
        .prepare("DELETE FROM assessments WHERE team_id = ? AND author = ? AND subject <> author")
        .bind(author.team.str(), author.member.str())
        .run();
}

}  // namespace coach::storage
