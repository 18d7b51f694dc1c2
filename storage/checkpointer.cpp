#include "storage/checkpointer.hpp"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <chrono>
#include <utility>

namespace coach::storage {

namespace {

int note_length(void* into, sqlite3* /*database*/, const char* /*schema*/, int pages) {
    *static_cast<int*>(into) = pages;
    return SQLITE_OK;
}

/// Says how many pages of the log the database has by now; nothing where that failed.
std::optional<int> copy_log(connection& database) {
    int in_log = 0;
    int copied = 0;
    const int code = ::sqlite3_wal_checkpoint_v2(database.handle(), nullptr,
                                                 SQLITE_CHECKPOINT_PASSIVE, &in_log, &copied);
    return code == SQLITE_OK ? std::optional(copied) : std::nullopt;
}

/// Set up like the connection that writes, as far as a checkpoint goes.
connection open(const std::filesystem::path& file) {
    connection out(file, std::chrono::milliseconds{0});
    out.execute(R"(
        PRAGMA trusted_schema = OFF;
        PRAGMA synchronous = FULL;
        PRAGMA mmap_size = 0;
        PRAGMA cache_size = 0;
    )");
    return out;
}

}  // namespace

checkpointer::checkpointer(connection& database, log_lengths lengths)
    : database_(database),
      lengths_(lengths),
      file_(::sqlite3_db_filename(database.handle(), "main")),
      thread_([this] { run(); }) {
    ::sqlite3_wal_hook(database.handle(), &note_length, &log_pages_);
}

checkpointer::~checkpointer() {
    ::sqlite3_wal_hook(database_.handle(), nullptr, nullptr);
    pace_.hurry(true);
    {
        const std::scoped_lock lock(mutex_);
        closing_ = true;
    }
    changed_.notify_one();
    thread_.join();
}

void checkpointer::wait_for_background(std::unique_lock<std::mutex>& lock) {
    if (copying_) {
        pace_.hurry(true);
        awaited_ = true;
        changed_.wait(lock, [this] { return !copying_; });
        awaited_ = false;
        pace_.hurry(false);
    }
    wanted_ = false;
}

void checkpointer::settle() noexcept {
    if (!has_to_settle()) return database_.settle();
    std::unique_lock lock(mutex_);
    wait_for_background(lock);
    database_.settle();
}

/// What was copied before a failure stays copied. Says whether anything was copied since.
bool checkpointer::note(std::optional<int> copied) {
    return copied && std::exchange(copied_pages_, *copied) != *copied;
}

void checkpointer::shorten_log() noexcept {
    if (log_pages_ < lengths_.copied) return pace_.hurry(false);
    const bool is_too_long = log_pages_ >= lengths_.finished;
    std::unique_lock lock(mutex_);
    known_pages_ = log_pages_;
    const bool began_anew = known_pages_ < copied_pages_;
    const int left = began_anew ? known_pages_ : known_pages_ - copied_pages_;
    pace_.hurry(left >= lengths_.hurried || known_pages_ >= 2 * lengths_.hurried);
    if (copying_ && !is_too_long) return;
    wait_for_background(lock);
    wanted_ = left > lengths_.few && !is_too_long;
    if (wanted_) {
        changed_.notify_one();
    } else {
        note(copy_log(database_));
    }
}

std::optional<int> checkpointer::copy_in_background() noexcept {
    try {
        if (!own_) own_.emplace(open(file_));
        if (!paced_) paced_.emplace(*own_, lengths_.together, pace_);
        return copy_log(*own_);
    } catch (const SQLite::Exception&) {
        return std::nullopt;
    }
}

void checkpointer::run() {
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [this] { return closing_ || wanted_; });
        if (!wanted_) return;
        wanted_ = false;
        copying_ = true;
        lock.unlock();
        const auto copied = copy_in_background();
        lock.lock();
        const bool gets_on = note(copied);
        wanted_ = gets_on && !awaited_ && known_pages_ - copied_pages_ > lengths_.few;
        copying_ = false;
        changed_.notify_one();
    }
}

}  // namespace coach::storage
