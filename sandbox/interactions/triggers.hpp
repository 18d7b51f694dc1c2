#pragma once

#include "sandbox/random_source.hpp"

#include <chrono>
#include <map>
#include <string>
#include <string_view>

namespace coach::sandbox {

/// What became of a trigger id that an app wants to use.
enum class trigger_state { valid, expired, exchanged, unknown };

/// The trigger ids of interactions: each may be exchanged once, within 3 s (slack-platform 1.7).
class triggers {
 public:
    using time_point = std::chrono::steady_clock::time_point;

    /// `random` must outlive this.
    triggers(random_source& random, std::chrono::milliseconds lifetime)
        : random_(random), lifetime_(lifetime) {}

    /// A trigger for one interaction.
    std::string issue(time_point now);

    /// Uses the trigger up if it is valid, and says why not otherwise.
    trigger_state exchange(std::string_view trigger_id, time_point now);

 private:
    struct entry {
        time_point expiry;
        bool exchanged{};
    };

    random_source& random_;
    std::chrono::milliseconds lifetime_;
    std::map<std::string, entry, std::less<>> entries_;
};

}  // namespace coach::sandbox
