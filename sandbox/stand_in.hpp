#pragma once

#include "sandbox/interactions/interactions.hpp"
#include "sandbox/interactions/interplay.hpp"
#include "sandbox/models.hpp"
#include "sandbox/moment.hpp"
#include "sandbox/net/http_message.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace coach::sandbox {

/// The whole stand-in for Slack without any I/O: requests, sockets' messages and times come in,
/// replies come back, and what is to be done on sockets and told to pages is taken out. Not
/// thread-safe.
class stand_in {
 public:
    explicit stand_in(stand_in_settings settings);

    /// Answers any request but the two that stay open (a socket, an event stream).
    http_reply handle(const http_request& request, moment now);

    /// Why a request that stays open may not: a refusal, or nothing. For `/link/` that uses its
    /// ticket up.
    std::optional<http_reply> refuse_socket(const http_request& request, moment now);
    std::optional<http_reply> refuse_events(const http_request& request) const;

    /// The person whose events a request for `/_sandbox/events` wants.
    std::string viewer(const http_request& request) const;

    /// The app's end of a socket, for the one who owns it; see gateway.
    connection_id socket_opened(const http_request& request, moment now);
    void socket_text(std::string_view message, moment now);
    void socket_pong(connection_id socket, moment now);
    void socket_closed(connection_id socket, moment now);

    /// Does what is due.
    void tick(moment now);

    /// When `tick` is next worth calling.
    std::optional<std::chrono::steady_clock::time_point> next_deadline() const;

    /// What to do on sockets since it was last asked, in this order.
    std::vector<socket_action> take_actions() { return all_.wire.take_actions(); }

    /// What to tell pages since it was last asked, in this order.
    std::vector<change> take_changes();

 private:
    http_reply route(const http_request& request, moment now);
    void settle(moment now);

    models all_;
    interactions people_do_{all_};
    interplay interplay_{all_};
    std::size_t told_connections_ = 0;
};

}  // namespace coach::sandbox
