#pragma once

#include <algorithm>
#include <chrono>
#include <functional>
#include <utility>

namespace coach::slack {

/// A number drawn from [0, 1); random in production, chosen in tests.
using jitter = std::function<double()>;

/// Full-jitter exponential backoff: each wait is drawn from zero to a bound that doubles with every
/// failure (slack-platform.md 2, "first retry within 1 s").
class backoff {
 public:
    using duration = std::chrono::milliseconds;

    /// The bound starts at `first` and stops growing at `longest`.
    backoff(duration first, duration longest, jitter draw)
        : first_(first), longest_(longest), draw_(std::move(draw)) {}

    /// Counts a failure and returns how long to wait before the next try.
    duration next() {
        auto bound = first_;
        for (unsigned i = 0; i < failures_ && bound < longest_; ++i) bound *= 2;
        ++failures_;
        const auto limit = static_cast<double>(std::min(bound, longest_).count());
        return duration{static_cast<duration::rep>(limit * draw_())};
    }

    /// Forgets the failures: the connection proved stable.
    void reset() { failures_ = 0; }

    /// Failures since the last reset.
    unsigned failures() const { return failures_; }

 private:
    duration first_;
    duration longest_;
    jitter draw_;
    unsigned failures_ = 0;
};

}  // namespace coach::slack
