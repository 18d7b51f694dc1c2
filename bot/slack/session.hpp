#pragma once

#include "bot/slack/backoff.hpp"
#include "bot/slack/deliveries.hpp"
#include "bot/slack/session_events.hpp"
#include "bot/slack/session_options.hpp"

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace coach::slack {

/// Where a session stands as a whole.
enum class session_state {
    idle,      ///< not started
    running,   ///< keeps the wished number of connections
    halted,    ///< refused or switched off: what is live stays, only slow probes go out
    stopping,  ///< acknowledges what is in flight, then closes
    ended,     ///< no connection left, nothing more will happen
};

/// Where one connection stands. What has ended is forgotten.
enum class connection_state {
    ticket,       ///< waiting for a ticket
    connecting,   ///< resolving, TCP, TLS, web socket
    await_hello,  ///< open, but not live before Slack's hello
    live,
    draining,  ///< being replaced; still read and acknowledged
    closing,   ///< a close is on its way; nothing more is taken from it
};

std::string_view name_of(session_state state);
std::string_view name_of(connection_state state);

/// Socket Mode as a state machine without I/O: takes events with their time, returns what to do
/// (slack-platform.md 1 and 2). Every event has an outcome in every state. It opens one connection
/// at a time and is the only one that decides to, so no failure can start two loops.
class session {
 public:
    session(const session_options& options, jitter draw);

    /// What is to be done because of `happened`, in order. `now` never goes back.
    std::vector<session_action> handle(session_event happened, moment now);

    session_state state() const { return state_; }

    /// Connections that said hello and are not being replaced.
    std::size_t live() const;

    /// Envelopes dispatched and not yet acknowledged.
    std::size_t in_flight() const { return deliveries_.in_flight(); }

    /// While halted: Slack's word for why.
    const std::string& trouble() const { return trouble_; }

    /// Once ended: why Slack refused the app token before any connection was ever live. None after
    /// stop().
    const std::optional<api_error>& refusal() const { return refusal_; }

    /// A connection as others may see it.
    struct view {
        generation id;
        connection_state state;

        bool operator==(const view&) const = default;
    };

    /// Every connection that has not ended, oldest first.
    std::vector<view> connections() const;

 private:
    struct connection {
        generation id;
        connection_state state = connection_state::ticket;
        steady_time deadline;   ///< the end of this state, where it has one
        steady_time dead_at;    ///< live or draining: no byte until then means dead
        steady_time next_ping;  ///< live or draining
        steady_time stable_at;  ///< live: from then on it counts as stable
        bool stable = false;
        std::deque<std::string> unwritten;  ///< envelope ids of acknowledgements on their way
    };

    // Events. Those of connections that are gone change nothing.
    void on(event::start& happened);
    void on(event::ticket_opened& happened);
    void on(event::ticket_refused& happened);
    void on(event::connected& happened);
    void on(event::connect_failed& happened);
    void on(event::received& happened);
    void on(event::activity& happened);
    void on(event::written& happened);
    void on(event::closed& happened);
    void on(event::acknowledge& happened);
    void on(event::tick& happened);
    void on(event::stop& happened);

    // Frames.
    void read(connection& from, frame::hello& content);
    void read(connection& from, frame::disconnect& content);
    void read(connection& from, envelope& content);
    void read(connection& from, frame::unknown& content);
    void read(connection& from, frame::garbage& content);
    void close_surplus(connection& told);
    void go_live(connection& opened);
    void count_connections(generation by, int counted);

    // Acknowledgements.
    void send_ack(const std::string& envelope_id, std::optional<generation> preferred);
    connection* sender(std::optional<generation> preferred);

    // How connections come and go.
    void open();
    void drain(connection& old, std::string_view why);
    void replace_soon(bool was_stable);
    void begin_close(connection& old);
    void remove(generation id);
    void end_all();
    void fail(generation id, notice what, std::string code,
              std::optional<std::chrono::seconds> retry_after = std::nullopt);
    void halt(std::string why, std::optional<std::chrono::seconds> retry_after = std::nullopt);
    void retry_later(std::optional<std::chrono::seconds> retry_after = std::nullopt);
    void make_room();

    // Time.
    void notice_sleep();
    void keep_time();
    void expire(connection& one);
    std::optional<steady_time> end_of_state(const connection& one) const;
    session_options::duration probe_delay();
    void keep_alive(connection& lively);
    void maintain();
    bool wants_connection() const;
    steady_time next_opening() const;
    void progress_stop();
    void schedule();
    std::optional<steady_time> next_wake() const;

    connection* find(generation id);
    std::size_t count(connection_state state) const;
    std::size_t opening() const;
    steady_time after(session_options::duration wait) const { return now_.steady + wait; }
    void report(notice what, std::optional<generation> id = std::nullopt, std::string detail = {});

    session_options options_;
    jitter draw_;
    backoff backoff_;
    deliveries deliveries_;
    session_state state_ = session_state::idle;
    std::deque<connection> connections_;  ///< oldest first
    std::uint64_t last_generation_ = 0;
    bool ever_live_ = false;
    int counted_ = 0;  ///< foreign connections as last reported
    std::string trouble_;
    std::optional<api_error> refusal_;

    moment now_{};
    std::optional<moment> before_;     ///< the moment of the event before
    std::optional<steady_time> wake_;  ///< as last asked for
    steady_time next_attempt_;         ///< backoff, Retry-After and probes
    steady_time stagger_until_;        ///< so that not all connections expire together
    steady_time stop_drain_until_;
    steady_time stop_until_;
    std::vector<session_action> out_;
};

}  // namespace coach::slack
