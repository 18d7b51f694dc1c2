#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace coach::slack {

/// Why a connection could not be opened or used. `code` is one of "resolve_failed",
/// "connect_failed", "tls_failed", "handshake_failed", "http_<status>", "timeout",
/// "connection_lost", "too_large", "foreign_url".
struct net_error {
    std::string code;
    std::optional<std::chrono::seconds> retry_after;  ///< with "http_429"

    bool operator==(const net_error&) const = default;
};

}  // namespace coach::slack
