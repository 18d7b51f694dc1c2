#pragma once

#include "sandbox/random_source.hpp"

#include <chrono>
#include <map>
#include <string>
#include <string_view>

namespace coach::sandbox {

/// What a response URL answers: who acted where, and on which message if it was a click.
struct response_target {
    std::string person;
    std::string channel;
    std::string message_ts;  ///< of the message that was acted on; empty for a command
};

/// The result of looking up a response URL.
struct response_lookup {
    const response_target* target{};  ///< nullptr where it may not be used; lives as long as it
    std::string_view error;           ///< then why: "used_url" or "expired_url"
};

/// The response URLs of interactions: five posts each, within 30 minutes (slack-platform 1.7).
class response_urls {
 public:
    using time_point = std::chrono::system_clock::time_point;

    /// `random` must outlive this.
    explicit response_urls(random_source& random) : random_(random) {}

    /// The path of a new response URL, "/response/…".
    std::string issue(response_target target, time_point now);

    /// Whether a post to that path is allowed. Does not count as one.
    response_lookup find(std::string_view path, time_point now) const;

    /// Counts one post to that path.
    void count_use(std::string_view path);

 private:
    struct entry {
        response_target target;
        time_point expiry;
        int uses_left;
    };

    random_source& random_;
    std::map<std::string, entry, std::less<>> entries_;
};

}  // namespace coach::sandbox
