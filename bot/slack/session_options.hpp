#pragma once

#include <chrono>
#include <cstddef>

namespace coach::slack {

/// The times and bounds of a Socket Mode session; the defaults are for Slack itself
/// (slack-platform.md 1.4, 1.5 and 2).
struct session_options {
    using duration = std::chrono::milliseconds;

    std::size_t target = 2;   ///< connections to keep live
    std::size_t ceiling = 4;  ///< never more at once, old and new together

    duration stagger = std::chrono::seconds{5};        ///< between a hello and the next opening
    duration ticket_limit = std::chrono::seconds{15};  ///< for apps.connections.open
    duration connect_limit = std::chrono::seconds{15};
    duration hello_limit = std::chrono::seconds{30};
    duration drain_limit = std::chrono::seconds{30};  ///< an old connection is read this long
    duration close_limit = std::chrono::seconds{5};   ///< for the peer to answer a close

    duration ping_interval = std::chrono::seconds{12};
    duration silence_limit = std::chrono::seconds{70};  ///< dead without any inbound byte
    duration suspect_limit = std::chrono::seconds{10};  ///< the same, after a sleep of the machine
    duration jump = std::chrono::seconds{10};  ///< clocks that differ by this much mean a sleep

    duration first_delay = std::chrono::milliseconds{500};  ///< backoff, before jitter
    duration longest_delay = std::chrono::seconds{60};
    duration stable_after = std::chrono::seconds{60};   ///< live this long resets the backoff
    duration probe_at_least = std::chrono::minutes{5};  ///< while halted
    duration probe_at_most = std::chrono::minutes{15};

    duration stop_drain = std::chrono::seconds{3};           ///< for handlers to acknowledge
    duration stop_limit = std::chrono::milliseconds{4'500};  ///< for all of stopping

    std::size_t most_in_flight = 1'024;  ///< dispatched and not acknowledged
    std::size_t remembered_acks = 256;   ///< answered again from memory
    std::size_t remembered_bytes = 1'048'576;
};

}  // namespace coach::slack
