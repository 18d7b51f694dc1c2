#pragma once

#include "storage/connection.hpp"

#include <sqlite3.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace coach::storage {

/// Whether there is time. Callable from any thread.
class pace {
 public:
    using duration = std::chrono::steady_clock::duration;

    pace() = default;
    pace(const pace&) = delete;
    pace& operator=(const pace&) = delete;
    virtual ~pace() = default;

    /// From now on there is none, or there is again. Ends a rest.
    void hurry(bool hurries);

    bool hurries() const { return hurries_; }

    /// Waits that long, or until somebody is in a hurry.
    virtual void rest(duration lasting);

 private:
    std::atomic<bool> hurries_ = false;
    std::mutex resting_;
    std::condition_variable changed_;
};

/// Keeps what a connection writes into its database's file from crowding the disk, so that nobody
/// who syncs something else waits for thousands of pages: while there is time, it waits after every
/// few pages until they are on the disk, and then leaves the disk alone three times as long. What
/// goes to the log is written as before. A sync that fails is an error of the writing.
class paced_writing {
 public:
    /// `together` is how many pages are written between two rests. The connection, whose thread
    /// this belongs to, and the pace must live longer.
    paced_writing(connection& database, int together, pace& how);
    paced_writing(const paced_writing&) = delete;
    paced_writing& operator=(const paced_writing&) = delete;
    ~paced_writing();

 private:
    /// How the file is treated: as before, but for writing.
    struct methods {
        sqlite3_io_methods ours;
        paced_writing* self;
    };

    static int write_paced(sqlite3_file* file, const void* data, int size, sqlite3_int64 offset);
    int write(const void* data, int size, sqlite3_int64 offset);
    int sync();

    sqlite3_file& file_;
    const sqlite3_io_methods* before_;
    methods methods_;
    int together_;
    pace& how_;
    int written_ = 0;  ///< pages since the latest rest
    std::chrono::steady_clock::time_point began_;
};

}  // namespace coach::storage
