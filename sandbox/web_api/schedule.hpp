#pragma once

#include "sandbox/random_source.hpp"
#include "sandbox/workspace/workspace.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace coach::sandbox {

/// A message that is to be posted later.
struct scheduled_message {
    std::string id;  ///< "Q…"
    message_draft draft;
    std::chrono::system_clock::time_point post_at;
    std::chrono::system_clock::time_point created;
};

/// The scheduled messages (slack-platform 3.3). Pure: times are passed in. Not thread-safe.
class schedule {
 public:
    using time_point = std::chrono::system_clock::time_point;

    /// `random` must outlive this.
    explicit schedule(random_source& random) : random_(random) {}

    /// Why no message may be posted to that channel at that time: "time_in_past", "time_too_far"
    /// (more than 120 days) or "restricted_too_many" (more than 30 within 5 minutes). Otherwise
    /// empty.
    std::string_view refuse(std::string_view channel, time_point post_at, time_point now) const;

    /// Keeps a message for later. Returns it, valid until the next alteration.
    const scheduled_message& add(message_draft draft, time_point post_at, time_point now);

    /// Takes a message back. False where there is none of that id in that channel, or it is posted
    /// within a minute.
    bool remove(std::string_view channel, std::string_view id, time_point now);

    /// Those that wait, by the time they are posted at.
    std::vector<scheduled_message> waiting() const;

    /// What is to be posted now. Messages with metadata are dropped at their time instead, which is
    /// Slack's documented bug.
    std::vector<message_draft> take_due(time_point now);

    /// When `take_due` is next worth calling.
    std::optional<time_point> next() const;

 private:
    random_source& random_;
    std::vector<scheduled_message> waiting_;
};

}  // namespace coach::sandbox
