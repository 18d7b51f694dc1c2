#pragma once

#include "storage/bytes.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <chrono>
#include <concepts>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

struct sqlite3;

namespace coach::storage {

class tokenizer;

/// A prepared statement on loan from its connection: at the end of the scope it is reset and
/// forgets what was bound to it. Errors are SQLite::Exception.
class query {
 public:
    explicit query(SQLite::Statement& statement) : statement_(statement) {}
    query(const query&) = delete;
    query& operator=(const query&) = delete;
    ~query();

    /// Binds the values (texts, whole numbers, bytes, or optional ones of these) to the statement's
    /// parameters, in order.
    template <class... Values>
    query& bind(const Values&... values) {
        int position = 0;
        (set(++position, values), ...);
        return *this;
    }

    /// Goes to the next row; false when there is none.
    bool step() { return statement_.executeStep(); }

    /// Runs a statement that returns no rows; says how many rows it changed by itself.
    std::uint64_t run() { return static_cast<std::uint64_t>(statement_.exec()); }

    std::string text(int column) const { return statement_.getColumn(column).getString(); }
    bytes blob(int column) const;
    std::int64_t number(int column) const { return statement_.getColumn(column).getInt64(); }
    bool flag(int column) const { return number(column) != 0; }
    bool is_null(int column) const { return statement_.getColumn(column).isNull(); }

 private:
    void set(int position, const std::string& text) { statement_.bind(position, text); }
    void set(int position, const bytes& value);
    void set(int position, std::integral auto number) {
        statement_.bind(position, static_cast<std::int64_t>(number));
    }
    template <class Value>
    void set(int position, const std::optional<Value>& value) {
        if (value) return set(position, *value);
        statement_.bind(position);
    }

    SQLite::Statement& statement_;
};

/// One connection to a database with its prepared statements. Used by one thread at a time.
/// Errors are SQLite::Exception.
class connection {
 public:
    /// Opens an existing file for reading and writing. What it writes into the file is scrubbed:
    /// see scrubbing_file_system().
    connection(const std::filesystem::path& file, std::chrono::milliseconds busy_timeout);
    connection(connection&&) = default;
    connection(const connection&) = delete;
    connection& operator=(const connection&) = delete;
    connection& operator=(connection&&) = delete;
    ~connection() = default;

    /// The statement, prepared at its first use. `sql` must live as long as the program; a
    /// statement must not be asked for while it is on loan.
    query prepare(std::string_view sql);

    /// The number of the row that was inserted last. `RETURNING` says it too, but keeps it in a
    /// table that is made and dropped each time, which costs as much as the insertion.
    std::int64_t latest_row() const { return database_.getLastInsertRowid(); }

    /// Runs a script that is needed once.
    void execute(const std::string& script);

    /// The first column of the only row of a query that is needed once.
    std::int64_t number(const std::string& sql);
    std::string text(const std::string& sql);

    /// The text of every statement prepared so far, for diagnostics.
    std::vector<std::string_view> prepared() const;

    /// Whether a transaction is open. An error may have ended it.
    bool in_transaction() const;

    /// Asks the next settle() that nothing of what this transaction deletes stay in the
    /// write-ahead log or in the cache, from where it could come back into the log.
    void forget_deleted() { forgets_deleted_ = true; }

    /// Whether the next settle() has the log to empty.
    bool empties_log() const { return forgets_deleted_; }

    /// What each settle() does first, with this connection. Where it throws, the rest is done all
    /// the same.
    void when_settling(std::function<void(connection&)> work) { also_settles_ = std::move(work); }

    /// To be called after each commit, outside of a transaction. What it cannot do because somebody
    /// else reads or the disk fails, it does when called again.
    void settle() noexcept;

    /// What splits texts into words, made at its first use: making it takes longer than to split
    /// what most people write.
    tokenizer& words();

    /// SQLite's own handle, for what it offers beyond SQL.
    sqlite3* handle() const { return database_.getHandle(); }

 private:
    void empty_log() noexcept;
    bool truncate_log();

    SQLite::Database database_;
    std::chrono::milliseconds busy_timeout_;
    std::unordered_map<std::string_view, SQLite::Statement> statements_;
    std::function<void(connection&)> also_settles_;
    std::shared_ptr<tokenizer> words_;
    bool forgets_deleted_ = false;
};

}  // namespace coach::storage
