#pragma once

#include "sandbox/random_source.hpp"

#include <chrono>
#include <map>
#include <string>
#include <string_view>

namespace coach::sandbox {

/// The tickets in the addresses that `apps.connections.open` hands out: each opens one socket, once
/// (slack-platform 1.1), within a lifetime (how long Slack's live is not documented).
class tickets {
 public:
    using time_point = std::chrono::steady_clock::time_point;

    /// `random` must outlive this.
    tickets(random_source& random, std::chrono::milliseconds lifetime)
        : random_(random), lifetime_(lifetime) {}

    /// A new ticket.
    std::string issue(time_point now);

    /// Whether the ticket was issued, is unused and not too old. It is used up by asking.
    bool redeem(std::string_view ticket, time_point now);

 private:
    random_source& random_;
    std::chrono::milliseconds lifetime_;
    std::map<std::string, time_point, std::less<>> expiries_;
};

}  // namespace coach::sandbox
