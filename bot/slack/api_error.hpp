#pragma once

#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>

#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace coach::slack {

/// What an error of the Web API means for the caller (slack-platform.md 3.1).
enum class error_class {
    dead_token,  ///< the token is not, or no longer, valid: stop and tell the operator
    config,      ///< the app lacks a right: the operator must change its settings
    transient,   ///< try again later; a post may have been committed all the same
    bug,         ///< we sent something malformed
    refused,     ///< Slack understood and said no ("channel_not_found")
};

/// Why a call failed. `code` is Slack's word, or one of ours in the same style: "http_404",
/// "not_json", "timeout", "connection_failed", "tls_failed", "too_large", "foreign_url".
struct api_error {
    error_class kind = error_class::transient;
    std::string code;
    std::string needed;    ///< with missing_scope: the scope that is missing
    std::string provided;  ///< with missing_scope: the scopes that the token has
    std::optional<std::chrono::seconds> retry_after;  ///< earliest next try, from now

    bool operator==(const api_error&) const = default;
};

/// The class of an error code of Slack's; codes that are not known are `refused`.
error_class classify(std::string_view code);

/// What an HTTP reply says before its body is looked at.
struct reply_head {
    unsigned status = 0;
    std::string_view content_type;
    std::optional<std::chrono::seconds> retry_after;
};

/// The error that an HTTP reply with this head and body stands for, or none if it says `"ok":
/// true`. Status and content type are checked before the body is parsed; 429 without Retry-After
/// waits 30 s.
std::optional<api_error> error_in(const reply_head& head, std::string_view body);

/// Called by result::value() on an error; reaching it is a bug in the caller.
[[noreturn]] inline void throw_exception_from_error(const api_error& e,
                                                    const boost::source_location&) {
    throw std::logic_error("unchecked Slack error: " + e.code);
}

}  // namespace coach::slack
