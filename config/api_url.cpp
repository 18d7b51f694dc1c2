#include "config/api_url.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <cstdint>
#include <netinet/in.h>
#include <system_error>
#include <utility>

namespace coach::config {

namespace {

constexpr std::string_view https = "https://";
constexpr std::string_view http = "http://";

bool is_url_character(char c) {
    return c > ' ' && c < 0x7F && c != '"' && c != '<' && c != '>';
}

bool is_port(std::string_view text) {
    std::uint16_t port = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), port);
    return fault == std::errc() && end == text.data() + text.size() && port > 0;
}

/// "host", "host:8080" and "[::1]:8080" as host and port; the port is empty if there is none, and
/// the host is empty if this is neither.
std::pair<std::string, std::string> split_port(std::string_view authority) {
    const auto host_end = authority.starts_with('[') ? authority.find(']') : authority.find(':');
    if (authority.starts_with('[')) {
        if (host_end == std::string_view::npos) return {};
        const auto rest = authority.substr(host_end + 1);
        if (!rest.empty() && !rest.starts_with(':')) return {};
        return {std::string(authority.substr(1, host_end - 1)), std::string(rest)};
    }
    const auto size = std::min(host_end, authority.size());
    return {std::string(authority.substr(0, size)), std::string(authority.substr(size))};
}

bool is_loopback(const std::string& host) {
    if (host == "localhost") return true;
    std::array<std::uint8_t, sizeof(in6_addr)> address{};
    if (inet_pton(AF_INET, host.c_str(), address.data()) == 1) return address.front() == 127;
    if (inet_pton(AF_INET6, host.c_str(), address.data()) != 1) return false;
    const bool zeros =
        std::all_of(address.begin(), address.end() - 1, [](auto b) { return b == 0; });
    return zeros && address.back() == 1;
}

}  // namespace

std::optional<std::string> fault_of_api_url(std::string_view url) {
    const bool secure = url.starts_with(https);
    if (!secure && !url.starts_with(http)) {
        return "has no scheme; allowed: an address that begins with https://";
    }
    const auto rest = url.substr(secure ? https.size() : http.size());
    if (!std::ranges::all_of(rest, is_url_character) ||
        rest.find_first_of("?#@\\") != std::string_view::npos) {
        return "is no plain address; allowed: scheme, host, port and path, like "
               "https://slack.com/api/";
    }
    const auto [host, port] = split_port(rest.substr(0, rest.find('/')));
    if (host.empty()) return "names no host; allowed: one like https://slack.com/api/";
    if (!port.empty() && !is_port(std::string_view(port).substr(1))) {
        return "has a port that is no number from 1 to 65535";
    }
    if (!secure && !is_loopback(host)) {
        return "is not encrypted; allowed: https, or http on 127.0.0.1, ::1 or localhost";
    }
    return std::nullopt;
}

std::string with_final_slash(std::string url) {
    if (!url.ends_with('/')) url += '/';
    return url;
}

}  // namespace coach::config
