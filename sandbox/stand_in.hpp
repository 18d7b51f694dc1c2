#pragma once

#include "sandbox/events/event_feed.hpp"
#include "sandbox/interactions/interactions.hpp"
#include "sandbox/interactions/interplay.hpp"
#include "sandbox/models.hpp"
#include "sandbox/moment.hpp"
#include "sandbox/net/http_message.hpp"
#include "sandbox/transcript.hpp"

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

    /// Lets the month before have happened, in the sample workspace.
    void tell_sample_story(moment now);

    /// What outlives a run, and putting it back before anything else happens; see kept_state.
    nlohmann::json keep() const;
    void restore(const nlohmann::json& kept, moment now);

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
    void socket_text(connection_id socket, std::string_view message, moment now);
    void socket_pong(connection_id socket, moment now);
    void socket_closed(connection_id socket, moment now);

    /// Does what is due.
    void tick(moment now);

    /// When `tick` is next worth calling.
    std::optional<std::chrono::steady_clock::time_point> next_deadline() const;

    /// What to do on sockets since it was last asked, in this order.
    std::vector<socket_action> take_actions(moment now);

    /// What to tell pages since it was last asked, in this order.
    std::vector<change> take_changes(moment now);

    /// How far the workspace's wall clock runs before the real one. The `moment`s that come in
    /// have it added already.
    std::chrono::milliseconds moved_by() const { return all_.moved_by; }

    /// Whether the page of that person may hear of a change.
    bool may_hear(std::string_view viewer, const change& what) const;

 private:
    http_reply route(const http_request& request, moment now);
    http_reply show_transcript(const http_request& request) const;
    void settle(moment now);

    models all_;
    interactions people_do_{all_};
    transcript happened_;
    event_feed feed_{all_};
    moment latest_{};
    interplay interplay_{all_};
    std::size_t told_connections_ = 0;
    std::chrono::milliseconds told_moved_by_{};
};

}  // namespace coach::sandbox
