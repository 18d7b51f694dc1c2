#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace coach::sandbox {

/// How often a method may be called: Slack's tiers (slack-platform 3.1), or a rule of its own.
enum class rate_tier { one, two, three, four, special };

/// Counts the app's calls: each method by its tier (1, 20, 50 or 100 a minute), and one message a
/// second in each channel with bursts of five (slack-platform 3.1). That a quiet minute's calls may
/// all come at once, and the size of the burst, are ours. Pure: times are passed in.
class rate_limits {
 public:
    using time_point = std::chrono::steady_clock::time_point;

    /// Counts a call, or tells after how many whole seconds it may come again.
    std::optional<std::chrono::seconds> refuse_call(std::string_view method, rate_tier tier,
                                                    time_point now);

    /// Counts a message in a channel, or tells after how many whole seconds it may come again.
    std::optional<std::chrono::seconds> refuse_message(std::string_view channel, time_point now);

 private:
    /// So many at once, and one more each `interval`.
    struct allowance {
        double burst;
        std::chrono::duration<double> interval;
    };

    struct bucket {
        double tokens;
        time_point counted;
    };

    std::optional<std::chrono::seconds> take(const std::string& name, allowance allowed,
                                             time_point now);

    std::map<std::string, bucket, std::less<>> buckets_;
};

}  // namespace coach::sandbox
