#include "storage/database_file.hpp"

#include "storage/descriptor.hpp"
#include "storage/failure.hpp"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

namespace coach::storage {

namespace {

namespace fs = std::filesystem;

constexpr mode_t owner_file = S_IRUSR | S_IWUSR;
constexpr mode_t owner_directory = S_IRWXU;

void create_missing(const fs::path& directory) {
    if (fs::exists(fs::status(directory))) return;
    create_missing(directory.parent_path());
    if (::mkdir(directory.c_str(), owner_directory) != 0) {
        require(errno == EEXIST, "cannot create the directory of the database");
        return;
    }
    require(::chmod(directory.c_str(), owner_directory) == 0,
            "cannot set the mode of the directory of the database");
    sync_directory(directory.parent_path());
}

/// Whether the file is new. It is never opened otherwise: closing it here would drop the locks
/// that another connection of this process holds.
bool create_file(const fs::path& file) {
    constexpr int how = O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC;
    const descriptor created(::open(file.c_str(), how, owner_file));
    if (created.number() < 0) {
        require(errno == EEXIST, "cannot create the database");
        return false;
    }
    require(::fchmod(created.number(), owner_file) == 0, "cannot set the mode of the database");
    return true;
}

void close_to_others(const fs::path& file) {
    struct stat found{};
    if (::stat(file.c_str(), &found) != 0 && errno == ENOENT) return;
    const auto mode = found.st_mode & owner_directory;
    const bool open_to_others = (found.st_mode & (S_IRWXG | S_IRWXO)) != 0;
    require(!open_to_others || ::chmod(file.c_str(), mode) == 0,
            "cannot take the database's permissions from group and others");
}

}  // namespace

void prepare_database_file(const fs::path& file) {
    create_missing(file.parent_path());
    if (create_file(file)) sync_directory(file.parent_path());
    if (!fs::is_regular_file(file)) throw store_failure("it is not a regular file");
    require(::faccessat(AT_FDCWD, file.c_str(), R_OK | W_OK, AT_EACCESS) == 0,
            "cannot read and write the database");
    constexpr std::array<std::string_view, 3> suffixes{"", "-wal", "-shm"};
    for (const auto suffix : suffixes) close_to_others(fs::path(file) += suffix);
}

}  // namespace coach::storage
