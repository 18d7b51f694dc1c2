#include "storage/restore.hpp"

#include "storage/backup.hpp"
#include "storage/copied_database.hpp"
#include "storage/failure.hpp"
#include "storage/migrations.hpp"
#include "storage/open_database.hpp"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <array>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <thread>
#include <utility>

namespace coach::storage {

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds patience{1000};

store_failure in_use(const fs::path& database) {
    return store_failure(database.string() + " is in use. Stop the app, then restore");
}

void require_usable(connection& database, const fs::path& backup) {
    if (database.number("PRAGMA application_id") != our_application) {
        throw store_failure(backup.string() + " is not a backup of pm-coach");
    }
    const auto schema = database.number("PRAGMA user_version");
    const auto newest = migrations().back().version;
    if (schema > newest) {
        throw store_failure(backup.string() + " was written by a newer pm-coach (schema " +
                            std::to_string(schema) + "; this one knows " + std::to_string(newest) +
                            ")");
    }
}

/// Nothing was sent before it was due or taken, so that is where looking for it begins.
void look_before_sending(connection& database) {
    database.execute(
        "UPDATE outbox SET maybe_sent = coalesce(maybe_sent, claimed, due), held_until = NULL"
        " WHERE fate IS NULL");
}

/// Folds the write-ahead log of the database in that is to be replaced. One that is damaged stays
/// as it is.
void fold_in(const fs::path& database) {
    constexpr int primary_code = 0xFF;
    try {
        connection current(database, patience);
        make_single_file(current);
    } catch (const SQLite::Exception& problem) {
        const int code = problem.getErrorCode() & primary_code;
        if (code == SQLITE_BUSY || code == SQLITE_LOCKED) throw in_use(database);
        if (code != SQLITE_CORRUPT && code != SQLITE_NOTADB) throw;
    }
}

/// The lock that SQLite takes to have a database alone, on the bytes that it takes it on, because
/// this must also work on a database that SQLite cannot read. Every connection in use holds a lock
/// on some of them; see https://www.sqlite.org/src/file/src/os_unix.c and os.h (PENDING_BYTE).
class sole_use {
 public:
    explicit sole_use(const fs::path& database)
        : file_(::open(database.c_str(), O_RDWR | O_CLOEXEC)) {
        require(file_.number() >= 0, "cannot open " + database.string());
        constexpr off_t first_byte = 0x40000000;
        constexpr off_t bytes = 512;
        struct flock wanted{};
        wanted.l_type = F_WRLCK;
        wanted.l_whence = SEEK_SET;
        wanted.l_start = first_byte;
        wanted.l_len = bytes;
        if (::fcntl(file_.number(), F_SETLK, &wanted) == 0) return;
        if (errno == EAGAIN || errno == EACCES) throw in_use(database);
        throw system_failure("cannot lock " + database.string(), errno);
    }

 private:
    descriptor file_;
};

/// A log left beside the new database would be taken for a part of it.
void move_companions(const fs::path& from, const fs::path& to) {
    constexpr std::array<std::string_view, 3> suffixes{"-wal", "-journal", "-shm"};
    for (const auto suffix : suffixes) {
        const auto name = fs::path(from) += suffix;
        const auto kept = fs::path(to) += suffix;
        if (fs::exists(name)) {
            require(::rename(name.c_str(), kept.c_str()) == 0, "cannot rename " + name.string());
        }
    }
}

/// The database is only where it was again.
void take_back(const fs::path& kept, const fs::path& database) {
    move_companions(kept, database);
    ::unlink(kept.c_str());
}

}  // namespace

restoration::restoration(const fs::path& backup, fs::path database)
    : database_(fs::absolute(database)), draft_(database_.string() + ".restoring") {
    translated([&] {
        std::error_code none;
        if (!fs::is_regular_file(backup)) {
            throw store_failure("there is no file at " + backup.string());
        }
        if (fs::equivalent(backup, database_, none)) {
            throw store_failure(backup.string() + " is the database itself");
        }
        draft_.append(backup);
        if (const auto log = fs::path(backup) += "-wal"; fs::exists(log)) {
            fs::copy_file(log, fs::path(draft()) += "-wal");
            fs::permissions(fs::path(draft()) += "-wal", fs::perms{0600});
        }
        {
            connection found(draft(), patience);
            require_usable(found, backup);
            require_sound(found, backup);
            schema_before_ = found.number("PRAGMA user_version");
        }
        auto current = open_database(draft(), patience);
        look_before_sending(current);
        schema_ = current.number("PRAGMA user_version");
    });
}

std::uintmax_t restoration::bytes() const {
    return fs::file_size(draft());
}

fs::path restoration::put_in_place(timestamp now, std::chrono::milliseconds grace) {
    return translated([&] {
        {
            connection finished(draft(), patience);
            make_single_file(finished);
        }
        draft_.sync();
        return replace(now, grace);
    });
}

fs::path restoration::replace(timestamp now, std::chrono::milliseconds grace) {
    if (!fs::exists(database_)) {
        draft_.keep_as(database_);
        return {};
    }
    fold_in(database_);
    const sole_use alone(database_);
    const fs::path kept = database_.string() + ".replaced-" + file_moment(now);
    require(::link(database_.c_str(), kept.c_str()) == 0, "cannot keep the database as a file");
    try {
        move_companions(database_, kept);
        sync_directory(database_.parent_path());
        draft_.keep_instead_of(database_);
    } catch (...) {
        if (!draft_.is_kept()) take_back(kept, database_);
        throw;
    }
    std::this_thread::sleep_for(grace);
    return kept;
}

}  // namespace coach::storage
