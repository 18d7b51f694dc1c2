#pragma once

#include "bot/routing/answer_sender.hpp"
#include "bot/routing/identity.hpp"
#include "bot/routing/reply_channel.hpp"
#include "bot/routing/request.hpp"
#include "bot/routing/services.hpp"
#include "bot/slack/frames.hpp"
#include "bot/views/message.hpp"
#include "core/task.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string_view>

namespace coach::bot {

/// How the dispatcher paces itself.
struct dispatcher_options {
    /// After this long an unanswered request is acknowledged empty and answered later through its
    /// response URL. Slack gives up after 3 s.
    std::chrono::milliseconds patience{2500};
    /// Requests served at the same time; more are asked to come back.
    std::size_t most_in_flight = 512;
    /// Called when a request has been served: something may wait in the outbox.
    std::function<void()> served{};
    /// Called once for each envelope: how it ended, a name that lives as long as the program.
    /// "served", "refused" (not a member, too much at once, unknown), "unsaved" (the store failed),
    /// "failed" (a fault of ours) or "unreadable".
    std::function<void(std::string_view outcome)> ended{};
};

/// Takes envelopes from the socket, has a handler serve each in a coroutine of its own, and sees
/// to it that every one is acknowledged once and answered. What a handler throws ends that request
/// alone. Lives on one executor, the network thread's; nothing here locks.
class dispatcher {
 public:
    /// `replies` and what `with` refers to must outlive the dispatcher and its last request.
    dispatcher(boost::asio::any_io_executor executor, services with, installation here,
               reply_channel& replies, dispatcher_options options = {});
    dispatcher(const dispatcher&) = delete;
    dispatcher& operator=(const dispatcher&) = delete;
    ~dispatcher() = default;

    /// Begins to serve the envelope and returns at once.
    void dispatch(slack::envelope arrived);

    /// Completes when nothing is in flight any more, or after `limit`.
    task<void> drain(std::chrono::milliseconds limit);

    std::size_t in_flight() const;

 private:
    struct traffic;
    class flight;

    void count(std::string_view outcome) const;
    task<void> serve(slack::envelope arrived);
    task<answer> answer_to(const request& asked);
    task<answer> guarded(const request& asked);

    boost::asio::any_io_executor executor_;
    services with_;
    installation here_;
    reply_channel& replies_;
    answer_sender answers_;
    dispatcher_options options_;
    std::shared_ptr<traffic> traffic_;
};

}  // namespace coach::bot
