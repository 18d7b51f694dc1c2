#pragma once

#include "core/clock.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>

namespace coach::storage {

/// A copy of the database that was made and checked.
struct backup_facts {
    std::filesystem::path file;
    std::uintmax_t bytes = 0;
    std::int64_t schema = 0;  ///< its version
};

/// How many bytes a folder takes; nothing where that is not known.
using room_in = std::function<std::optional<std::uintmax_t>(const std::filesystem::path& folder)>;

/// What its file system says.
std::optional<std::uintmax_t> free_bytes(const std::filesystem::path& folder);

/// What a backup leaves free, for the database that may be on the same disk.
constexpr std::uintmax_t room_to_leave = 64UL * 1024 * 1024;

/// Copies the database into a new file of mode 0600, also while the app runs and writes: it holds
/// one moment of it, and no deleted byte. Works under the name `to` and ".unfinished" until the
/// copy is checked and on the disk. Never copies the keys of anonymous feedback. Throws
/// store_failure, and leaves nothing behind, where the database is not ours, `to` exists, its
/// folder has no room for the copy and room_to_leave, the copy is not sound, or `stop` is
/// requested.
///
/// By SQLite's online backup within one read transaction: writers never wait for it and it never
/// starts over (without the transaction each write would make it); VACUUM INTO would do the same at
/// several times the work.
backup_facts back_up(const std::filesystem::path& database, const std::filesystem::path& to,
                     std::stop_token stop = {}, const room_in& room = free_bytes);

/// A moment as names of files carry it, in UTC: "20261123T034300Z".
std::string file_moment(timestamp moment);

}  // namespace coach::storage
