#pragma once

#include "bot/outbox/outbox.hpp"
#include "bot/routing/services.hpp"
#include "bot/scheduler.hpp"
#include "core/ids.hpp"
#include "core/retention.hpp"
#include "core/task.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <optional>

namespace coach::bot {

/// What goes on by itself beside the requests: the outbox, and the scheduler that fills it. Lives
/// on the network thread.
class background {
 public:
    /// What `with` refers to must outlive this.
    background(boost::asio::any_io_executor executor, services with, outbox_options options,
               retention keeps);

    /// Begins to work for that team. Call once.
    void begin(team_id team);

    /// Something may be waiting in the outbox.
    void wake() { sends_.wake(); }

    /// Begins nothing new.
    void stop();

    /// Whether nothing is under way: it has not begun, or what had begun has ended since stop().
    bool has_ended() const { return working_ == 0; }

    /// Stops, and completes when what had begun has ended, or after `limit`. What is
    /// not done then is found again by the next start.
    task<void> end(std::chrono::milliseconds limit);

 private:
    void spawn(task<void> work, const char* name);

    boost::asio::any_io_executor executor_;
    services with_;
    outbox sends_;
    retention keeps_;
    std::optional<scheduler> prompting_;
    int working_ = 0;
    boost::asio::steady_timer ended_;
};

}  // namespace coach::bot
