#include "storage/journal_rows.hpp"

#include "storage/moments.hpp"
#include "storage/stored_names.hpp"

namespace coach::storage {

namespace {

constexpr stored_names<entry_kind, 3> kinds{{"reflection", "win", "evidence"}};

std::vector<std::string> select_competencies(connection& database, std::int64_t number) {
    auto rows = database.prepare(
        "SELECT competency FROM entry_competencies WHERE entry = ? ORDER BY position");
    rows.bind(number);
    std::vector<std::string> out;
    while (rows.step()) out.push_back(rows.text(0));
    return out;
}

journal_entry read_entry(connection& database, query& row, const person_id& author) {
    return {.id = entry_id{row.text(1)},
            .author = author,
            .kind = kinds.value(row.text(2)),
            .text = {.main = row.text(3),
                     .did_not_work = row.text(4),
                     .what_next = row.text(5),
                     .link = row.text(6),
                     .quote = row.text(7)},
            .competencies = select_competencies(database, row.number(0)),
            .shared = row.flag(8),
            .written = moment(row.number(9)),
            .changed = moment(row.number(10))};
}

}  // namespace

std::string stored_kind(entry_kind kind) {
    return kinds.of(kind);
}

std::vector<numbered_entry> read_entries(connection& database, query& rows,
                                         const person_id& author) {
    std::vector<numbered_entry> out;
    while (rows.step()) out.push_back({rows.number(0), read_entry(database, rows, author)});
    return out;
}

void insert_competencies(connection& database, const numbered_entry& tagged) {
    std::size_t position = 0;
    for (const auto& competency : tagged.entry.competencies) {
        database
            .prepare(
                "INSERT INTO entry_competencies"
                " (entry, position, team_id, author, competency, written)"
                " VALUES (?, ?, ?, ?, ?, ?)")
            .bind(tagged.number, position++, tagged.entry.author.team.str(),
                  tagged.entry.author.member.str(), competency, stored(tagged.entry.written))
            .run();
    }
}

}  // namespace coach::storage
