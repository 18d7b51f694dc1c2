#pragma once

#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace coach::slack {

/// An absolute http, https, ws or wss address, in parts.
struct url {
    std::string scheme;      ///< lower case
    std::string host;        ///< lower case; an IPv6 address without its brackets
    std::uint16_t port = 0;  ///< the scheme's own where none is written
    std::string target;      ///< path and query as written, "/" at least

    /// True for https and wss.
    bool secure() const;

    /// For the Host header: brackets around IPv6, the port only where it is not the scheme's own.
    std::string authority() const;

    bool operator==(const url&) const = default;
};

/// Why an address is not accepted.
enum class url_error {
    malformed,  ///< not an absolute URL, or with user name, fragment, space or control character
    unknown_scheme,  ///< other than http, https, ws and wss
    plain_remote,    ///< http or ws to anything but loopback
};

using url_result = boost::system::result<url, url_error>;

/// Reads an address. Plain schemes are accepted on loopback only: localhost, 127.0.0.0/8, ::1.
url_result parse_url(std::string_view text);

/// A sentence for the operator.
std::string_view describe(url_error error);

/// Whether an address that Slack sent (web socket, response URL, upload URL) leads to Slack: secure
/// and at slack.com or below it, or, while the API itself is on loopback, on that same host.
bool allowed_peer(const url& api_url, const url& peer);

/// Called by result::value() on a refusal; reaching it is a bug in the caller.
[[noreturn]] void throw_exception_from_error(url_error e, const boost::source_location&);

}  // namespace coach::slack
