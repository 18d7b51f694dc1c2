#include "storage/transaction.hpp"

#include <SQLiteCpp/Exception.h>

namespace coach::storage {

namespace {

/// Ends the transaction without its effects. SQLite's documentation asks not to mind an error:
/// then the transaction has ended already.
void roll_back(connection& database) noexcept {
    try {
        if (database.in_transaction()) database.prepare("ROLLBACK").run();
    } catch (const SQLite::Exception&) {
        return;
    }
}

}  // namespace

transaction::transaction(connection& database, transaction_kind kind) : database_(database) {
    database_.prepare(kind == transaction_kind::writing ? "BEGIN IMMEDIATE" : "BEGIN").run();
}

transaction::~transaction() {
    roll_back(database_);
}

void transaction::commit() {
    database_.prepare("COMMIT").run();
}

savepoint::savepoint(connection& database) : database_(database) {
    database_.prepare("SAVEPOINT job").run();
}

savepoint::~savepoint() {
    if (kept_ || !database_.in_transaction()) return;
    try {
        database_.prepare("ROLLBACK TO job").run();
        database_.prepare("RELEASE job").run();
    } catch (const SQLite::Exception&) {
        roll_back(database_);
    }
}

void savepoint::keep() {
    database_.prepare("RELEASE job").run();
    kept_ = true;
}

}  // namespace coach::storage
