#include "sandbox/events/event_feed.hpp"

#include "sandbox/events/event_payloads.hpp"
#include "sandbox/events/subscriptions.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace coach::sandbox {

namespace {

using namespace std::chrono_literals;

/// From a failure to the first, second and third retry.
constexpr std::array<std::chrono::seconds, 3> retry_delays{0s, 60s, 300s};
constexpr auto longest_wait = 1h;

}  // namespace

void event_feed::tell(const happening& what, moment now) {
    for (auto& inner : inner_events(all_, what, home_, now)) {
        if (!hears_of(all_, inner.subscription, inner.scope)) continue;
        if (exceeds_rate(now)) continue;
        auto payload = event_payload(all_, std::move(inner), now);
        send({.payload = std::move(payload), .first_sent = now.steady, .due = now.steady}, now);
    }
}

void event_feed::send(delivering event, moment now) {
    if (all_.wire.connections() == 0) {
        event.attempt = std::max(event.attempt, 1);
        waiting_.push_back(std::move(event));
        return;
    }
    auto id = all_.random.uuid();
    all_.wire.deliver({.id = id,
                       .type = "events_api",
                       .payload = event.payload,
                       .accepts_response_payload = false,
                       .retry_attempt = event.attempt},
                      now.steady);
    under_way_.emplace(std::move(id), std::move(event));
}

void event_feed::settle(const delivery_outcome& outcome, moment now) {
    auto ended = under_way_.extract(outcome.envelope_id);
    if (ended.empty() || outcome.end == delivery_end::acknowledged) return;
    auto& event = ended.mapped();
    const auto failures = static_cast<std::size_t>(event.attempt);
    if (failures >= retry_delays.size()) return;
    event.due = now.steady + retry_delays.at(failures);
    ++event.attempt;
    waiting_.push_back(std::move(event));
}

void event_feed::tick(moment now) {
    std::erase_if(waiting_, [&](const delivering& event) {
        return now.steady - event.first_sent > longest_wait;
    });
    if (all_.wire.connections() == 0) return;
    auto waiting = std::exchange(waiting_, {});
    for (auto& event : waiting) {
        if (event.due <= now.steady) {
            send(std::move(event), now);
        } else {
            waiting_.push_back(std::move(event));
        }
    }
}

std::optional<event_feed::time_point> event_feed::next_deadline() const {
    if (waiting_.empty() || all_.wire.connections() == 0) return std::nullopt;
    return std::ranges::min_element(waiting_, {}, &delivering::due)->due;
}

/// Counts an event; past the limit of the hour it is left out, and the app is told each minute.
bool event_feed::exceeds_rate(moment now) {
    if (now.steady - hour_start_ >= 1h) {
        hour_start_ = now.steady;
        sent_this_hour_ = 0;
    }
    if (++sent_this_hour_ <= all_.settings.most_events_per_hour) return false;
    if (now.steady < limited_until_) return true;
    limited_until_ = now.steady + 1min;
    auto payload = rate_limited_payload(all_, now);
    send({.payload = std::move(payload), .first_sent = now.steady, .due = now.steady}, now);
    return true;
}

}  // namespace coach::sandbox
