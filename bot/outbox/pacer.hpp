#pragma once

#include "core/outbox.hpp"

#include <chrono>
#include <cstddef>
#include <map>
#include <string>

namespace coach::bot {

/// How fast things leave for Slack. Source: slack-platform.md 3.1: one message a second in each
/// channel, "several hundred" a minute in a workspace; views.publish is of tier 4, 100 a minute.
struct outbox_pace {
    double messages_a_minute = 300;
    double homes_a_minute = 90;
    double burst = 10;                ///< that may leave at once after a quiet time
    double kept_for_interactive = 5;  ///< of the burst, which bulk leaves alone
    std::chrono::milliseconds between_messages{1000};  ///< to the same person
};

/// Says when the next may leave, so that Slack need not refuse any. Pure: times are passed in.
class pacer {
 public:
    using time = std::chrono::steady_clock::time_point;
    using duration = std::chrono::steady_clock::duration;

    explicit pacer(outbox_pace pace);

    /// How long that one has to wait from now on; zero where it may leave.
    duration wait(const outgoing& what, time now);

    /// One has left.
    void count(const outgoing& what, time now);

    /// Slack asked to wait: nothing of that sort leaves for so long.
    void hold(const outgoing& what, duration wait, time now);

    /// Of how many people it is known when they got something last.
    std::size_t remembered() const { return last_.size(); }

 private:
    struct bucket {
        double a_minute;
        double tokens;
        time filled{};
        time held_until{};
    };

    bucket& bucket_of(const outgoing& what);
    void fill(bucket& one, time now) const;
    void forget_old(time now);

    outbox_pace pace_;
    bucket messages_;
    bucket homes_;
    std::map<person_id, time> last_;  ///< message to each person, while it matters
};

}  // namespace coach::bot
