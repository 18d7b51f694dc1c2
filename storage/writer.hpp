#pragma once

#include "core/task.hpp"
#include "storage/connection.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace coach::storage {

/// How much a writer takes on at once.
struct writer_limits {
    std::size_t queue;  ///< units of work waiting; more are refused
    std::size_t batch;  ///< units of work that share one commit
    /// How long after the last commit the connection is settled again where that was not possible.
    std::chrono::milliseconds settle_again{1000};
};

/// How busy a writer is.
struct writer_load {
    std::size_t waiting = 0;             ///< units of work that nobody has begun
    std::chrono::milliseconds oldest{};  ///< how long the first of them has waited
};

/// The one thread that reads and writes the database. A unit of work is a callable that takes the
/// connection and returns a value; it runs on the writer's thread and its task resumes on the
/// caller's executor. What waits while a commit is under way shares the next one.
///
/// A unit of work that throws is undone alone, and its task throws the same (SQLite's errors as
/// store_failure). If the commit fails, all that share it throw store_failure and none has an
/// effect. Once submitted, a unit of work is done, even if the coroutine that awaits it is
/// cancelled or destroyed; so it must own all that it uses. It may be done twice, where another one
/// that shares its commit fails: the first time is undone in the database, so what else it changes
/// must be right after both.
class writer {
 public:
    writer(connection database, writer_limits limits);
    writer(const writer&) = delete;
    writer& operator=(const writer&) = delete;

    /// Finishes what was submitted. Nothing may be submitted meanwhile.
    ~writer();

    /// Does work that changes nothing. It sees every write whose task completed before, and does
    /// not wait for the disk. Throws store_failure when too much is waiting.
    template <class Work>
    task<std::invoke_result_t<const Work&, connection&>> read(Work work) {
        return perform(&writer::submit_read, std::move(work));
    }

    /// Does work that is durable when the task completes; by then the connection has settled too.
    /// Throws store_failure when too much is
    /// waiting.
    template <class Work>
    task<std::invoke_result_t<const Work&, connection&>> write(Work work) {
        return perform(&writer::submit_write, std::move(work));
    }

    /// Durable commits so far. Callable from any thread.
    std::uint64_t commits() const;

    /// Whether the latest writes failed all together: nobody knows then whether the disk takes any.
    /// Callable from any thread.
    bool has_failed() const;

    /// What waits now. Callable from any thread.
    writer_load load() const;

 private:
    using job = std::function<void(connection&)>;

    template <class Work>
    task<std::invoke_result_t<const Work&, connection&>> perform(task<void> (writer::*submit)(job),
                                                                 Work work) {
        const auto value =
            std::make_shared<std::optional<std::invoke_result_t<const Work&, connection&>>>();
        co_await (this->*submit)([work = std::move(work), value](connection& database) {
            value->emplace(std::as_const(work)(database));
        });
        co_return std::move(**value);
    }

    task<void> submit_read(job work);
    task<void> submit_write(job work);

    class loop;
    std::unique_ptr<loop> loop_;
};

}  // namespace coach::storage
