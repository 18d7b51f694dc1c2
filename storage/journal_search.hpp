#pragma once

#include "core/journal.hpp"
#include "storage/connection.hpp"

#include <cstdint>
#include <string>

namespace coach::storage {

// The words of entries, so that they are found and yet cannot be read: each word stands in FTS5's
// index as a hash of the word and a random key of its author. An author's words are so found
// without a look at anybody else's, what a person types never reaches FTS5 as syntax, and without
// the key, which is deleted with its owner's data, what an index keeps of deleted rows until it
// merges them says nothing.
//
// Everything here works inside the caller's transaction; errors are SQLite::Exception.

/// Adds the entry's words under this number.
void index_words(connection& database, const person_id& author, std::int64_t entry,
                 const entry_text& text);

/// Takes away what index_words() added for the same text.
void unindex_words(connection& database, const person_id& author, std::int64_t entry,
                   const entry_text& text);

/// What to MATCH for the author's entries that have all of these words; empty where no entry can.
std::string match_all(connection& database, const person_id& author, const std::string& words);

/// Forgets the author's key.
void delete_search_key(connection& database, const person_id& author);

}  // namespace coach::storage
