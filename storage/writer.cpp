#include "storage/writer.hpp"

#include "core/store.hpp"
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

/// Whether anything was committed.
bool run_writes(batch& jobs, connection& database) {
    try {
        transaction shared(database, transaction_kind::writing);
        if (jobs.size() == 1) {
            jobs.front().work(database);
        } else {
            for (auto& one : jobs) attempt_alone(one, database);
        }
        shared.commit();
        return true;
    } catch (...) {
        fail_all(jobs, as_failure(std::current_exception()));
        return false;
    }
}

}  // namespace

class writer::loop {
 public:
    loop(connection database, writer_limits limits)
        : database_(std::move(database)), limits_(limits), thread_([this] { run(); }) {}

    loop(const loop&) = delete;
    loop& operator=(const loop&) = delete;

    ~loop() {
        {
            const std::scoped_lock lock(mutex_);
            closing_ = true;
        }
        changed_.notify_one();
        thread_.join();
    }

    task<void> submit(queue loop::* lane, job work) {
        return wait_for(
            [this, lane, work = std::move(work)](std::shared_ptr<waiter> caller) mutable {
                if (enqueue(this->*lane, {std::move(work), caller, nullptr})) return;
                caller->finish(std::make_exception_ptr(
                    store_failure("overloaded: too much waits for the database")));
            });
    }

    std::uint64_t commits() const { return commits_; }

    queue reads;
    queue writes;

 private:
    bool enqueue(queue& lane, entry one) {
        {
            const std::scoped_lock lock(mutex_);
            if (reads.size() + writes.size() >= limits_.queue) return false;
            lane.push_back(std::move(one));
        }
        changed_.notify_one();
        return true;
    }

    void run() {
        std::unique_lock lock(mutex_);
        while (true) {
            changed_.wait(lock, [this] { return closing_ || !reads.empty() || !writes.empty(); });
            if (reads.empty() && writes.empty()) return;
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
        if (!write_jobs.empty() && run_writes(write_jobs, database_)) {
            ++commits_;
            database_.settle();
        }
        finish_all(write_jobs);
    }

    connection database_;
    writer_limits limits_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool closing_ = false;
    std::atomic<std::uint64_t> commits_ = 0;
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

std::uint64_t writer::commits() const {
    return loop_->commits();
}

}  // namespace coach::storage
