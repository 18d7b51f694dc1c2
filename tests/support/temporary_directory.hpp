#pragma once

#include <filesystem>

namespace coach::testing {

/// A new, empty directory that goes away with everything in it.
class temporary_directory {
 public:
    temporary_directory();
    temporary_directory(const temporary_directory&) = delete;
    temporary_directory& operator=(const temporary_directory&) = delete;
    ~temporary_directory();

    const std::filesystem::path& path() const { return path_; }

 private:
    std::filesystem::path path_;
};

}  // namespace coach::testing
