#pragma once

#include <chrono>
#include <optional>

namespace coach {

/// How long what has ended is kept; nothing: until somebody deletes it. What people write of
/// themselves is theirs, and in none of it.
struct retention {
    /// Requests for feedback that have closed or were cancelled, with all that they came to.
    std::optional<std::chrono::days> feedback{};
    /// Lines of people's access logs.
    std::optional<std::chrono::days> accesses{};
    /// What the outbox knows of what it sent, or could not send.
    std::chrono::days sent{7};

    bool operator==(const retention&) const = default;
};

}  // namespace coach
