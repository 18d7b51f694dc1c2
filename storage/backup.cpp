#include "storage/backup.hpp"

#include "storage/connection.hpp"
#include "storage/copied_database.hpp"
#include "storage/failure.hpp"
#include "storage/migrations.hpp"
#include "storage/transaction.hpp"
#include "storage/unfinished_file.hpp"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <array>
#include <chrono>
#include <ctime>
#include <memory>
#include <system_error>

namespace coach::storage {

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds patience{5000};

struct backup_end {
    void operator()(sqlite3_backup* copying) const { ::sqlite3_backup_finish(copying); }
};

void require_going_on(const std::stop_token& stop) {
    if (stop.stop_requested()) throw store_failure("the backup was stopped");
}

/// Copies page by page what the source's transaction sees.
void copy_pages(connection& from, connection& to, const std::stop_token& stop) {
    constexpr int pages_at_once = 256;
    const std::unique_ptr<sqlite3_backup, backup_end> copying(
        ::sqlite3_backup_init(to.handle(), "main", from.handle(), "main"));
    if (!copying) throw SQLite::Exception(to.handle());
    int code = SQLITE_OK;
    while (code == SQLITE_OK) {
        require_going_on(stop);
        code = ::sqlite3_backup_step(copying.get(), pages_at_once);
    }
    if (code != SQLITE_DONE) throw SQLite::Exception(to.handle(), code);
}

std::uintmax_t bytes_of(const fs::path& file) {
    std::error_code missing;
    const auto bytes = fs::file_size(file, missing);
    return missing ? 0 : bytes;
}

std::string in_mebibytes(std::uintmax_t bytes) {
    constexpr std::uintmax_t mebibyte = 1UL << 20U;
    return std::to_string(bytes / mebibyte) + " MiB";
}

void require_room(const fs::path& database, const fs::path& folder, const room_in& room) {
    const auto free = room(folder);
    const auto needed = bytes_of(database) + bytes_of(fs::path(database) += "-wal") + room_to_leave;
    if (!free || *free > needed) return;
    throw store_failure(folder.string() + " has no room for a backup: " + in_mebibytes(*free) +
                        " are free, " + in_mebibytes(needed) + " are needed, of which " +
                        in_mebibytes(room_to_leave) + " stay free");
}

void require_ours(connection& database, const fs::path& file) {
    if (database.number("PRAGMA application_id") == our_application) return;
    throw store_failure(file.string() + " is not a database of pm-coach");
}

/// What the copy must agree with.
struct origin {
    std::int64_t pages = 0;
    std::int64_t schema = 0;
};

origin copy_moment(const fs::path& database, const fs::path& to, const std::stop_token& stop) {
    connection from(database, patience);
    const transaction one_moment(from, transaction_kind::reading);
    require_ours(from, database);
    connection into(to, patience);
    into.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
    copy_pages(from, into, stop);
    return {.pages = from.number("PRAGMA page_count"),
            .schema = from.number("PRAGMA user_version")};
}

void require_same(const fs::path& copy, const origin& expected, const std::stop_token& stop) {
    connection database(copy, patience);
    make_single_file(database);
    require_ours(database, copy);
    if (database.number("PRAGMA page_count") != expected.pages ||
        database.number("PRAGMA user_version") != expected.schema) {
        throw store_failure("the copy differs from the database");
    }
    require_sound(database, copy, stop);
}

backup_facts make_backup(const fs::path& database, const fs::path& to, const std::stop_token& stop,
                         const room_in& room) {
    if (fs::exists(fs::symlink_status(to))) throw store_failure(to.string() + " exists already");
    if (!fs::exists(database)) throw store_failure("there is no database at " + database.string());
    require_room(database, to.parent_path(), room);
    unfinished_file copy(to);
    const auto expected = copy_moment(database, copy.path(), stop);
    require_same(copy.path(), expected, stop);
    require_going_on(stop);
    copy.sync();
    copy.keep_as(to);
    return {.file = to, .bytes = fs::file_size(to), .schema = expected.schema};
}

}  // namespace

std::optional<std::uintmax_t> free_bytes(const fs::path& folder) {
    std::error_code unknown;
    const auto space = fs::space(folder, unknown);
    if (unknown || space.capacity == 0) return std::nullopt;
    return space.available;
}

backup_facts back_up(const fs::path& database, const fs::path& to, std::stop_token stop,
                     const room_in& room) {
    return translated(
        [&] { return make_backup(fs::absolute(database), fs::absolute(to), stop, room); });
}

std::string file_moment(timestamp moment) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(moment);
    const auto plain = static_cast<std::time_t>(seconds.time_since_epoch().count());
    std::tm calendar{};
    ::gmtime_r(&plain, &calendar);
    std::array<char, 32> out{};
    const auto size = std::strftime(out.data(), out.size(), "%Y%m%dT%H%M%SZ", &calendar);
    return {out.data(), size};
}

}  // namespace coach::storage
