#pragma once

#include "bot/ops/backup_folder.hpp"
#include "bot/ops/metrics.hpp"
#include "core/clock.hpp"
#include "core/task.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>

#include <chrono>
#include <exception>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>

namespace coach::bot {

/// How the database is copied into a file that does not exist yet. Called on another thread than
/// the network's.
struct database_copier {
    /// Does it, or throws; also where it is asked to stop.
    std::function<void(const std::filesystem::path& to, std::stop_token stop)> copy{};

    /// As ops::backup_maker says.
    std::function<void(const std::filesystem::path& to)> discard{};
};

/// Makes backups while the app runs, on a thread of its own that holds up nobody. A failure is one
/// line of the log and is tried again after `again`. Lives on one executor, the network thread's.
class backup_keeper {
 public:
    /// Without a plan it makes none until set_plan(). `time` must outlive this.
    backup_keeper(boost::asio::any_io_executor executor, const clock& time, database_copier copier,
                  std::optional<ops::backup_plan> plan);
    backup_keeper(const backup_keeper&) = delete;
    backup_keeper& operator=(const backup_keeper&) = delete;
    ~backup_keeper();

    /// How often it looks whether one is due, and how long it waits after one that failed.
    static constexpr std::chrono::seconds poll{30};
    static constexpr std::chrono::minutes again{10};

    /// Works until stop(). Call once.
    task<void> run();
    void stop();

    /// Makes one if it is due; what run() does again and again.
    task<void> step();

    /// What holds from now on; nothing: no more backups.
    void set_plan(std::optional<ops::backup_plan> plan);

    /// How it went, as of the last look at the folder; nothing where there is no plan. Does not
    /// look itself, because the folder's disk may hang. On the executor.
    std::optional<ops::backup_figures> figures() const;

 private:
    /// What the worker found and did.
    struct look {
        std::optional<ops::kept_backup> made{};
        std::optional<timestamp> newest{};  ///< there is, afterwards
        std::exception_ptr failure{};
    };

    static task<look> work(ops::backup_plan plan, timestamp now, database_copier copier,
                           std::stop_token stop);
    void note_made(const ops::kept_backup& made);
    void note_failure(const std::exception_ptr& failure, timestamp now);

    boost::asio::any_io_executor executor_;
    const clock& time_;
    database_copier copier_;
    std::optional<ops::backup_plan> plan_;
    boost::asio::steady_timer timer_;
    std::stop_source stopping_;
    ops::backup_figures figures_;
    std::optional<timestamp> failed_at_;
    boost::asio::thread_pool worker_{1};
};

}  // namespace coach::bot
