#include "storage/lock_file.hpp"

#include <sys/file.h>
#include <sys/stat.h>
#include <utility>

namespace coach::storage {

namespace {

namespace fs = std::filesystem;

int open_lock(const fs::path& path) {
    constexpr int how = O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC;
    const int file = ::open(path.c_str(), how, S_IRUSR | S_IWUSR);
    require(file >= 0, "cannot create " + path.string());
    return file;
}

bool take(int file, const fs::path& path) {
    if (::flock(file, LOCK_EX | LOCK_NB) == 0) return true;
    require(errno == EWOULDBLOCK, "cannot lock " + path.string());
    return false;
}

bool still_has_its_name(int file, const fs::path& path) {
    struct stat opened{};
    struct stat named{};
    return ::fstat(file, &opened) == 0 && ::lstat(path.c_str(), &named) == 0 &&
           opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

}  // namespace

/// Whoever had it before may have taken the file away since it was opened here; the next one is
/// another file.
lock_file::lock_file(fs::path path) : path_(std::move(path)) {
    constexpr int tries = 3;
    for (int i = 0; i < tries && !is_held_; ++i) {
        file_.emplace(open_lock(path_));
        if (!take(file_->number(), path_)) return;
        is_held_ = still_has_its_name(file_->number(), path_);
    }
}

lock_file::~lock_file() {
    if (is_held_) ::unlink(path_.c_str());
}

}  // namespace coach::storage
