#include "storage/open_database.hpp"

#include "core/store/unit_of_work.hpp"
#include "storage/database_file.hpp"
#include "storage/failure.hpp"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <exception>
#include <string>
#include <thread>

namespace coach::storage {

namespace {

/// What must hold before anything is read: a schema is data that somebody else may have written,
/// what is deleted is overwritten, temporary tables stay off the disk. Memory-mapped reading stays
/// off, because a failing disk would then end the process by a signal.
constexpr auto first_settings = R"(
    PRAGMA trusted_schema = OFF;
    PRAGMA foreign_keys = OFF;
    PRAGMA secure_delete = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA synchronous = FULL;
    PRAGMA mmap_size = 0;
    PRAGMA auto_vacuum = NONE;
)";

/// 8 MiB of cache, since the operating system has one of its own; a checkpoint after 16 MiB of log,
/// where nobody else sees to that; a log that has begun anew is cut to 64 MiB.
constexpr auto later_settings = R"(
    PRAGMA foreign_keys = ON;
    PRAGMA cache_size = -8192;
    PRAGMA wal_autocheckpoint = 4096;
    PRAGMA journal_size_limit = 67108864;
)";

bool is_busy(const SQLite::Exception& problem) {
    constexpr int primary_code = 0xFF;
    return (problem.getErrorCode() & primary_code) == SQLITE_BUSY;
}

/// SQLite asks for the exclusive lock of this change without its busy handler, so the waiting is
/// ours. A database that is in the mode already needs no lock.
void use_write_ahead_log(connection& database, std::chrono::milliseconds busy_timeout) {
    using clock = std::chrono::steady_clock;
    constexpr std::chrono::milliseconds pause{2};
    for (const auto deadline = clock::now() + busy_timeout;; std::this_thread::sleep_for(pause)) {
        try {
            if (database.text("PRAGMA journal_mode = WAL") == "wal") return;
            throw store_failure("its file system cannot hold a write-ahead log");
        } catch (const SQLite::Exception& problem) {
            if (!is_busy(problem) || clock::now() >= deadline) throw;
        }
    }
}

/// Of a database that moves its pages by itself, scrubbing would take the map of its pages for a
/// page of rows.
void require_no_page_map(connection& database) {
    if (database.number("PRAGMA auto_vacuum") == 0) return;
    throw store_failure("it uses auto_vacuum; set that to NONE and VACUUM it");
}

connection open(const std::filesystem::path& file, std::chrono::milliseconds busy_timeout,
                std::span<const migration> known) {
    prepare_database_file(file);
    connection database(file, busy_timeout);
    database.execute(first_settings);
    require_no_page_map(database);
    migrate(database, known);
    use_write_ahead_log(database, busy_timeout);
    database.execute(later_settings);
    return database;
}

}  // namespace

connection open_database(const std::filesystem::path& file, std::chrono::milliseconds busy_timeout,
                         std::span<const migration> known) {
    const auto place = std::filesystem::absolute(file);
    try {
        return open(place, busy_timeout, known);
    } catch (...) {
        const auto thrown = as_failure(std::current_exception());
        try {
            std::rethrow_exception(thrown);
        } catch (const std::runtime_error& problem) {
            throw store_failure("cannot use the database " + place.string() + ": " +
                                problem.what());
        }
    }
}

}  // namespace coach::storage
