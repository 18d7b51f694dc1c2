#pragma once

#include "storage/descriptor.hpp"

#include <filesystem>
#include <optional>

namespace coach::storage {

/// The right to something, for one holder at a time in all processes: a file that is there for
/// nothing else, because on network file systems its lock would get in the way of SQLite's own. It
/// ends with the scope or the process; the scope also takes the file away.
class lock_file {
 public:
    /// Does not wait. Throws store_failure where files cannot be made or locked there.
    explicit lock_file(std::filesystem::path path);
    lock_file(const lock_file&) = delete;
    lock_file& operator=(const lock_file&) = delete;
    ~lock_file();

    /// Whether it is had here; otherwise by somebody else.
    bool is_held() const { return is_held_; }

 private:
    std::filesystem::path path_;
    std::optional<descriptor> file_;
    bool is_held_ = false;
};

}  // namespace coach::storage
