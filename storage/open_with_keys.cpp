#include "storage/open_with_keys.hpp"

#include "core/store/unit_of_work.hpp"
#include "storage/giving.hpp"
#include "storage/transaction.hpp"

#include <SQLiteCpp/Exception.h>

namespace coach::storage {

namespace {

void destroy_doomed(connection& database, key_ring& keys) {
    if (keys.has_doomed()) keys.destroy_doomed(needed_keys(database));
}

/// With the write lock, so that nobody makes a key meanwhile.
void destroy_unneeded(connection& database, key_ring& keys) {
    if (keys.names().empty()) return;
    try {
        const transaction alone(database, transaction_kind::writing);
        doom_unneeded(database, keys);
        destroy_doomed(database, keys);
    } catch (const SQLite::Exception&) {
        return;
    } catch (const store_failure&) {
        return;
    }
}

}  // namespace

connection open_with_keys(const std::filesystem::path& file, std::chrono::milliseconds busy_timeout,
                          key_ring& keys) {
    auto database = open_database(file, busy_timeout);
    destroy_unneeded(database, keys);
    database.when_settling([&keys](connection& settled) { destroy_doomed(settled, keys); });
    return database;
}

}  // namespace coach::storage
