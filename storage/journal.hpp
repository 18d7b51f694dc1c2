#pragma once

#include "core/clock.hpp"
#include "core/gaps.hpp"
#include "core/ids.hpp"
#include "core/journal.hpp"
#include "core/store/journals.hpp"
#include "core/store/unit_of_work.hpp"
#include "storage/connection.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace coach::storage {

// Everything here works inside the caller's transaction; errors are SQLite::Exception. What says
// `applied` answers applied::nowhere where the author has no such entry, or applied::now.

/// Adds the entry under its id and author; applied::before where they have it already.
applied insert_entry(connection& database, const journal_entry& value);

/// Gives an entry new text and competencies.
applied update_entry(connection& database, const person_id& author, const entry_id& id,
                     const entry_text& text, const std::vector<std::string>& competencies,
                     timestamp now);

/// Shares an entry, or no longer.
applied update_entry_sharing(connection& database, const person_id& author, const entry_id& id,
                             bool shared);

/// Deletes an entry with its words and competencies.
applied delete_entry(connection& database, const person_id& author, const entry_id& id);

/// The entry, if the author has it.
std::optional<journal_entry> select_entry(connection& database, const person_id& author,
                                          const entry_id& id);

/// Shares none of the author's entries any more.
void unshare_entries(connection& database, const person_id& author);

/// The part of the author's journal that is wanted.
journal_page select_entries(connection& database, const person_id& author,
                            const journal_query& wanted);

/// The author's whole journal, newest first.
std::vector<journal_entry> select_journal(connection& database, const person_id& author);

/// When the author last wrote about each competency.
last_entries select_last_entries(connection& database, const person_id& author);

/// Deletes the author's whole journal and what it was searched with; says how many entries.
std::uint64_t delete_journal(connection& database, const person_id& author);

}  // namespace coach::storage
