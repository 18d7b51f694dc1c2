#pragma once

#include <filesystem>
#include <string>

namespace coach::program {

/// Where a sandbox keeps its files: a directory that stays, or one that goes, with all that is in
/// it, when its owner goes. For this user alone.
class sandbox_folder {
 public:
    /// `kept` is made where it is missing; empty: a new directory that goes. Throws
    /// std::system_error where there can be none.
    explicit sandbox_folder(const std::filesystem::path& kept);
    sandbox_folder(const sandbox_folder&) = delete;
    sandbox_folder& operator=(const sandbox_folder&) = delete;
    ~sandbox_folder();

    std::filesystem::path database() const { return path_ / "pm-coach.db"; }
    bool stays() const { return stays_; }

    /// What `keep` was given in an earlier run; empty in a new directory.
    std::string kept() const;

    /// Keeps it, in place of what was kept before, all or nothing.
    void keep(const std::string& state) const;

 private:
    bool stays_;
    std::filesystem::path path_;
};

}  // namespace coach::program
