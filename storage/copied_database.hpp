#pragma once

#include "storage/connection.hpp"

#include <filesystem>
#include <stop_token>

namespace coach::storage {

// What backup and restore ask of a copy that nobody else uses. Errors are SQLite::Exception and
// store_failure.

/// Folds the write-ahead log in, so that the file alone is the database.
void make_single_file(connection& database);

/// Reads all of it and throws store_failure where anything in it is damaged, or where `stop` is
/// requested meanwhile. `named` is how that calls it.
void require_sound(connection& database, const std::filesystem::path& named,
                   const std::stop_token& stop = {});

}  // namespace coach::storage
