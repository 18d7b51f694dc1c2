#include "storage/writer.hpp"

#include "core/store/unit_of_work.hpp"
#include "storage/checkpointer.hpp"
#include "storage/failure.hpp"
#include "storage/transaction.hpp"
#include "storage/waiting.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace coach::storage {

namespace {

struct entry {
    std::function<void(connection&)> work;
    std::shared_ptr<waiter> caller;
    std::exception_ptr failure;
    std::chrono::steady_clock::time_point since = std::chrono::steady_clock::now();
};

using queue = std::deque<entry>;
using batch = std::vector<entry>;

batch take(queue& waiting, std::size_t limit) {
    const auto count = static_cast<std::ptrdiff_t>(std::min(limit, waiting.size()));
    const auto end = waiting.begin() + count;
    batch out(std::move_iterator(waiting.begin()), std::move_iterator(end));
    waiting.erase(waiting.begin(), end);
    return out;
}

void attempt(entry& one, connection& database) {
    try {
        one.work(database);
    } catch (...) {
        one.failure = as_failure(std::current_exception());
    }
}

/// Marks what has not failed by itself as failed.
void fail_all(batch& jobs, const std::exception_ptr& why) {
    for (auto& one : jobs) {
        if (!one.failure) one.failure = why;
    }
}

void finish_all(batch& jobs) {
    for (auto& one : jobs) one.caller->finish(std::move(one.failure));
}

void run_reads(batch& jobs, connection& database) {
    try {
        const transaction snapshot(database, transaction_kind::reading);
        for (auto& one : jobs) attempt(one, database);
    } catch (...) {
        fail_all(jobs, as_failure(std::current_exception()));
    }
}

/// Does one of several jobs in a transaction; throws if its failure ended the transaction.
void attempt_alone(entry& one, connection& database) {
    {
        savepoint part(database);
        attempt(one, database);
        if (!one.failure) part.keep();
    }
    if (!database.in_transaction()) std::rethrow_exception(one.failure);
}

/// Does all in one transaction, and nothing where one of them fails; says whether none has.
bool attempt_together(batch& jobs, connection& database) {
    for (auto& one : jobs) {
        attempt(one, database);
        if (one.failure) return false;
    }
    return true;
}

/// Whether all were done and committed. A failure of one leaves the others to be done again, apart.
bool run_together(batch& jobs, connection& database) {
    transaction shared(database, transaction_kind::writing);
    if (!attempt_together(jobs, database)) return false;
    shared.commit();
    return true;
}

/// A savepoint for each, so that what fails is undone alone. That costs more than the jobs
/// themselves: at each savepoint the search index writes out all that it holds.
void run_apart(batch& jobs, connection& database) {
    for (auto& one : jobs) one.failure = nullptr;
    transaction shared(database, transaction_kind::writing);
    for (auto& one : jobs) attempt_alone(one, database);
    shared.commit();
}

/// Whether anything was committed.
bool run_writes(batch& jobs, connection& database) {
    try {
        if (run_together(jobs, database)) return true;
        if (jobs.size() == 1) return false;
        run_apart(jobs, database);
        return true;
    } catch (...) {
        fail_all(jobs, as_failure(std::current_exception()));
        return false;
    }
}

/// Wakes the writer's thread. Outlives the writer where a caller's executor still holds a ring.
struct bell {
    std::mutex mutex;
    std::condition_variable changed;
    bool will_ring = false;
};

/// Rings at its end.
class ring {
 public:
    explicit ring(std::shared_ptr<bell> rung) : bell_(std::move(rung)) {}
    ring(const ring&) = delete;
    ring& operator=(const ring&) = delete;
    ~ring() {
        {
            const std::scoped_lock lock(bell_->mutex);
            bell_->will_ring = false;
        }
        bell_->changed.notify_one();
    }

 private:
    std::shared_ptr<bell> bell_;
};

}  // namespace

class writer::loop {
 public:
    loop(connection database, writer_limits limits)
        : database_(std::move(database)),
          checkpoints_(database_),
          limits_(limits),
          thread_([this] { run(); }) {}

    loop(const loop&) = delete;
    loop& operator=(const loop&) = delete;

    ~loop() {
        {
            const std::scoped_lock lock(bell_->mutex);
            closing_ = true;
        }
        bell_->changed.notify_one();
        thread_.join();
    }

    task<void> submit(queue loop::* lane, job work) {
        return wait_for(
            [this, lane, work = std::move(work)](std::shared_ptr<waiter> caller) mutable {
                if (!enqueue(this->*lane,
                             {.work = std::move(work), .caller = caller, .failure = nullptr})) {
                    caller->finish(std::make_exception_ptr(
                        store_failure("overloaded: too much waits for the database")));
                }
            });
    }

    std::uint64_t commits() const { return commits_; }
    bool has_failed() const { return has_failed_; }

    writer_load load() const {
        const std::scoped_lock lock(bell_->mutex);
        writer_load out{.waiting = reads.size() + writes.size(), .oldest = {}};
        const auto now = std::chrono::steady_clock::now();
        for (const auto* lane : {&reads, &writes}) {
            if (lane->empty()) continue;
            const auto waited = now - lane->front().since;
            out.oldest =
                std::max(out.oldest, std::chrono::floor<std::chrono::milliseconds>(waited));
        }
        return out;
    }

    queue reads;
    queue writes;

 private:
    /// The thread is woken when the caller's executor has nothing more to submit for now: waking
    /// it costs more than most reads, and what comes together shares a commit.
    bool enqueue(queue& lane, entry one) {
        const auto caller = one.caller;
        {
            const std::scoped_lock lock(bell_->mutex);
            if (reads.size() + writes.size() >= limits_.queue) return false;
            lane.push_back(std::move(one));
            if (std::exchange(bell_->will_ring, true)) return true;
        }
        caller->hold_for_now(std::make_shared<ring>(bell_));
        return true;
    }

    /// False when all is done and no more comes.
    bool wait_for_work(std::unique_lock<std::mutex>& lock) {
        const auto changes = [this] { return closing_ || !reads.empty() || !writes.empty(); };
        while (checkpoints_.has_to_settle() &&
               !bell_->changed.wait_for(lock, limits_.settle_again, changes)) {
            lock.unlock();
            checkpoints_.settle();
            lock.lock();
        }
        bell_->changed.wait(lock, changes);
        return !reads.empty() || !writes.empty();
    }

    void run() {
        std::unique_lock lock(bell_->mutex);
        while (true) {
            if (!wait_for_work(lock)) return;
            auto read_jobs = take(reads, limits_.batch);
            auto write_jobs = take(writes, limits_.batch);
            lock.unlock();
            serve(read_jobs, write_jobs);
            lock.lock();
        }
    }

    void serve(batch& read_jobs, batch& write_jobs) {
        if (!read_jobs.empty()) run_reads(read_jobs, database_);
        finish_all(read_jobs);
        if (!write_jobs.empty()) {
            has_failed_ = !run_writes(write_jobs, database_);
            if (!has_failed_) {
                ++commits_;
                checkpoints_.settle();
            }
        }
        finish_all(write_jobs);
        checkpoints_.shorten_log();
    }

    connection database_;
    checkpointer checkpoints_;
    writer_limits limits_;
    std::shared_ptr<bell> bell_ = std::make_shared<bell>();
    bool closing_ = false;
    std::atomic<std::uint64_t> commits_ = 0;
    std::atomic<bool> has_failed_ = false;
    std::thread thread_;
};

writer::writer(connection database, writer_limits limits)
    : loop_(std::make_unique<loop>(std::move(database), limits)) {}

writer::~writer() = default;

task<void> writer::submit_read(job work) {
    return loop_->submit(&loop::reads, std::move(work));
}

task<void> writer::submit_write(job work) {
    return loop_->submit(&loop::writes, std::move(work));
}

writer_load writer::load() const {
    return loop_->load();
}

std::uint64_t writer::commits() const {
    return loop_->commits();
}

bool writer::has_failed() const {
    return loop_->has_failed();
}

}  // namespace coach::storage
