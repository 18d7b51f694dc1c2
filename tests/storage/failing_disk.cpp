#include "tests/storage/failing_disk.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <fstream>
#include <map>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace coach::testing {

namespace {

std::atomic<disk_fault> fault = disk_fault::none;
std::atomic<disk_files> hit = disk_files::all;

using content = std::vector<char>;

struct change {
    std::size_t offset;
    content bytes;
};

/// What a disk keeps of a file, and what waits for a sync.
struct kept_file {
    content synced;
    std::vector<change> waiting;

    void sync() {
        for (const auto& [offset, bytes] : waiting) {
            synced.resize(std::max(synced.size(), offset + bytes.size()));
            std::ranges::copy(bytes, synced.begin() + static_cast<std::ptrdiff_t>(offset));
        }
        waiting.clear();
    }

    /// At once on the disk, as the worst that can be.
    void cut(std::size_t size) {
        synced.resize(std::min(synced.size(), size));
        std::erase_if(waiting, [&](const change& each) { return each.offset >= size; });
    }
};

class kept_files {
 public:
    template <class Deed>
    void with(const std::string& name, Deed deed) {
        const std::scoped_lock lock(mutex_);
        deed(all_[name]);
    }

    void begin(const std::string& name) {
        with(name, [&](kept_file& file) {
            std::ifstream from(name, std::ios::binary);
            file.synced.assign(std::istreambuf_iterator<char>(from), {});
            file.waiting.clear();
        });
    }

 private:
    std::mutex mutex_;
    std::map<std::string, kept_file> all_;
};

kept_files& kept() {
    static kept_files files;
    return files;
}

/// How the default file system treats one file, and how we do. It lies behind that file system's
/// own data of the file. Another file system may lie above ours, so it is found by its place.
struct failing_methods {
    sqlite3_io_methods ours;
    const sqlite3_io_methods* theirs;
    const char* name;
};

sqlite3_vfs& system_disk() {
    static sqlite3_vfs* const found = ::sqlite3_vfs_find("unix");
    if (found == nullptr) throw std::logic_error("SQLite has no file system of this name");
    return *found;
}

std::size_t place_of_ours() {
    constexpr auto step = alignof(failing_methods);
    return (static_cast<std::size_t>(system_disk().szOsFile) + step - 1) / step * step;
}

failing_methods& ours_of(sqlite3_file* file) {
    return *reinterpret_cast<failing_methods*>(reinterpret_cast<std::byte*>(file) +
                                               place_of_ours());
}

bool is_hit(const char* name) {
    const bool is_log = std::string_view(name).ends_with("-wal");
    const auto where = hit.load();
    return where == disk_files::all || (where == disk_files::log) == is_log;
}

int wrong_now(sqlite3_file* file, disk_fault asked, int code) {
    return fault == asked && is_hit(ours_of(file).name) ? code : SQLITE_OK;
}

int write(sqlite3_file* file, const void* data, int size, sqlite3_int64 offset) {
    if (const int code = wrong_now(file, disk_fault::full, SQLITE_FULL)) return code;
    if (const int code = wrong_now(file, disk_fault::failing_write, SQLITE_IOERR_WRITE)) {
        return code;
    }
    const auto* const begin = static_cast<const char*>(data);
    kept().with(ours_of(file).name, [&](kept_file& one) {
        one.waiting.push_back({static_cast<std::size_t>(offset), {begin, begin + size}});
    });
    return ours_of(file).theirs->xWrite(file, data, size, offset);
}

int read(sqlite3_file* file, void* out, int size, sqlite3_int64 offset) {
    if (const int code = wrong_now(file, disk_fault::failing_read, SQLITE_IOERR_READ)) return code;
    return ours_of(file).theirs->xRead(file, out, size, offset);
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
    kept().with(ours_of(file).name,
                [&](kept_file& one) { one.cut(static_cast<std::size_t>(size)); });
    return ours_of(file).theirs->xTruncate(file, size);
}

int sync(sqlite3_file* file, int how) {
    if (const int code = wrong_now(file, disk_fault::failing_sync, SQLITE_IOERR_FSYNC)) {
        kept().with(ours_of(file).name, [](kept_file& one) { one.waiting.clear(); });
        return code;
    }
    kept().with(ours_of(file).name, [](kept_file& one) { one.sync(); });
    return ours_of(file).theirs->xSync(file, how);
}

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
    const int code = system_disk().xOpen(&system_disk(), name, file, flags, out);
    constexpr int watched = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL;
    if (code != SQLITE_OK || (flags & watched) == 0) return code;
    auto* const place =
        std::construct_at(&ours_of(file), failing_methods{*file->pMethods, file->pMethods, name});
    place->ours.xWrite = &write;
    place->ours.xRead = &read;
    place->ours.xTruncate = &truncate;
    place->ours.xSync = &sync;
    file->pMethods = &place->ours;
    kept().begin(name);
    return code;
}

sqlite3_vfs create_failing_disk() {
    auto ours = system_disk();
    ours.zName = "coach-failing";
    ours.pNext = nullptr;
    ours.szOsFile = static_cast<int>(place_of_ours() + sizeof(failing_methods));
    ours.xOpen = &open;
    return ours;
}

/// Before any database is opened: the store's own file system lies on what is the default then.
const bool is_registered = [] {
    ::sqlite3_initialize();
    static sqlite3_vfs ours = create_failing_disk();
    return ::sqlite3_vfs_register(&ours, 1) == SQLITE_OK;
}();

void put_back(const std::string& name) {
    kept().with(name, [&](kept_file& one) {
        std::ofstream to(name, std::ios::binary | std::ios::trunc);
        to.write(one.synced.data(), static_cast<std::streamsize>(one.synced.size()));
        one.waiting.clear();
    });
}

}  // namespace

void break_disk(disk_fault what, disk_files where) {
    if (!is_registered) throw std::logic_error("SQLite refuses the failing disk");
    hit = where;
    fault = what;
}

void cut_power(const std::filesystem::path& database) {
    put_back(database.string());
    put_back(database.string() + "-wal");
    std::filesystem::remove(database.string() + "-shm");
}

}  // namespace coach::testing
