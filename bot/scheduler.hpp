#pragma once

#include "bot/routing/services.hpp"
#include "core/clock.hpp"
#include "core/retention.hpp"
#include "core/store.hpp"
#include "core/task.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>

namespace coach::bot {

/// How the scheduler works.
struct scheduler_options {
    std::size_t batch = 200;  ///< people whose prompts are taken in one unit of work
    /// How often the store is asked at least: schedules change, clocks are set.
    std::chrono::milliseconds poll{1000};
    std::chrono::hours between_looks{6};  ///< at who is there, on vacation, in which time zone
    std::chrono::minutes after_failed_look{10};
    std::chrono::hours between_mends{1};            ///< of what lost keys of feedback leave behind
    std::chrono::milliseconds between_pages{3500};  ///< of members: users.list is of tier 2
    retention keeps{};                              ///< how long what has ended is kept
    std::chrono::hours between_clearings{1};        ///< of what has been kept for so long
    std::size_t cleared_at_once = 200;              ///< in one unit of work
};

/// Does what is due by itself: prompts and look backs go into the outbox, requests for feedback
/// close, what has been kept for long enough is deleted. Two of them on one store, by accident, do
/// nothing twice. Lives on one executor, the network thread's.
class scheduler {
 public:
    /// `added` is told when the outbox has something new. What `with` refers to must outlive this.
    scheduler(boost::asio::any_io_executor executor, services with, team_id team,
              std::function<void()> added, scheduler_options options = {});

    /// Works until stop(). Call once. Looks first at who is there, so that after an outage nobody
    /// who left meanwhile is asked anything.
    task<void> run();
    void stop();

    /// Takes the prompts that are due; returns whether there is more.
    task<bool> step();

    /// Closes the requests for feedback that are due, and tells who asked.
    task<void> close_feedback();

    /// Deletes what has been kept for longer than it is to be; says how many things.
    task<std::uint64_t> clear_old();

    /// Compares what is known of everybody who has prompts with what Slack says; false where Slack
    /// did not say all of it.
    task<bool> look_at_members();

 private:
    task<void> pause(std::chrono::milliseconds length);
    task<void> work();
    task<void> mend_feedback();
    using forgetter = task<std::uint64_t> (store::*)(timestamp before, std::size_t most);
    task<void> clear_if_time();
    task<std::uint64_t> clear(std::string_view what, timestamp before, forgetter forget);
    task<void> close_one(feedback_request each, timestamp now);

    boost::asio::any_io_executor executor_;
    services with_;
    team_id team_;
    std::function<void()> added_;
    scheduler_options options_;
    boost::asio::steady_timer timer_;
    timestamp looked_{};
    timestamp mended_{};
    timestamp cleared_{};
    bool stopping_ = false;
};

}  // namespace coach::bot
