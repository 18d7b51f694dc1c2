#include "storage/unfinished_file.hpp"

#include <array>
#include <cstddef>
#include <cstdio>
#include <string_view>
#include <sys/stat.h>
#include <system_error>
#include <vector>

namespace coach::storage {

namespace {

namespace fs = std::filesystem;

constexpr mode_t owner_file = S_IRUSR | S_IWUSR;

fs::path unfinished_name(const fs::path& becomes) {
    return becomes.string() + ".unfinished";
}

fs::path lock_name(const fs::path& unfinished) {
    return unfinished.string() + ".lock";
}

void remove_companions(const fs::path& unfinished) {
    constexpr std::array<std::string_view, 3> suffixes{"-wal", "-shm", "-journal"};
    std::error_code ignored;
    for (const auto suffix : suffixes) fs::remove(fs::path(unfinished) += suffix, ignored);
}

void remove_with_companions(const fs::path& unfinished) {
    std::error_code ignored;
    fs::remove(unfinished, ignored);
    remove_companions(unfinished);
}

/// A new file, never what is there: that may have a second name by which it was kept.
int create_unfinished(const fs::path& path) {
    remove_with_companions(path);
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, owner_file);
    require(file >= 0, "cannot create " + path.string());
    return file;
}

/// Whether errno says that the file system has no such call.
bool is_unsupported() {
    return errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP || errno == EPERM;
}

/// Whether it has that name, which nothing had; otherwise errno says why not.
bool rename_without_replacing(const fs::path& from, const fs::path& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) {
        return true;
    }
    if (!is_unsupported()) return false;
    if (::link(from.c_str(), to.c_str()) == 0) {
        ::unlink(from.c_str());
        return true;
    }
    if (!is_unsupported()) return false;
    if (fs::exists(fs::symlink_status(to))) {
        errno = EEXIST;
        return false;
    }
    return ::rename(from.c_str(), to.c_str()) == 0;
}

void write_all(int file, const char* data, std::size_t size) {
    while (size > 0) {
        const auto put = ::write(file, data, size);
        if (put < 0 && errno == EINTR) continue;
        require(put >= 0, "cannot write the copy of the database");
        data += put;
        size -= static_cast<std::size_t>(put);
    }
}

}  // namespace

unfinished_file::unfinished_file(const fs::path& becomes)
    : path_(unfinished_name(becomes)), lock_(lock_name(path_)) {
    if (!lock_.is_held()) throw store_failure("another process is writing " + path_.string());
    file_.emplace(create_unfinished(path_));
}

unfinished_file::~unfinished_file() {
    file_.reset();
    if (!kept_) remove_with_companions(path_);
}

void unfinished_file::append(const fs::path& source) {
    constexpr std::size_t piece = 1UL << 20U;
    const descriptor from(::open(source.c_str(), O_RDONLY | O_CLOEXEC));
    require(from.number() >= 0, "cannot read " + source.string());
    require(::lseek(file_->number(), 0, SEEK_END) >= 0, "cannot write the copy of the database");
    std::vector<char> buffer(piece);
    while (true) {
        const auto got = ::read(from.number(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        require(got >= 0, "cannot read " + source.string());
        if (got == 0) return;
        write_all(file_->number(), buffer.data(), static_cast<std::size_t>(got));
    }
}

void unfinished_file::sync() {
    require(::fsync(file_->number()) == 0, "cannot sync " + path_.string());
}

void unfinished_file::kept(const fs::path& name) {
    kept_ = true;
    remove_companions(path_);
    sync_directory(name.parent_path());
}

void unfinished_file::keep_as(const fs::path& name) {
    file_.reset();
    require(rename_without_replacing(path_, name), "cannot name it " + name.string());
    kept(name);
}

void unfinished_file::keep_instead_of(const fs::path& name) {
    file_.reset();
    require(::rename(path_.c_str(), name.c_str()) == 0, "cannot name it " + name.string());
    kept(name);
}

void discard_unfinished(const fs::path& becomes) {
    const auto path = unfinished_name(becomes);
    try {
        const lock_file lock(lock_name(path));
        if (lock.is_held()) remove_with_companions(path);
    } catch (const store_failure&) {
        return;  // it stays
    }
}

}  // namespace coach::storage
