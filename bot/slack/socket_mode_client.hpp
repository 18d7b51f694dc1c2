#pragma once

#include "bot/slack/api_error.hpp"
#include "bot/slack/frames.hpp"
#include "bot/slack/session_options.hpp"
#include "core/task.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace coach::slack {

class web_api;

/// How a client's run ended: after stop(), or because Slack refused the app token before any
/// connection had ever been live; then `refusal` says why.
struct socket_mode_end {
    std::optional<api_error> refusal;
};

/// How a client is doing, for readiness and metrics.
struct socket_mode_status {
    std::size_t live = 0;          ///< connections that said hello and are not being replaced
    std::size_t in_flight = 0;     ///< envelopes dispatched and not yet acknowledged
    std::uint64_t dispatched = 0;  ///< envelopes, since the start
    std::uint64_t reconnects = 0;  ///< connections in place of one that was lost or replaced
    bool halted = false;           ///< refused or switched off; only slow probes go out
    std::string trouble;           ///< while halted: Slack's word for why
};

/// Keeps Socket Mode connections to Slack live and hands out what comes in. Belongs to one network
/// thread: every member is called there.
class socket_mode_client {
 public:
    /// Called with each new envelope, once per envelope id as far back as the client remembers.
    /// Must return at once and not throw: slow work is spawned. Every envelope is acknowledged
    /// exactly once, by acknowledge().
    using envelope_handler = std::function<void(envelope)>;

    /// `api` must outlive the client.
    socket_mode_client(boost::asio::any_io_executor executor, web_api& api, session_options options,
                       envelope_handler on_envelope);
    socket_mode_client(const socket_mode_client&) = delete;
    socket_mode_client& operator=(const socket_mode_client&) = delete;
    ~socket_mode_client();

    /// Connects and stays connected, until stop() or until Slack refuses the token at the very
    /// start. Called once; the client must outlive the task.
    task<socket_mode_end> run();

    /// Acknowledges an envelope, on the connection it came by or else on the newest. A payload that
    /// the envelope does not accept, or that does not fit (fits_in_ack), is left out with a
    /// warning; it is JSON as text. Later calls for the same id do nothing.
    void acknowledge(std::string envelope_id, std::optional<std::string> payload = std::nullopt);

    /// Dispatches nothing more, waits for outstanding acknowledgements, closes, and lets run() end,
    /// within session_options::stop_limit. A second call drops everything at once.
    void stop();

    socket_mode_status status() const;

 private:
    struct impl;
    std::shared_ptr<impl> impl_;
};

}  // namespace coach::slack
