#include "storage/journal.hpp"

#include "storage/journal_rows.hpp"
#include "storage/journal_search.hpp"
#include "storage/moments.hpp"

#include <array>
#include <limits>
#include <utility>

namespace coach::storage {

namespace {

std::optional<numbered_entry> find(connection& database, const person_id& author,
                                   const entry_id& id) {
    static const auto sql = "SELECT " + std::string(entry_columns) +
                            " FROM journal_entries AS e"
                            " WHERE team_id = ? AND author = ? AND id = ?";
    auto row = database.prepare(sql);
    row.bind(author.team.str(), author.member.str(), id.str());
    auto found = read_entries(database, row, author);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<numbered_entry> find_all(connection& database, const person_id& author) {
    static const auto sql = "SELECT " + std::string(entry_columns) +
                            " FROM journal_entries AS e WHERE team_id = ? AND author = ?"
                            " ORDER BY written DESC, entry DESC";
    auto rows = database.prepare(sql);
    rows.bind(author.team.str(), author.member.str());
    return read_entries(database, rows, author);
}

std::vector<journal_entry> without_numbers(std::vector<numbered_entry> found) {
    std::vector<journal_entry> out;
    out.reserve(found.size());
    for (auto& each : found) out.push_back(std::move(each.entry));
    return out;
}

/// The number of the new row; nothing where the author has that id already.
std::optional<std::int64_t> insert_row(connection& database, const journal_entry& value) {
    auto added = database.prepare(
        "INSERT INTO journal_entries (team_id, author, id, kind, main, did_not_work, what_next,"
        " link, quote, shared, written, changed)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
        " ON CONFLICT (team_id, author, id) DO NOTHING");
    const auto& text = value.text;
    added.bind(value.author.team.str(), value.author.member.str(), value.id.str(),
               stored_kind(value.kind), text.main, text.did_not_work, text.what_next, text.link,
               text.quote, value.shared, stored(value.written), stored(value.changed));
    if (added.run() == 0) return std::nullopt;
    return database.latest_row();
}

void update_row(connection& database, std::int64_t number, const entry_text& text, timestamp now) {
    database
        .prepare(
            "UPDATE journal_entries SET main = ?, did_not_work = ?, what_next = ?, link = ?,"
            " quote = ?, changed = ? WHERE entry = ?")
        .bind(text.main, text.did_not_work, text.what_next, text.link, text.quote, stored(now),
              number)
        .run();
}

void delete_competencies(connection& database, std::int64_t number) {
    database.prepare("DELETE FROM entry_competencies WHERE entry = ?").bind(number).run();
}

void delete_row(connection& database, const numbered_entry& found) {
    unindex_words(database, found.entry.author, found.number, found.entry.text);
    database.prepare("DELETE FROM journal_entries WHERE entry = ?").bind(found.number).run();
}

/// The two ways to an author's entries, each as what stands between SELECT … and ORDER BY. Both
/// take: team, author, since, whether shared only, competency, what to match ('' by time).
constexpr std::string_view by_time =
    " FROM journal_entries AS e"
    " WHERE e.team_id = ?1 AND e.author = ?2 AND e.written >= ?3 AND e.shared >= ?4"
    " AND (?5 = '' OR e.entry IN (SELECT t.entry FROM entry_competencies AS t"
    " WHERE t.team_id = ?1 AND t.author = ?2 AND t.competency = ?5)) AND ?6 = ''";
constexpr std::string_view by_words =
    " FROM journal_words AS w CROSS JOIN journal_entries AS e ON e.entry = w.rowid"
    " WHERE w.journal_words MATCH ?6"
    " AND e.team_id = ?1 AND e.author = ?2 AND e.written >= ?3 AND e.shared >= ?4"
    " AND (?5 = '' OR e.entry IN (SELECT t.entry FROM entry_competencies AS t"
    " WHERE t.team_id = ?1 AND t.author = ?2 AND t.competency = ?5))";

std::string count_sql(std::string_view way) {
    return "SELECT count(*)" + std::string(way);
}

std::string page_sql(std::string_view way) {
    return "SELECT " + std::string(entry_columns) + std::string(way) +
           " ORDER BY e.written DESC, e.entry DESC LIMIT ?7 OFFSET ?8";
}

std::int64_t since_or_ever(const journal_query& wanted) {
    return wanted.since ? stored(*wanted.since) : std::numeric_limits<std::int64_t>::min();
}

std::size_t count(connection& database, std::string_view sql, const person_id& author,
                  const journal_query& wanted, const std::string& match) {
    auto row = database.prepare(sql);
    row.bind(author.team.str(), author.member.str(), since_or_ever(wanted), wanted.shared_only,
             wanted.competency, match);
    row.step();
    return static_cast<std::size_t>(row.number(0));
}

std::vector<journal_entry> page(connection& database, std::string_view sql, const person_id& author,
                                const journal_query& wanted, const std::string& match) {
    auto rows = database.prepare(sql);
    rows.bind(author.team.str(), author.member.str(), since_or_ever(wanted), wanted.shared_only,
              wanted.competency, match, wanted.most, wanted.skip);
    return without_numbers(read_entries(database, rows, author));
}

}  // namespace

applied insert_entry(connection& database, const journal_entry& value) {
    const auto number = insert_row(database, value);
    if (!number) return applied::before;
    insert_competencies(database, {*number, value});
    index_words(database, value.author, *number, value.text);
    return applied::now;
}

applied update_entry(connection& database, const person_id& author, const entry_id& id,
                     const entry_text& text, const std::vector<std::string>& competencies,
                     timestamp now) {
    auto found = find(database, author, id);
    if (!found) return applied::nowhere;
    unindex_words(database, author, found->number, found->entry.text);
    update_row(database, found->number, text, now);
    index_words(database, author, found->number, text);
    delete_competencies(database, found->number);
    found->entry.competencies = competencies;
    insert_competencies(database, *found);
    return applied::now;
}

applied update_entry_sharing(connection& database, const person_id& author, const entry_id& id,
                             bool shared) {
    const auto changed = database
                             .prepare(
                                 "UPDATE journal_entries SET shared = ?"
                                 " WHERE team_id = ? AND author = ? AND id = ?")
                             .bind(shared, author.team.str(), author.member.str(), id.str())
                             .run();
    return changed == 0 ? applied::nowhere : applied::now;
}

void unshare_entries(connection& database, const person_id& author) {
    database
        .prepare(
            "UPDATE journal_entries SET shared = 0"
            " WHERE team_id = ? AND author = ? AND shared = 1")
        .bind(author.team.str(), author.member.str())
        .run();
}

applied delete_entry(connection& database, const person_id& author, const entry_id& id) {
    const auto found = find(database, author, id);
    if (!found) return applied::nowhere;
    database.forget_deleted();
    delete_row(database, *found);
    return applied::now;
}

std::optional<journal_entry> select_entry(connection& database, const person_id& author,
                                          const entry_id& id) {
    auto found = find(database, author, id);
    if (!found) return std::nullopt;
    return std::move(found->entry);
}

journal_page select_entries(connection& database, const person_id& author,
                            const journal_query& wanted) {
    static const std::array counts{count_sql(by_time), count_sql(by_words)};
    static const std::array pages{page_sql(by_time), page_sql(by_words)};
    const auto way = wanted.words.empty() ? 0U : 1U;
    const auto match = match_all(database, author, wanted.words);
    if (way == 1U && match.empty()) return {};
    return {.entries = page(database, pages.at(way), author, wanted, match),
            .total = count(database, counts.at(way), author, wanted, match)};
}

std::vector<journal_entry> select_journal(connection& database, const person_id& author) {
    return without_numbers(find_all(database, author));
}

last_entries select_last_entries(connection& database, const person_id& author) {
    auto rows = database.prepare(
        "SELECT competency, max(written) FROM entry_competencies"
        " WHERE team_id = ? AND author = ? GROUP BY competency");
    rows.bind(author.team.str(), author.member.str());
    last_entries out;
    while (rows.step()) out.emplace(rows.text(0), moment(rows.number(1)));
    return out;
}

std::uint64_t delete_journal(connection& database, const person_id& author) {
    const auto found = find_all(database, author);
    for (const auto& each : found) delete_row(database, each);
    delete_search_key(database, author);
    return found.size();
}

}  // namespace coach::storage
