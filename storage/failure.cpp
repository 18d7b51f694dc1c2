#include "storage/failure.hpp"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <string>
#include <system_error>
#include <utility>

namespace coach::storage {

namespace {

constexpr std::array<std::pair<int, std::string_view>, 9> causes{{
    {SQLITE_BUSY, "another process holds the lock of the database"},
    {SQLITE_LOCKED, "another connection holds the lock of the database"},
    {SQLITE_FULL, "the disk of the database is full"},
    {SQLITE_READONLY, "the database is read-only"},
    {SQLITE_PERM, "the database may not be accessed"},
    {SQLITE_IOERR, "the disk of the database reports an error"},
    {SQLITE_CORRUPT, "the database is damaged; restore a backup"},
    {SQLITE_NOTADB, "the file is no database of SQLite, or damaged; restore a backup"},
    {SQLITE_CANTOPEN, "the database cannot be opened"},
}};

std::string describe(const SQLite::Exception& problem) {
    constexpr int primary_code = 0xFF;
    const auto code = problem.getErrorCode() & primary_code;
    const auto* const known =
        std::ranges::find(causes, code, [](const auto& c) { return c.first; });
    const auto cause = known == causes.end()
                           ? "the database refuses: " + std::string(problem.getErrorStr())
                           : std::string(known->second);
    return cause + " (SQLite code " + std::to_string(problem.getExtendedErrorCode()) + ")";
}

}  // namespace

std::exception_ptr as_failure(std::exception_ptr thrown) {
    try {
        std::rethrow_exception(thrown);
    } catch (const SQLite::Exception& problem) {
        return std::make_exception_ptr(store_failure(describe(problem)));
    } catch (...) {
        return thrown;
    }
}

store_failure system_failure(std::string_view doing, int error_number) {
    return store_failure(std::string(doing) + ": " + std::generic_category().message(error_number));
}

}  // namespace coach::storage
