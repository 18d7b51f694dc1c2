#pragma once

#include "core/store.hpp"

#include <chrono>
#include <cstddef>

namespace coach::testing {

/// What is to be simulated: many people whose prompt is due in the same minute.
struct burst_plan {
    std::size_t people = 1000;
    std::size_t crashes =
        0;  ///< of the app, spread over the burst; each at another place in its work
};

/// What came of it, in virtual time.
struct burst_result {
    std::size_t lost = 0;                        ///< people who got nothing
    std::size_t doubled = 0;                     ///< people who got it more than once
    std::size_t searches = 0;                    ///< for what may have been sent
    std::size_t most_held = 0;                   ///< things in memory at the same time
    double most_a_minute = 0;                    ///< messages, in the busiest minute
    std::chrono::milliseconds drained{};         ///< from the due minute to the last prompt
    std::chrono::milliseconds longest_answer{};  ///< for who was waited for, in the middle of it
};

/// Runs the scheduler and the outbox on that store, which is empty, against a Slack that takes
/// 150 ms for each call, with a clock of its own: hours pass in seconds.
burst_result simulate_burst(store& people, const burst_plan& plan);

}  // namespace coach::testing
