#pragma once

#include "core/people.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

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

/// What can be said of the keys of open anonymous requests without changing anything.
struct key_inspection {
    std::filesystem::path folder;
    std::vector<std::filesystem::path> files{};  ///< the keys that there are
    bool exists = false;                         ///< the folder does
    std::size_t lost = 0;  ///< requests with answers whose key is not there, or is none
};

/// Looks at the folder of keys of an existing database of this program's schema. Throws
/// store_failure where the database or a key cannot be read.
key_inspection inspect_keys(const std::filesystem::path& file);

/// How many people stand there.
struct stored_standing {
    standing where;
    std::uint64_t people;

    bool operator==(const stored_standing&) const = default;
};

/// How many journal entries, active goals and unended requests for feedback are about it.
struct stored_competency {
    std::string key;
    std::uint64_t uses;

    bool operator==(const stored_competency&) const = default;
};

/// What the store holds of ladders, in the order of their keys.
struct ladder_parts {
    std::vector<stored_standing> standings{};
    std::vector<stored_competency> competencies{};
};

/// Looks for it in an existing database of this program's schema. Throws store_failure.
ladder_parts inspect_ladder_parts(const std::filesystem::path& file);

}  // namespace coach::storage
