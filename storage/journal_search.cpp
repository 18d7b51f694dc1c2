#include "storage/journal_search.hpp"

#include "storage/digest.hpp"
#include "storage/tokenizer.hpp"

#include <optional>
#include <string_view>

namespace coach::storage {

namespace {

std::optional<std::string> find_key(connection& database, const person_id& author) {
    auto row = database.prepare("SELECT key FROM search_keys WHERE team_id = ? AND author = ?");
    if (!row.bind(author.team.str(), author.member.str()).step()) return std::nullopt;
    return row.text(0);
}

std::string make_key(connection& database, const person_id& author) {
    auto key = random_text();
    database.prepare("INSERT INTO search_keys (team_id, author, key) VALUES (?, ?, ?)")
        .bind(author.team.str(), author.member.str(), key)
        .run();
    return key;
}

std::string all_of(const entry_text& text) {
    std::string out;
    for (const auto* part :
         {&text.main, &text.did_not_work, &text.what_next, &text.link, &text.quote}) {
        out += *part + '\n';
    }
    return out;
}

/// The words of the text under the key, with `between` them.
std::string hide_words(connection& database, const std::string& key, std::string_view text,
                       std::string_view between) {
    std::string out;
    for (const auto& word : words_of(database, text)) {
        if (!out.empty()) out += between;
        out += short_text(digest(key + word));
    }
    return out;
}

}  // namespace

void index_words(connection& database, const person_id& author, std::int64_t entry,
                 const entry_text& text) {
    const auto known = find_key(database, author);
    const auto key = known ? *known : make_key(database, author);
    database.prepare("INSERT INTO journal_words (rowid, words) VALUES (?, ?)")
        .bind(entry, hide_words(database, key, all_of(text), " "))
        .run();
}

void unindex_words(connection& database, const person_id& author, std::int64_t entry,
                   const entry_text& text) {
    const auto key = find_key(database, author).value();
    database
        .prepare("INSERT INTO journal_words (journal_words, rowid, words) VALUES ('delete', ?, ?)")
        .bind(entry, hide_words(database, key, all_of(text), " "))
        .run();
}

std::string match_all(connection& database, const person_id& author, const std::string& words) {
    const auto key = find_key(database, author);
    if (!key) return {};
    return hide_words(database, *key, words, " AND ");
}

void delete_search_key(connection& database, const person_id& author) {
    database.prepare("DELETE FROM search_keys WHERE team_id = ? AND author = ?")
        .bind(author.team.str(), author.member.str())
        .run();
}

}  // namespace coach::storage
