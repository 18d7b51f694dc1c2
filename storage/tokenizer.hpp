#pragma once

#include "storage/connection.hpp"

#include <sqlite3.h>

#include <set>
#include <string>
#include <string_view>

namespace coach::storage {

/// FTS5's tokenizer `unicode61`. Belongs to one thread. Errors are SQLite::Exception.
class tokenizer {
 public:
    /// Finds it through an open database, which it does not need after that.
    explicit tokenizer(sqlite3* database);
    tokenizer(const tokenizer&) = delete;
    tokenizer& operator=(const tokenizer&) = delete;
    ~tokenizer();

    std::set<std::string> split(std::string_view text);

 private:
    fts5_tokenizer methods_{};
    Fts5Tokenizer* made_ = nullptr;
};

/// The different words of a text as FTS5's tokenizer `unicode61` tells them apart: runs of letters
/// and digits of any script, in lower case and without diacritics. Errors are SQLite::Exception.
std::set<std::string> words_of(connection& database, std::string_view text);

}  // namespace coach::storage
