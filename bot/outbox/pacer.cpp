#include "bot/outbox/pacer.hpp"

#include <algorithm>
#include <cmath>

namespace coach::bot {

namespace {

using minutes = std::chrono::duration<double, std::ratio<60>>;

constexpr std::size_t most_remembered = 4096;

}  // namespace

pacer::pacer(outbox_pace pace)
    : pace_(pace),
      messages_{.a_minute = pace.messages_a_minute, .tokens = pace.burst},
      homes_{.a_minute = pace.homes_a_minute, .tokens = pace.burst} {}

pacer::bucket& pacer::bucket_of(const outgoing& what) {
    return what.kind == outgoing_kind::home ? homes_ : messages_;
}

void pacer::fill(bucket& one, time now) const {
    if (one.filled != time{}) {
        const minutes passed = now - one.filled;
        one.tokens = std::min(pace_.burst, one.tokens + passed.count() * one.a_minute);
    }
    one.filled = now;
}

pacer::duration pacer::wait(const outgoing& what, time now) {
    auto& from = bucket_of(what);
    fill(from, now);
    const double floor = lane_of(what.kind) == outbox_lane::bulk ? pace_.kept_for_interactive : 0;
    const double lacking = std::max(0.0, floor + 1 - from.tokens);
    auto out = std::chrono::ceil<duration>(minutes{lacking / from.a_minute});
    out = std::max(out, from.held_until - now);
    if (what.kind != outgoing_kind::home) {
        const auto last = last_.find(what.to);
        if (last != last_.end()) out = std::max(out, last->second + pace_.between_messages - now);
    }
    return std::max(out, duration::zero());
}

void pacer::count(const outgoing& what, time now) {
    auto& from = bucket_of(what);
    fill(from, now);
    from.tokens -= 1;
    if (what.kind == outgoing_kind::home) return;
    if (last_.size() >= most_remembered) forget_old(now);
    last_[what.to] = now;
}

void pacer::hold(const outgoing& what, duration wait, time now) {
    auto& until = bucket_of(what).held_until;
    until = std::max(until, now + wait);
}

void pacer::forget_old(time now) {
    std::erase_if(last_,
                  [&](const auto& each) { return each.second + pace_.between_messages <= now; });
}

}  // namespace coach::bot
