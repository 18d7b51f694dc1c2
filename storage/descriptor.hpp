#pragma once

#include "storage/failure.hpp"

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <string_view>
#include <unistd.h>

namespace coach::storage {

/// An open file, closed at the end of the scope. A negative number is none.
class descriptor {
 public:
    explicit descriptor(int number) : number_(number) {}
    descriptor(const descriptor&) = delete;
    descriptor& operator=(const descriptor&) = delete;
    ~descriptor() {
        if (number_ >= 0) ::close(number_);
    }

    int number() const { return number_; }

 private:
    int number_;
};

/// Throws store_failure with what errno says, unless it went well.
inline void require(bool fine, std::string_view doing) {
    if (!fine) throw system_failure(doing, errno);
}

/// Writes the directory's list of names to the disk. Throws store_failure.
inline void sync_directory(const std::filesystem::path& directory) {
    const descriptor opened(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    require(opened.number() >= 0 && ::fsync(opened.number()) == 0,
            "cannot sync the directory of the database");
}

}  // namespace coach::storage
