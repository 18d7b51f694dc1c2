#include "bot/slack/url.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <memory>
#include <optional>
#include <stdexcept>
#include <utility>

namespace coach::slack {

namespace {

struct known_scheme {
    std::string_view name;
    std::uint16_t port;
};

constexpr std::array<known_scheme, 4> schemes{
    {{"http", 80}, {"https", 443}, {"ws", 80}, {"wss", 443}}};

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

const known_scheme* scheme_named(std::string_view name) {
    const auto* const found = std::ranges::find(schemes, name, &known_scheme::name);
    return found == schemes.end() ? nullptr : found;
}

bool is_url_character(char c) {
    constexpr std::string_view never = "\"<>\\^`{|}#";
    return c > ' ' && c < 0x7F && never.find(c) == std::string_view::npos;
}

bool is_host_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
}

bool is_ipv6_character(char c) {
    return (c >= 'a' && c <= 'f') || (c >= '0' && c <= '9') || c == ':' || c == '.';
}

std::optional<std::uint16_t> number(std::string_view text, unsigned most) {
    constexpr std::size_t longest = 5;
    unsigned value = 0;
    const auto* const begin = std::to_address(text.begin());
    const auto* const end = std::to_address(text.end());
    const auto [stop, failure] = std::from_chars(begin, end, value);
    if (failure != std::errc() || stop != end || text.size() > longest || value > most) {
        return std::nullopt;
    }
    return static_cast<std::uint16_t>(value);
}

/// The four numbers of "127.0.0.1"; nothing that only looks like it.
std::optional<std::array<std::uint16_t, 4>> ipv4_of(std::string_view host) {
    std::array<std::uint16_t, 4> parts{};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto end = i + 1 < parts.size() ? host.find('.') : host.size();
        if (end == std::string_view::npos || end == 0) return std::nullopt;
        const auto part = number(host.substr(0, end), 255);
        if (!part) return std::nullopt;
        parts.at(i) = *part;
        host.remove_prefix(std::min(end + 1, host.size()));
    }
    return parts;
}

bool is_loopback(std::string_view host) {
    if (host == "localhost" || host == "::1") return true;
    const auto parts = ipv4_of(host);
    return parts && parts->front() == 127;
}

bool is_at_or_below(std::string_view host, std::string_view domain) {
    if (!host.ends_with(domain)) return false;
    const auto before = host.size() - domain.size();
    return before == 0 || host[before - 1] == '.';
}

/// Host and port as written: "slack.com", "slack.com:8443", "[::1]:80".
struct host_and_port {
    std::string host;
    std::optional<std::string_view> port;
};

std::optional<host_and_port> split_bracketed(std::string_view authority) {
    const auto close = authority.find(']');
    if (close == std::string_view::npos) return std::nullopt;
    auto host = lower(authority.substr(1, close - 1));
    const auto rest = authority.substr(close + 1);
    if (!std::ranges::all_of(host, is_ipv6_character)) return std::nullopt;
    if (rest.empty()) return host_and_port{.host = std::move(host), .port = std::nullopt};
    if (rest.front() != ':') return std::nullopt;
    return host_and_port{.host = std::move(host), .port = rest.substr(1)};
}

std::optional<host_and_port> split_authority(std::string_view authority) {
    if (authority.starts_with('[')) return split_bracketed(authority);
    const auto colon = authority.find(':');
    auto host = lower(authority.substr(0, colon));
    const bool dotted_edge = host.starts_with('.') || host.ends_with('.');
    if (dotted_edge || !std::ranges::all_of(host, is_host_character)) return std::nullopt;
    if (colon == std::string_view::npos) {
        return host_and_port{.host = std::move(host), .port = std::nullopt};
    }
    return host_and_port{.host = std::move(host), .port = authority.substr(colon + 1)};
}

}  // namespace

bool url::secure() const {
    return scheme == "https" || scheme == "wss";
}

std::string url::authority() const {
    auto text = host.find(':') == std::string::npos ? host : "[" + host + "]";
    const auto* const known = scheme_named(scheme);
    if (known == nullptr || known->port != port) text += ":" + std::to_string(port);
    return text;
}

url_result parse_url(std::string_view text) {
    if (!std::ranges::all_of(text, is_url_character)) return url_error::malformed;
    const auto colon = text.find("://");
    if (colon == std::string_view::npos) return url_error::malformed;
    const auto* const scheme = scheme_named(lower(text.substr(0, colon)));
    if (scheme == nullptr) return url_error::unknown_scheme;
    const auto rest = text.substr(colon + 3);
    const auto path = std::min(rest.find_first_of("/?"), rest.size());
    const auto parts = split_authority(rest.substr(0, path));
    if (!parts || parts->host.empty()) return url_error::malformed;
    const auto port = parts->port ? number(*parts->port, 65'535) : scheme->port;
    if (!port || *port == 0) return url_error::malformed;
    url out{.scheme = std::string(scheme->name),
            .host = parts->host,
            .port = *port,
            .target = std::string(rest.substr(path))};
    if (!out.target.starts_with('/')) out.target.insert(0, "/");
    if (!out.secure() && !is_loopback(out.host)) return url_error::plain_remote;
    return out;
}

std::string_view describe(url_error error) {
    switch (error) {
        case url_error::malformed:
            return "not a valid absolute URL";
        case url_error::unknown_scheme:
            return "only http, https, ws and wss are known";
        case url_error::plain_remote:
            return "http and ws are allowed on loopback only";
    }
    return "not a valid URL";
}

bool allowed_peer(const url& api_url, const url& peer) {
    if (is_loopback(api_url.host)) return peer.host == api_url.host;
    return peer.secure() &&
           (is_at_or_below(peer.host, "slack.com") || is_at_or_below(peer.host, api_url.host));
}

void throw_exception_from_error(url_error e, const boost::source_location&) {
    throw std::logic_error("unchecked URL: " + std::string(describe(e)));
}

}  // namespace coach::slack
