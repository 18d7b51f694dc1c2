#pragma once

#include "bot/slack/api_error.hpp"
#include "bot/slack/frames.hpp"
#include "core/clock.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace coach::slack {

using steady_time = std::chrono::steady_clock::time_point;

/// One attempt at a connection, from its ticket to its end. Never used again, so that a late
/// callback of an old connection cannot touch a new one (slack-platform.md 2, lesson 1).
enum class generation : std::uint64_t {};

/// Both clocks at once: the wall clock goes on while the machine sleeps, the steady one need not.
struct moment {
    steady_time steady;
    timestamp wall;
};

/// What happens to a session.
namespace event {

/// Begin to connect.
struct start {};

/// A ticket came: the address of a web socket, good for one use.
struct ticket_opened {
    generation id;
    std::string url;
};

/// No ticket came.
struct ticket_refused {
    generation id;
    api_error why;
};

/// The web socket's handshake is done; Slack has not said hello yet.
struct connected {
    generation id;
};

/// The web socket could not be opened.
struct connect_failed {
    generation id;
    std::string code;
    std::optional<std::chrono::seconds> retry_after;
};

/// A text message, read.
struct received {
    generation id;
    inbound content;
};

/// Bytes came in: a part of a message, a ping, a pong.
struct activity {
    generation id;
};

/// The oldest `send` of this connection that was not yet reported has gone out.
struct written {
    generation id;
};

/// The connection is gone, by whatever cause; 1006 without a close frame.
struct closed {
    generation id;
    std::uint16_t code;
};

/// A handler acknowledges.
struct acknowledge {
    std::string envelope_id;
    std::optional<std::string> payload;  ///< JSON as text
};

/// Time has passed.
struct tick {};

/// The program ends.
struct stop {};

}  // namespace event

using session_event =
    std::variant<event::start, event::ticket_opened, event::ticket_refused, event::connected,
                 event::connect_failed, event::received, event::activity, event::written,
                 event::closed, event::acknowledge, event::tick, event::stop>;

/// What a session has to say to whoever watches it.
enum class notice {
    live,                 ///< a connection said hello
    lost,                 ///< a connection ended unasked; detail: why
    replacing,            ///< Slack announced an end; a successor is being opened; detail: why
    open_failed,          ///< ticket, handshake or hello failed; detail: why
    halted,               ///< refused or switched off, only slow probes; detail: Slack's word
    recovered,            ///< a probe came through
    too_many_websockets,  ///< Slack counts too many sockets of this app
    foreign_connections,  ///< sockets of this app that are not ours; detail: how many in all
    slept,                ///< the machine seems to have slept; connections are being tested
    frame_ignored,        ///< garbage, an unknown type, or out of turn; detail: which
    payload_dropped,      ///< an acknowledgement's payload did not fit or was not accepted
    overloaded,           ///< too many envelopes in flight; one was left for redelivery
};

/// The notice's name, for logs.
std::string_view name_of(notice what);

/// What the session wants done, in this order.
namespace action {

/// Ask for a ticket; answer with ticket_opened or ticket_refused.
struct request_ticket {
    generation id;
};

/// Open the web socket; answer with connected or connect_failed.
struct connect {
    generation id;
    std::string url;
};

/// Send one text message, unfragmented, after all earlier ones; answer with written.
struct send {
    generation id;
    std::string text;
};

/// Send a ping.
struct ping {
    generation id;
};

/// Hand the envelope to its handler.
struct dispatch {
    envelope delivery;
};

/// Close with code 1000 after what was sent before; answer with closed.
struct close {
    generation id;
};

/// Drop the connection, or the attempt at it, at once; nothing more is expected from it.
struct abort {
    generation id;
};

/// Send a tick at this time; replaces any earlier wish.
struct wake_at {
    steady_time at;
};

/// Tell whoever watches. `id` is that of the connection concerned, if there is one.
struct report {
    notice what;
    std::optional<generation> id;
    std::string detail;
};

}  // namespace action

using session_action =
    std::variant<action::request_ticket, action::connect, action::send, action::ping,
                 action::dispatch, action::close, action::abort, action::wake_at, action::report>;

}  // namespace coach::slack
