#pragma once

#include "storage/connection.hpp"

#include <set>
#include <string>
#include <string_view>

namespace coach::storage {

/// The different words of a text as FTS5's tokenizer `unicode61` tells them apart: runs of letters
/// and digits of any script, in lower case and without diacritics. Errors are SQLite::Exception.
std::set<std::string> words_of(connection& database, std::string_view text);

}  // namespace coach::storage
