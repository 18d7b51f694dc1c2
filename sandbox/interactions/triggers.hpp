#pragma once

#include "sandbox/random_source.hpp"

#include <chrono>
#include <map>
#include <string>
#include <string_view>

namespace coach::sandbox {

/// What became of a trigger id that an app wants to use.
enum class trigger_state { valid, expired, exchanged, unknown };

/// What an interaction was that a trigger came from.
struct trigger_origin {
    std::string person;
    std::string channel{};  ///< where the person was; empty where that was no conversation
    std::string view_id{};  ///< of the modal that it came from, or empty
};

/// The result of looking up a trigger id.
struct trigger_lookup {
    trigger_state state = trigger_state::unknown;
    trigger_origin from{};
};

/// The trigger ids of interactions: each may be exchanged once, within 3 s (slack-platform 1.7).
class triggers {
 public:
    using time_point = std::chrono::steady_clock::time_point;

    /// `random` must outlive this.
    triggers(random_source& random, std::chrono::milliseconds lifetime)
        : random_(random), lifetime_(lifetime) {}

    /// A trigger for one interaction.
    std::string issue(trigger_origin from, time_point now);

    /// What became of a trigger. Does not use it up.
    trigger_lookup find(std::string_view trigger_id, time_point now) const;

    /// Uses the trigger up if it is valid, and says why not otherwise.
    trigger_state exchange(std::string_view trigger_id, time_point now);

 private:
    struct entry {
        trigger_origin from;
        time_point expiry;
        bool exchanged{};
    };

    random_source& random_;
    std::chrono::milliseconds lifetime_;
    std::map<std::string, entry, std::less<>> entries_;
};

}  // namespace coach::sandbox
