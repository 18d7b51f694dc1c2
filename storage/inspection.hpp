#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace coach::storage {

/// What can be said of a database without changing it.
struct inspection {
    std::int64_t schema = 0;     ///< its version; 0: still empty
    std::int64_t newest = 0;     ///< the version that this program brings it to
    bool is_ours = false;        ///< false: it is another application's, or empty
    bool is_checked = false;     ///< whether it was searched for damage
    std::string first_damage{};  ///< SQLite's words about the first that was found; holds no value
};

/// Looks into an existing database, also while the app runs; migrates nothing. It is searched for
/// damage where the file has at most `check_up_to` bytes: that reads all of it. Throws
/// store_failure where it cannot be opened or read.
inspection inspect(const std::filesystem::path& file, std::uintmax_t check_up_to);

}  // namespace coach::storage
