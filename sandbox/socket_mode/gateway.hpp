#pragma once

#include "sandbox/random_source.hpp"
#include "sandbox/socket_mode/delivery.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace coach::sandbox {

/// The times and numbers of Socket Mode; the defaults are Slack's (slack-platform 1.2 to 1.6).
struct gateway_settings {
    std::chrono::milliseconds ack_timeout = std::chrono::seconds(3);
    /// Between a socket's pings, in turn: reports name 10 s and 30 s.
    std::vector<std::chrono::milliseconds> ping_intervals{std::chrono::seconds(10),
                                                          std::chrono::seconds(30)};
    std::chrono::milliseconds pong_timeout = std::chrono::minutes(2);
    /// From `warning` to `refresh_requested`, and from a plain `refresh_requested` to the close.
    std::chrono::milliseconds notice = std::chrono::seconds(10);
    std::chrono::milliseconds connection_life = std::chrono::seconds(18'060);
    std::size_t most_sockets = 10;
};

/// What the owner of the real sockets has to do.
struct socket_action {
    enum class kind {
        send,
        send_in_pieces,  ///< as a fragmented message
        ping,
        close,
        reset,
        mute,  ///< nothing more goes out, and the connection stays open
    };
    kind what{};
    connection_id socket{};
    std::string text;        ///< to send, the ping's payload, or the reason to close
    std::uint16_t code = 0;  ///< to close with
};

/// Which of the open sockets a fault is about.
enum class sockets { one, all };

/// Slack's side of Socket Mode: the app's sockets, which of them gets an envelope, pings, notices
/// and closes. Pure: bytes, opens and times come in, actions and outcomes are taken out. Not
/// thread-safe.
class gateway {
 public:
    using time_point = std::chrono::steady_clock::time_point;

    /// `random` must outlive this.
    gateway(gateway_settings settings, std::string app_id, random_source& random);

    /// A socket whose handshake is done: greets it, or turns it away when there are too many.
    /// `short_life` is `debug_reconnects=true`: 360 s.
    connection_id open(bool short_life, time_point now);

    /// A whole text message from the app. What is no acknowledgement is ignored.
    void text(connection_id from, std::string_view message);

    /// A pong from the app.
    void pong(connection_id socket, time_point now);

    /// The socket is gone, whoever ended it. What it owed goes to the others, or waits.
    void closed(connection_id socket, time_point now);

    /// Sends an envelope to one socket, picked at random. Without any it ends as `no_socket`.
    void deliver(envelope content, time_point now);

    /// Does what is due.
    void tick(time_point now);

    /// When `tick` is next worth calling.
    std::optional<time_point> next_deadline() const;

    /// How many sockets are open.
    std::size_t connections() const { return sockets_.size(); }

    /// What to do since it was last asked, in this order.
    std::vector<socket_action> take_actions();

    /// How envelopes ended since it was last asked.
    std::vector<delivery_outcome> take_outcomes() { return delivery_.take_outcomes(); }

    /// Fault: resets sockets, as a broken network does.
    void drop(sockets which, time_point now);

    /// Fault, and routine: `refresh_requested`, and after the notice the close.
    void refresh(sockets which, time_point now);

    /// Fault: `warning`, after the notice `refresh_requested` and the close.
    void warn(sockets which, time_point now);

    /// Fault: `link_disabled` to all of them, and the close.
    void disable_link(time_point now);

    /// Fault: the next envelope goes out twice, both with `retry_attempt` 0.
    void duplicate_next() { duplicate_next_ = true; }

    /// Fault: sockets that stay open and carry nothing any more, in either direction.
    void half_open(sockets which);

    /// Fault: the next envelope is sent after the one that follows it, or after a second.
    void reorder_next() { next_held_ = hold{.most = std::chrono::seconds(1), .overtaken = true}; }

    /// Fault: the next envelope is sent so much later.
    void delay_next(std::chrono::milliseconds time) { next_held_ = hold{.most = time}; }

    /// Fault: the next envelope is sent as a message of several frames.
    void fragment_next() { fragment_next_ = true; }

    /// Fault: text that is no envelope, to all sockets: Slack's own kind of noise (1.2).
    void send_garbage();

    /// Fault: the next socket is never greeted.
    void stall_next_hello() { stall_next_ = true; }

    /// Fault: another time to acknowledge, for the envelopes to come.
    void set_ack_timeout(std::chrono::milliseconds timeout) { delivery_.set_ack_timeout(timeout); }

    /// The time that envelopes to come are acknowledged within.
    std::chrono::milliseconds ack_timeout() const { return delivery_.ack_timeout(); }

    /// The settings it started with.
    const gateway_settings& settings() const { return settings_; }

 private:
    struct socket_state {
        time_point next_ping;
        std::size_t pings = 0;
        time_point last_pong;
        time_point refresh_at;
        std::optional<time_point> close_at;
        bool warned{};
        bool silent{};   ///< half open: nothing arrives, either way
        bool greeted{};  ///< only these get envelopes
        std::string host;
    };

    /// How an envelope is kept back.
    struct hold {
        std::chrono::milliseconds most{};
        bool overtaken{};  ///< until the next one has gone
    };

    struct held_envelope {
        envelope content;
        time_point release_at;
        bool overtaken{};
    };

    void greet(connection_id id, const socket_state& socket);
    void turn_away(connection_id id);
    std::optional<connection_id> pick();
    void redeliver(time_point now);
    void dispatch(envelope content, time_point now);
    void release(bool overtaken_only, time_point now);
    void send_envelope(const envelope& content, connection_id to);
    void disconnect(connection_id id, std::string_view reason);
    void tick_socket(connection_id id, socket_state& socket, time_point now);
    void forget(const std::vector<connection_id>& ids, time_point now);
    std::vector<connection_id> choose(sockets which);

    gateway_settings settings_;
    std::string app_id_;
    random_source& random_;
    delivery delivery_;
    std::map<connection_id, socket_state> sockets_;
    std::vector<socket_action> actions_;
    connection_id latest_ = 0;
    std::optional<hold> next_held_;
    std::vector<held_envelope> held_;
    bool duplicate_next_ = false;
    bool fragment_next_ = false;
    bool stall_next_ = false;
};

}  // namespace coach::sandbox
