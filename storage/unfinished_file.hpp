#pragma once

#include "storage/descriptor.hpp"
#include "storage/lock_file.hpp"

#include <filesystem>
#include <optional>

namespace coach::storage {

/// A database that is being made, empty and of mode 0600, under the name of what it is to become
/// and ".unfinished". While it lives nobody else makes one of that name; what a crash left of one
/// is taken away first. It goes away with whatever SQLite put beside it, unless keep_as() gave it
/// its name. Errors are store_failure.
class unfinished_file {
 public:
    explicit unfinished_file(const std::filesystem::path& becomes);
    unfinished_file(const unfinished_file&) = delete;
    unfinished_file& operator=(const unfinished_file&) = delete;
    ~unfinished_file();

    const std::filesystem::path& path() const { return path_; }

    /// Whether it has the name of what it was to become.
    bool is_kept() const { return kept_; }

    /// Adds what is in that file at the end of it.
    void append(const std::filesystem::path& source);

    /// Writes all of it to the disk.
    void sync();

    /// Gives it that name, which nothing may have; durable on return. It must be synced; nothing
    /// can be added any more. Where the file system can neither rename without replacing nor link
    /// (SMB, FAT), it looks first and renames then: what another program puts there in between is
    /// replaced.
    void keep_as(const std::filesystem::path& name);

    /// Gives it that name in the place of what has it, in one step; durable on return. It must be
    /// synced.
    void keep_instead_of(const std::filesystem::path& name);

 private:
    void kept(const std::filesystem::path& name);

    std::filesystem::path path_;
    lock_file lock_;
    std::optional<descriptor> file_;
    bool kept_ = false;
};

/// Takes away what a crash left of an unfinished file that was to become that, and leaves one that
/// somebody is making. Where it may not look or take away, it does nothing.
void discard_unfinished(const std::filesystem::path& becomes);

}  // namespace coach::storage
