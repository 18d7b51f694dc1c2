#pragma once

#include "core/clock.hpp"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace coach::ops {

/// When backups are made by themselves, and how many stay.
struct backup_plan {
    std::filesystem::path folder{};  ///< made where it is missing, mode 0700
    std::chrono::hours every{24};
    std::size_t keep = 7;

    bool operator==(const backup_plan&) const = default;
};

/// A backup that the app made by itself.
struct kept_backup {
    std::filesystem::path file{};
    timestamp made{};  ///< from its name, to the second

    bool operator==(const kept_backup&) const = default;
};

/// What such a backup of that moment is called: "pm-coach-20261123T034300Z.db".
std::string backup_name(timestamp moment);

/// The moment in such a name; nothing where it is any other name.
std::optional<timestamp> moment_of_backup(const std::string& name);

/// The backups in that folder, the newest first; none where it cannot be read. What a clock that
/// was ahead dated later than `now` is none of them until its time has come.
std::vector<kept_backup> list_backups(const std::filesystem::path& folder, timestamp now);

/// When the newest of those was made.
std::optional<timestamp> newest_backup(const std::filesystem::path& folder, timestamp now);

/// Whether the next is due, after that newest one.
bool is_due(const backup_plan& plan, std::optional<timestamp> newest, timestamp now);

/// How backups come about.
struct backup_maker {
    /// Writes one to a file that does not exist yet, or throws.
    std::function<void(const std::filesystem::path& to)> make{};

    /// Deletes what a crash left of the one that was to be written there, but nothing that somebody
    /// is writing. Does not throw.
    std::function<void(const std::filesystem::path& to)> discard{};
};

/// Makes a backup if the newest one in the folder is old enough, and deletes the oldest beyond
/// those to keep, as well as what a crash left unfinished; touches no file of another name. Returns
/// what it made. Only one process does it at a time: while another does, nothing happens. Throws
/// what `maker` throws, and std::system_error where the folder cannot be used. Blocks.
std::optional<kept_backup> back_up_if_due(const backup_plan& plan, timestamp now,
                                          const backup_maker& maker);

}  // namespace coach::ops
