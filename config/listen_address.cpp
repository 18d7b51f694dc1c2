#include "config/listen_address.hpp"

#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <netinet/in.h>
#include <system_error>

namespace coach::config {

namespace {

constexpr std::string_view loopback = "127.0.0.1";

std::optional<std::uint16_t> parse_port(std::string_view text) {
    std::uint16_t port = 0;
    const auto* const last = text.data() + text.size();
    const auto [end, fault] = std::from_chars(text.data(), last, port);
    if (text.empty() || fault != std::errc() || end != last) return std::nullopt;
    return port;
}

bool is_address(int family, const std::string& text) {
    std::array<std::uint8_t, sizeof(in6_addr)> parsed{};
    return inet_pton(family, text.c_str(), parsed.data()) == 1;
}

/// The host as an address; nothing where it is none.
std::optional<std::string> parse_host(std::string_view text) {
    if (text.empty() || text == "localhost") return std::string(loopback);
    if (text.starts_with('[') && text.ends_with(']')) {
        std::string inner(text.substr(1, text.size() - 2));
        if (is_address(AF_INET6, inner)) return inner;
    } else if (std::string host(text); is_address(AF_INET, host)) {
        return host;
    }
    return std::nullopt;
}

}  // namespace

std::optional<listen_address> parse_listen_address(std::string_view text) {
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos) return std::nullopt;
    auto host = parse_host(text.substr(0, colon));
    const auto port = parse_port(text.substr(colon + 1));
    if (!host || !port) return std::nullopt;
    return listen_address{.host = *std::move(host), .port = *port};
}

}  // namespace coach::config
