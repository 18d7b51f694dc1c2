#pragma once

#include "storage/connection.hpp"
#include "storage/paced_writing.hpp"

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>

namespace coach::storage {

/// Lengths of a write-ahead log, in pages of 4 KiB. A commit that is alone writes about ten.
struct log_lengths {
    int copied = 4096;     ///< from here on the log is copied in the background
    int hurried = 8192;    ///< with so many left to copy, or twice that in all, as fast as can be
    int finished = 32768;  ///< from here on the thread that writes copies all that is left
    int few = 64;          ///< no more is left than a person would notice
    int together = 16;     ///< copied in the background between two rests
};

/// Copies what the write-ahead log of a database has grown to into the database, on a thread and a
/// connection of its own, so that no commit waits for the pages that this writes here and there,
/// and at a pace that leaves the disk to the commits while they do not come faster than that.
/// SQLite begins the log anew only where nothing of it is left to copy, so the thread that writes
/// copies the last few pages, and all that is left of a log that has become very long; see
/// https://www.sqlite.org/wal.html#ckpt.
///
/// SQLite before 3.51.3 loses commits where one connection begins a checkpoint of a log that is
/// copied already while another commits, and so begins the log anew
/// (https://www.sqlite.org/wal.html#walresetbug). This keeps its own two connections away from
/// that; other processes on the file can still meet it. The thread is woken, and goes on, only
/// where something is left to copy, and every other checkpoint takes the wish back. Nothing but its
/// own checkpoint can make the log one that may begin anew.
///
/// A checkpoint that fails, or that a reader is in the way of, is tried again after a later commit.
class checkpointer {
 public:
    /// Takes over the checkpoints of the connection, which outlives this and stays with its thread.
    explicit checkpointer(connection& database, log_lengths lengths = {});
    checkpointer(const checkpointer&) = delete;
    checkpointer& operator=(const checkpointer&) = delete;

    /// Ends the thread, after what it was woken for and what came meanwhile.
    ~checkpointer();

    /// Settles the connection, with no other checkpoint in its way. To be called after each commit
    /// by the thread that uses the connection, and outside of a transaction.
    void settle() noexcept;

    /// Whether the connection could not be settled so far.
    bool has_to_settle() const { return database_.empties_log(); }

    /// Sees to it that the log does not grow for ever. To be called likewise, when nobody waits.
    void shorten_log() noexcept;

 private:
    void run();
    std::optional<int> copy_in_background() noexcept;
    /// Afterwards no other checkpoint is under way or wanted, for as long as the lock is held.
    void wait_for_background(std::unique_lock<std::mutex>& lock);
    bool note(std::optional<int> copied);

    connection& database_;
    log_lengths lengths_;
    std::filesystem::path file_;
    pace pace_;
    int log_pages_ = 0;              ///< after the latest commit
    std::optional<connection> own_;  ///< of the thread, and so is what follows
    std::optional<paced_writing> paced_;
    std::mutex mutex_;  ///< of what follows; the connection's thread holds it while it copies
    std::condition_variable changed_;
    int known_pages_ = 0;  ///< in the log, when its length was looked at last
    int copied_pages_ = 0;
    bool wanted_ = false;
    bool copying_ = false;  ///< in the background
    bool awaited_ = false;  ///< the connection's thread waits for that, and copies the rest itself
    bool closing_ = false;
    std::thread thread_;
};

}  // namespace coach::storage
