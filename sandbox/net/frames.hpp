#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace coach::sandbox {

/// What a client sent, as the socket's owner has to treat it.
enum class frame_kind {
    text,       ///< a whole text message in one frame
    fragment,   ///< a part of a fragmented message: Slack does not put them together (1.3)
    binary,     ///< a whole binary message
    ping,       ///< to be answered with the same payload
    pong,       ///< the answer to a ping
    close,      ///< `code` is the client's, 1005 where it gave none
    violation,  ///< close with `code` and, as the reason, `payload`; nothing more can be read
};

/// One WebSocket frame, unmasked.
struct frame {
    frame_kind kind{};
    std::string payload;
    std::uint16_t code = 0;
};

/// The largest payload that Slack takes in one client frame, in bytes (slack-platform 1.3,
/// observed).
inline constexpr std::size_t most_frame_bytes = 20'480;

/// Reads the client's half of a WebSocket (RFC 6455), frame by frame rather than message by
/// message, because Slack's rules are about frames: one that is too large is a violation with code
/// 1009 as soon as its header is there, whatever follows. Pure; not thread-safe.
class frame_reader {
 public:
    /// Adds bytes from the network; ignored after a violation.
    void feed(std::string_view bytes) {
        if (!broken_) buffer_.append(bytes);
    }

    /// The next whole frame, or nothing until more is fed. After a violation nothing follows.
    std::optional<frame> next();

 private:
    struct header;

    std::optional<header> read_header() const;
    frame violation(std::uint16_t code, std::string_view reason);
    frame take(const header& head);

    std::string buffer_;
    bool broken_ = false;
};

/// A server's frame: text, in one piece.
std::string text_frame(std::string_view payload);

/// The same as a message of several frames, which a client has to put together.
std::string text_in_pieces(std::string_view payload);

/// A server's ping.
std::string ping_frame(std::string_view payload);

/// The answer to a client's ping.
std::string pong_frame(std::string_view payload);

/// A server's close, with a reason of at most 123 bytes.
std::string close_frame(std::uint16_t code, std::string_view reason);

/// The Sec-WebSocket-Accept that answers a client's Sec-WebSocket-Key.
std::string accept_key(std::string_view client_key);

}  // namespace coach::sandbox
