#include "sandbox/web_api/rate_limits.hpp"

#include <algorithm>
#include <cmath>

namespace coach::sandbox {

namespace {

double calls_a_minute(rate_tier tier) {
    switch (tier) {
        case rate_tier::one:
            return 1;
        case rate_tier::two:
            return 20;
        case rate_tier::three:
            return 50;
        case rate_tier::four:
            return 100;
        case rate_tier::special:
            return 0;
    }
    return 0;
}

constexpr double message_burst = 5;

}  // namespace

std::optional<std::chrono::seconds> rate_limits::refuse_call(std::string_view method,
                                                             rate_tier tier, time_point now) {
    if (tier == rate_tier::special) return std::nullopt;
    const auto calls = calls_a_minute(tier);
    const std::chrono::duration<double> minute = std::chrono::minutes(1);
    return take("method " + std::string(method), {calls, minute / calls}, now);
}

std::optional<std::chrono::seconds> rate_limits::refuse_message(std::string_view channel,
                                                                time_point now) {
    return take("channel " + std::string(channel), {message_burst, std::chrono::seconds(1)}, now);
}

std::optional<std::chrono::seconds> rate_limits::take(const std::string& name, allowance allowed,
                                                      time_point now) {
    auto& level = buckets_.try_emplace(name, bucket{allowed.burst, now}).first->second;
    const std::chrono::duration<double> passed = now - level.counted;
    level.tokens = std::min(allowed.burst, level.tokens + passed / allowed.interval);
    level.counted = now;
    constexpr double whole = 1 - 1e-9;
    if (level.tokens < whole) {
        const auto wait = std::ceil((whole - level.tokens) * allowed.interval.count());
        return std::chrono::seconds(static_cast<long long>(wait));
    }
    level.tokens -= 1;
    return std::nullopt;
}

}  // namespace coach::sandbox
