#pragma once

#include "core/clock.hpp"
#include "core/gaps.hpp"
#include "core/ids.hpp"
#include "core/journal.hpp"
#include "core/store/unit_of_work.hpp"
#include "core/task.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace coach {

/// Which entries of a journal are wanted.
struct journal_query {
    /// All of these words, in any part of an entry. Case and diacritics do not matter, and neither
    /// does what is no letter or digit: where nothing else is asked for, no entry has it. Empty:
    /// any.
    std::string words{};
    std::string competency{};          ///< competency::key; empty: any
    std::optional<timestamp> since{};  ///< written then or later
    bool shared_only = false;
    std::size_t skip = 0;  ///< entries, newest first
    std::size_t most = 10;
};

/// Some entries of a journal, newest first.
struct journal_page {
    std::vector<journal_entry> entries{};
    std::size_t total = 0;  ///< of all that match
};

/// What people write.
class journals {
 public:
    /// Adds an entry, shared or not; its `id`, `changed` and `author` are the store's to set.
    virtual task<made<entry_id>> add_entry(request_key key, person_id author,
                                           journal_entry value) = 0;

    /// Gives an entry of that author new text and competencies; it stays shared if it is.
    virtual task<applied> change_entry(request_key key, person_id author, entry_id id,
                                       entry_text text, std::vector<std::string> competencies,
                                       timestamp now) = 0;

    /// Lets the author's manager read the entry, or no longer.
    virtual task<applied> share_entry(request_key key, person_id author, entry_id id,
                                      bool shared) = 0;

    /// Deletes an entry of that author.
    virtual task<applied> delete_entry(request_key key, person_id author, entry_id id) = 0;

    /// An entry of that author, if it exists.
    virtual task<std::optional<journal_entry>> find_entry(person_id author, entry_id id) = 0;

    /// A part of that author's journal. Cost does not grow with the journals of others.
    virtual task<journal_page> find_entries(person_id author, journal_query wanted) = 0;

    /// When the author last wrote about each competency.
    virtual task<last_entries> find_last_entries(person_id author) = 0;

 protected:
    ~journals() = default;
};

}  // namespace coach
