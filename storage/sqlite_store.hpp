#pragma once

#include "core/store.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>

namespace coach::storage {

/// How much the store takes on at once. The defaults suit one workspace.
struct sqlite_options {
    std::chrono::milliseconds busy_timeout{1000};  ///< how long another process may hold the lock
    std::size_t queue_limit = 4096;  ///< units of work waiting; more are refused as "overloaded"
    std::size_t batch_limit = 256;   ///< units of work that share one commit
};

/// The store in one SQLite file. All work is done by one thread of its own, many writes to a
/// commit; reads see every write that was awaited before them. Once a unit of work was submitted
/// it is done: cancelling the coroutine that awaits it does not stop it, and neither does ending
/// that coroutine's execution context.
class sqlite_store final : public store {
 public:
    /// Opens the database, creating the file (mode 0600) and missing directories (mode 0700), and
    /// brings its tables up to this program's version. Throws store_failure with a sentence for
    /// the operator when the file cannot be used: not writable, locked, damaged, another
    /// application's, or written by a newer version.
    explicit sqlite_store(const std::filesystem::path& file, sqlite_options options = {});

    sqlite_store(const sqlite_store&) = delete;
    sqlite_store& operator=(const sqlite_store&) = delete;

    /// Finishes what was submitted, then closes the file. Nothing may be submitted meanwhile.
    ~sqlite_store() override;

    task<std::optional<person>> find_person(person_id who) override;
    task<applied> save_standing(request_key key, person_id who, standing value,
                                timestamp now) override;

    /// Durable commits since the store was opened: fewer than the writes when they were grouped.
    /// Callable from any thread.
    std::uint64_t commits() const;

 private:
    struct parts;
    std::unique_ptr<parts> parts_;
};

}  // namespace coach::storage
