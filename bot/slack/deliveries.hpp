#pragma once

#include "bot/slack/frames.hpp"
#include "bot/slack/session_events.hpp"

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace coach::slack {

/// Bounds of what is remembered.
struct delivery_limits {
    std::size_t in_flight = 0;
    std::size_t acks = 0;
    std::size_t ack_bytes = 0;
};

/// Keeps account of envelopes, so that each is dispatched once and each delivery of it is answered:
/// Slack delivers at least once (slack-platform.md 1.7).
class deliveries {
 public:
    explicit deliveries(delivery_limits limits) : limits_(limits) {}

    /// What to do with an envelope that came in.
    enum class verdict {
        fresh,       ///< dispatch it
        in_flight,   ///< its handler is at work; the acknowledgement will answer this delivery too
        answered,    ///< acknowledged before: send remembered() again
        overloaded,  ///< no room; leave it for redelivery
    };

    /// Takes note of a delivery that came by connection `by`.
    verdict admit(const envelope& delivery, generation by);

    /// What admit() would say, without taking note of anything new; a delivery that is in flight is
    /// still noted to have come by `by`.
    verdict admit_known(const envelope& delivery, generation by);

    /// An acknowledgement ready to go out.
    struct settled {
        generation by;         ///< the connection that delivered last
        bool payload_dropped;  ///< it did not fit or was not accepted
    };

    /// Settles a delivery that is in flight: its text is remembered() from now on. None if there is
    /// no such delivery. The payload is JSON as text.
    std::optional<settled> settle(const std::string& id, const std::optional<std::string>& payload);

    /// The acknowledgement that was given to this envelope, or null; valid until the next settle().
    const std::string* remembered(const std::string& id) const;

    /// Keeps an acknowledgement's id while there is no connection to send it on.
    void hold(std::string id);

    /// Hands over the held ids, oldest first.
    std::vector<std::string> release();

    std::size_t in_flight() const { return in_flight_.size(); }

 private:
    struct pending {
        generation by;
        bool accepts_payload;
    };

    void remember(const std::string& id, std::string text);

    delivery_limits limits_;
    std::unordered_map<std::string, pending> in_flight_;
    std::unordered_map<std::string, std::string> acks_;
    std::deque<std::string> oldest_first_;
    std::size_t ack_bytes_ = 0;
    std::deque<std::string> held_;
};

}  // namespace coach::slack
