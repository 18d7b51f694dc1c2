#pragma once

#include "storage/connection.hpp"

#include <cstdint>

namespace coach::storage {

/// When a transaction takes the write lock: `reading` never, `writing` at its start.
enum class transaction_kind : std::uint8_t { reading, writing };

/// A transaction that is undone at the end of the scope, unless it was committed. Errors are
/// SQLite::Exception.
class transaction {
 public:
    transaction(connection& database, transaction_kind kind);
    transaction(const transaction&) = delete;
    transaction& operator=(const transaction&) = delete;
    ~transaction();

    /// Keeps what was done; returns once it is on the disk.
    void commit();

 private:
    connection& database_;
};

/// A part of a transaction that is undone alone at the end of the scope, unless it was kept. Where
/// undoing it fails, the whole transaction is undone: see connection::in_transaction().
class savepoint {
 public:
    explicit savepoint(connection& database);
    savepoint(const savepoint&) = delete;
    savepoint& operator=(const savepoint&) = delete;
    ~savepoint();

    /// Makes what was done a part of the transaction.
    void keep();

 private:
    connection& database_;
    bool kept_ = false;
};

}  // namespace coach::storage
