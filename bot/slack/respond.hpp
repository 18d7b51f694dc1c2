#pragma once

#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace coach::slack {

/// Why Slack did not take an answer to a response URL.
enum class respond_failure {
    used_up,         ///< five answers have gone to it
    expired,         ///< older than 30 minutes, or unknown
    invalid_blocks,  ///< our message is malformed
    foreign_url,     ///< not a host of Slack's; nothing was sent
    transient,       ///< may work later, or may have gone through
    refused,         ///< anything else
};

/// A failure and Slack's own word for it.
struct respond_error {
    respond_failure kind = respond_failure::refused;
    std::string code;

    bool operator==(const respond_error&) const = default;
};

using respond_result = boost::system::result<void, respond_error>;

/// The failure that a response URL's reply stands for, or none. Slack answers 200, or another
/// status with a word in the body (slack-platform.md 1.7).
std::optional<respond_error> respond_error_in(unsigned status, std::string_view body);

/// Called by result::value() on a failure; reaching it is a bug in the caller.
[[noreturn]] inline void throw_exception_from_error(const respond_error& e,
                                                    const boost::source_location&) {
    throw std::logic_error("unchecked answer: " + e.code);
}

}  // namespace coach::slack
