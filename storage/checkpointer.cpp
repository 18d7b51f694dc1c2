#include "storage/checkpointer.hpp"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <chrono>

namespace coach::storage {

namespace {

int note_length(void* into, sqlite3* /*database*/, const char* /*schema*/, int pages) {
    *static_cast<int*>(into) = pages;
    return SQLITE_OK;
}

/// Says how many pages of the log the database has by now.
int copy_log(connection& database) {
    int in_log = 0;
    int copied = 0;
    ::sqlite3_wal_checkpoint_v2(database.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, &in_log,
                                &copied);
    return copied;
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
        const std::scoped_lock alone(checkpoints_);
        closing_ = true;
    }
    changed_.notify_one();
    thread_.join();
}

void checkpointer::settle() noexcept {
    if (!has_to_settle()) return database_.settle();
    pace_.hurry(true);
    const std::scoped_lock alone(checkpoints_);
    pace_.hurry(false);
    wanted_ = false;
    database_.settle();
}

void checkpointer::shorten_log() noexcept {
    pace_.hurry(log_pages_ >= lengths_.hurried);
    if (log_pages_ < lengths_.copied) return;
    const int copied = copied_pages_;
    const bool began_anew = log_pages_ < copied;
    const int left = began_anew ? log_pages_ : log_pages_ - copied;
    const bool is_too_long = log_pages_ >= lengths_.finished;
    std::unique_lock alone(checkpoints_, std::defer_lock);
    if (is_too_long) {
        alone.lock();
    } else if (!alone.try_lock()) {
        return;
    }
    wanted_ = left > lengths_.few && !is_too_long;
    if (wanted_) {
        changed_.notify_one();
    } else {
        copied_pages_ = copy_log(database_);
    }
}

void checkpointer::open_own() {
    if (!own_) own_.emplace(open(file_));
    if (!paced_) paced_.emplace(*own_, lengths_.together, pace_);
}

void checkpointer::copy_in_background() noexcept {
    try {
        open_own();
        copied_pages_ = copy_log(*own_);
    } catch (const SQLite::Exception&) {
        return;
    }
}

void checkpointer::run() {
    std::unique_lock alone(checkpoints_);
    while (true) {
        changed_.wait(alone, [this] { return closing_ || wanted_; });
        if (!wanted_) return;
        wanted_ = false;
        copy_in_background();
    }
}

}  // namespace coach::storage
