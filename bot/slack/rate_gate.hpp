#pragma once

#include <algorithm>
#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace coach::slack {

/// Remembers what Slack's Retry-After said, per method and, for posting, per channel. Pure: it
/// neither waits nor reads a clock.
class rate_gate {
 public:
    using time = std::chrono::steady_clock::time_point;

    /// When this method may be called next, `now` if at once. An empty channel asks for the method
    /// as a whole.
    time earliest(std::string_view method, std::string_view channel, time now) const {
        const auto whole = until(method, {}, now);
        return channel.empty() ? whole : std::max(whole, until(method, channel, now));
    }

    /// Slack answered 429. An empty channel closes the method as a whole.
    void limited(std::string_view method, std::string_view channel, time now,
                 std::chrono::seconds retry_after) {
        std::erase_if(closed_, [&](const auto& entry) { return entry.second <= now; });
        auto& end = closed_[{std::string(method), std::string(channel)}];
        end = std::max(end, now + retry_after);
    }

 private:
    time until(std::string_view method, std::string_view channel, time now) const {
        const auto found = closed_.find({std::string(method), std::string(channel)});
        return found == closed_.end() ? now : std::max(now, found->second);
    }

    std::map<std::pair<std::string, std::string>, time> closed_;
};

}  // namespace coach::slack
