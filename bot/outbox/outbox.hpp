#pragma once

#include "bot/outbox/letters.hpp"
#include "bot/outbox/pacer.hpp"
#include "bot/outbox/verdict.hpp"
#include "bot/routing/services.hpp"
#include "core/outbox.hpp"
#include "core/task.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace coach::bot {

/// How the outbox works.
struct outbox_options {
    outbox_pace pace{};
    outbox_patience patience{};
    std::size_t batch = 25;  ///< that are held at a time, by each worker
    std::chrono::seconds lease{90};
    /// No try begins when less of the lease is left: a call to Slack takes up to its deadline.
    std::chrono::seconds lease_margin{60};
    /// How often the store is asked even if nothing wakes the outbox: other processes write to it
    /// as well, and clocks are set.
    std::chrono::milliseconds poll{1000};
    /// Told of everything that ended; for metrics.
    std::function<void(outgoing_kind, outgoing_fate)> on_end{};
};

/// Draws somebody's Home and publishes it.
using home_drawer = std::function<task<sending>(person_id)>;

/// Sends what waits in the store: each lane by workers of its own, so that no burst holds up who
/// waits for an answer, all at a pace that Slack takes. Lives on one executor, the network
/// thread's.
class outbox {
 public:
    using time = pacer::time;
    using duration = pacer::duration;

    /// What `with` refers to must outlive the outbox.
    outbox(boost::asio::any_io_executor executor, services with, home_drawer draw_home,
           outbox_options options = {});
    outbox(const outbox&) = delete;
    outbox& operator=(const outbox&) = delete;
    ~outbox();

    /// Works until stop(), and returns when what was begun has ended and the rest was given back.
    /// Call once.
    task<void> run();

    /// Something may be waiting. Who wakes it often has it look at most every 20 ms. Callable on
    /// the executor only, as stop().
    void wake();
    void stop();

    /// What one worker holds.
    struct hand {
        outbox_lane lane{};
        std::deque<claimed_outgoing> held{};
        timestamp lease_ends{};
    };

    /// One step of a worker: takes what is due, or sends one thing. Returns how long it has nothing
    /// to do; zero where it has. What run() does again and again; tests and simulations step it
    /// with times of their own.
    task<duration> step(hand& worker, time now);

    /// Gives back what the worker holds.
    task<void> give_back(hand& worker);

 private:
    void look();
    void look_soon();
    task<void> work(hand worker);
    task<duration> take(hand& worker);
    task<void> spare_the_quiet(hand& worker);
    task<void> send_first(hand& worker, time now);
    task<std::optional<sending>> find_earlier(const claimed_outgoing& held);
    task<std::string> place_of(const outgoing& what);
    task<std::optional<person_id>> find_asker(const outgoing& what, const settlement& end);
    template <class Letter>
    task<void> note_shown(const claimed_outgoing& held, const Letter& written,
                          const sending& result);
    task<verdict> deliver(const claimed_outgoing& held, timestamp lease_ends, time now);
    task<sending> transmit(const claimed_outgoing& held, letter written, time now);
    task<void> record(claimed_outgoing held, verdict end);
    void note_result(const outgoing& what, const sending& result, time now);

    boost::asio::any_io_executor executor_;
    services with_;
    home_drawer draw_home_;
    outbox_options options_;
    pacer pacer_;
    unsigned failures_in_row_ = 0;
    bool stopping_ = false;
    time next_look_{};
    bool will_look_ = false;
    boost::asio::steady_timer look_again_;
    std::vector<boost::asio::steady_timer*> sleeping_;
    std::mt19937_64 random_{std::random_device{}()};
};

}  // namespace coach::bot
