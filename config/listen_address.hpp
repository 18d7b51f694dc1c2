#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace coach::config {

/// Where a server of the app listens.
struct listen_address {
    std::string host;        ///< an IPv4 or IPv6 address, without brackets
    std::uint16_t port = 0;  ///< 0 takes a free one

    bool operator==(const listen_address&) const = default;
};

/// Reads ":9090" (then it listens on 127.0.0.1), "0.0.0.0:9090", "[::1]:9090" or "localhost:9090";
/// nothing where it is none of these.
std::optional<listen_address> parse_listen_address(std::string_view text);

}  // namespace coach::config
