#pragma once

#include "core/journal.hpp"
#include "storage/connection.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace coach::storage {

/// An entry and its number in the database.
struct numbered_entry {
    std::int64_t number;
    journal_entry entry;
};

/// The columns that read_entries() expects, of a table that the query calls `e`.
inline constexpr std::string_view entry_columns =
    "e.entry, e.id, e.kind, e.main, e.did_not_work, e.what_next, e.link, e.quote, e.shared,"
    " e.written, e.changed";

/// How the database calls this kind.
std::string stored_kind(entry_kind kind);

/// The entries of one author that the query returns, with their competencies.
std::vector<numbered_entry> read_entries(connection& database, query& rows,
                                         const person_id& author);

/// Gives the entry its competencies, which it must not have yet.
void insert_competencies(connection& database, const numbered_entry& tagged);

}  // namespace coach::storage
