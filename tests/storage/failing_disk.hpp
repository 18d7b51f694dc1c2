#pragma once

#include <cstdint>
#include <filesystem>

namespace coach::testing {

/// What the disk does wrong.
enum class disk_fault : std::uint8_t {
    none,
    full,           ///< writes find no room
    failing_write,  ///< writes end in an error
    failing_read,   ///< reads end in an error
    failing_sync,   ///< syncing ends in an error, and what it should have kept is lost
};

/// Which of a database's files that happens to.
enum class disk_files : std::uint8_t { all, database, log };

/// From now on the disk under SQLite does that, until it is told otherwise. Needs this program's
/// own file system of SQLite, which failing_disk.cpp makes the default one before main() begins.
/// Callable from any thread.
void break_disk(disk_fault what, disk_files where = disk_files::all);

/// Puts a database's files, which nobody may have open, into the state in which a loss of power
/// leaves the worst of disks: with nothing of what was written and not synced, and nothing either
/// of what was written before a sync that failed. Linux marks such pages as clean, so that a later
/// sync is a success and writes nothing of them (lwn.net/Articles/752063).
void cut_power(const std::filesystem::path& database);

}  // namespace coach::testing
