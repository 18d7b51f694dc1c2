#pragma once

#include "sandbox/events/inner_events.hpp"
#include "sandbox/models.hpp"
#include "sandbox/moment.hpp"
#include "sandbox/socket_mode/delivery.hpp"
#include "sandbox/workspace/workspace.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace coach::sandbox {

/// The Events API over Socket Mode (slack-platform 1.6 to 1.8): tells the app what it subscribes
/// to. What it does not acknowledge in time comes again at once, a minute after that, and five
/// minutes after that, with the same `event_id` in a new envelope; then it is lost. What finds no
/// socket waits for one, an hour at most, and comes as a retry. Not thread-safe.
class event_feed {
 public:
    using time_point = std::chrono::steady_clock::time_point;

    /// `all` must outlive this.
    explicit event_feed(models& all) : all_(all) {}

    /// Where `app_home_opened` takes the published view from; without it there is none.
    void show_home_with(home_source home) { home_ = std::move(home); }

    /// Sends the events of a happening that the app hears of.
    void tell(const happening& what, moment now);

    /// Notes how an envelope ended; those of others are ignored.
    void settle(const delivery_outcome& outcome, moment now);

    /// Sends what is due.
    void tick(moment now);

    /// When `tick` is next worth calling; nothing while nothing waits for a time.
    std::optional<time_point> next_deadline() const;

 private:
    /// One event on its way.
    struct delivering {
        nlohmann::json payload;
        int attempt = 0;  ///< `retry_attempt` of the next envelope
        time_point first_sent;
        time_point due;
    };

    void send(delivering event, moment now);
    bool exceeds_rate(moment now);

    models& all_;
    home_source home_ = [](std::string_view) { return nlohmann::json(); };
    std::map<std::string, delivering, std::less<>> under_way_;  ///< by envelope id
    std::vector<delivering> waiting_;                           ///< in the order of happening
    time_point hour_start_{};
    std::size_t sent_this_hour_ = 0;
    time_point limited_until_{};
};

}  // namespace coach::sandbox
