#pragma once

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace coach::slack {

/// What an envelope carries (slack-platform.md 1.6).
enum class envelope_kind { slash_commands, interactive, events_api };

/// One delivery from Slack, to be acknowledged within 3 s of its arrival.
struct envelope {
    std::string id;
    envelope_kind kind = envelope_kind::events_api;
    bool accepts_response_payload = false;  ///< whether the acknowledgement may carry a payload
    int retry_attempt = 0;                  ///< above 0: delivered before, or while we were away
    std::string retry_reason;
    nlohmann::json payload;

    bool operator==(const envelope&) const = default;
};

/// Frames that Slack sends (slack-platform.md 1.2).
namespace frame {

/// The connection is live.
struct hello {
    int num_connections = 0;                             ///< all sockets of this app, everywhere
    std::chrono::seconds approximate_connection_time{};  ///< how long Slack means to keep it

    bool operator==(const hello&) const = default;
};

enum class disconnect_reason {
    warning,              ///< the server goes in about 10 s
    refresh_requested,    ///< routine, every few hours
    link_disabled,        ///< Socket Mode was switched off
    too_many_websockets,  ///< more than 10 sockets of this app
    other,                ///< a reason that we do not know
};

/// Slack's word for a reason; "disconnect" for `other`.
std::string_view name_of(disconnect_reason reason);

/// Slack is about to close the connection.
struct disconnect {
    disconnect_reason reason = disconnect_reason::other;

    bool operator==(const disconnect&) const = default;
};

/// JSON with a type that we do not know; harmless.
struct unknown {
    std::string type;

    bool operator==(const unknown&) const = default;
};

/// Not a JSON object, or one of a known type without what it needs; harmless.
struct garbage {
    bool operator==(const garbage&) const = default;
};

}  // namespace frame

using inbound =
    std::variant<frame::hello, frame::disconnect, envelope, frame::unknown, frame::garbage>;

/// Reads one text frame. Never throws.
inbound parse_frame(std::string_view text);

/// The acknowledgement of an envelope, with a payload (JSON as text) where one is given.
std::string serialize_ack(std::string_view envelope_id,
                          const std::optional<std::string>& payload = std::nullopt);

/// Slack drops the connection on a client frame above 20,480 bytes and delivers again, for ever; an
/// acknowledgement stays well below (slack-platform.md 1.3).
inline constexpr std::size_t largest_ack = 18'000;

/// Whether `payload`, JSON as text, can travel in the acknowledgement of this envelope. If not:
/// acknowledge without one and answer by another way.
bool fits_in_ack(std::string_view envelope_id, std::string_view payload);

}  // namespace coach::slack
