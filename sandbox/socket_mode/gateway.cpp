#include "sandbox/socket_mode/gateway.hpp"

#include "sandbox/json_access.hpp"

#include <algorithm>
#include <utility>

namespace coach::sandbox {

namespace {

using nlohmann::json;
using kind = socket_action::kind;

constexpr auto short_connection_life = std::chrono::seconds(360);
constexpr std::uint16_t normal_close = 1000;
constexpr std::uint16_t going_away = 1001;

}  // namespace

gateway::gateway(gateway_settings settings, std::string app_id, random_source& random)
    : settings_(std::move(settings)),
      app_id_(std::move(app_id)),
      random_(random),
      delivery_(settings_.ack_timeout) {}

connection_id gateway::open(bool short_life, time_point now) {
    const auto id = ++latest_;
    if (sockets_.size() >= settings_.most_sockets) {
        turn_away(id);
        return id;
    }
    const auto life = short_life ? short_connection_life : settings_.connection_life;
    const auto& added =
        sockets_
            .emplace(id, socket_state{.next_ping = now + settings_.ping_intervals[0],
                                      .last_pong = now,
                                      .refresh_at = now + life,
                                      .close_at = std::nullopt,
                                      .greeted = !std::exchange(stall_next_, false),
                                      .host = "applink-" + random_.digits(1)})
            .first->second;
    if (!added.greeted) return id;
    greet(id, added);
    redeliver(now);
    return id;
}

void gateway::greet(connection_id id, const socket_state& socket) {
    const auto life = std::chrono::duration_cast<std::chrono::seconds>(settings_.connection_life);
    const json hello{{"type", "hello"},
                     {"num_connections", sockets_.size()},
                     {"connection_info", {{"app_id", app_id_}}},
                     {"debug_info",
                      {{"host", socket.host},
                       {"build_number", 1},
                       {"approximate_connection_time", life.count()}}}};
    actions_.push_back({kind::send, id, to_text(hello)});
}

void gateway::turn_away(connection_id id) {
    const json notice{{"type", "disconnect"},
                      {"reason", "too_many_websockets"},
                      {"num_connections", sockets_.size()},
                      {"debug_info", {{"host", "applink-0"}}}};
    actions_.push_back({kind::send, id, to_text(notice)});
    actions_.push_back({kind::close, id, "too_many_websockets", normal_close});
}

void gateway::text(connection_id from, std::string_view message) {
    const auto socket = sockets_.find(from);
    if (socket != sockets_.end() && socket->second.silent) return;
    const auto ack = json::parse(message, nullptr, false);
    if (!ack.is_object()) return;
    delivery_.acknowledged(text_at(ack, "envelope_id"), member(ack, "payload"));
}

void gateway::pong(connection_id socket, time_point now) {
    const auto found = sockets_.find(socket);
    if (found != sockets_.end() && !found->second.silent) found->second.last_pong = now;
}

void gateway::closed(connection_id socket, time_point now) {
    forget({socket}, now);
}

void gateway::forget(const std::vector<connection_id>& ids, time_point now) {
    for (const auto id : ids) {
        sockets_.erase(id);
        delivery_.socket_lost(id);
    }
    redeliver(now);
}

void gateway::deliver(envelope content, time_point now) {
    if (const auto how = std::exchange(next_held_, std::nullopt)) {
        held_.push_back({std::move(content), now + how->most, how->overtaken});
        return;
    }
    dispatch(std::move(content), now);
    release(true, now);
}

/// Sends what was kept back for long enough, or what has been overtaken now.
void gateway::release(bool overtaken_only, time_point now) {
    const auto due = [&](const held_envelope& held) {
        return overtaken_only ? held.overtaken : now >= held.release_at;
    };
    auto held = std::exchange(held_, {});
    for (auto& each : held) {
        due(each) ? dispatch(std::move(each.content), now) : held_.push_back(std::move(each));
    }
}

void gateway::dispatch(envelope content, time_point now) {
    const auto to = pick();
    if (!to) {
        delivery_.undeliverable(content.id);
        return;
    }
    send_envelope(content, *to);
    if (std::exchange(duplicate_next_, false)) send_envelope(content, *to);
    delivery_.sent(std::move(content), *to, now);
}

/// Any socket, but one that was told to go only where there is no other.
std::optional<connection_id> gateway::pick() {
    std::vector<connection_id> staying;
    std::vector<connection_id> leaving;
    for (const auto& [id, socket] : sockets_) {
        if (socket.greeted) (socket.close_at ? leaving : staying).push_back(id);
    }
    const auto& candidates = staying.empty() ? leaving : staying;
    if (candidates.empty()) return std::nullopt;
    return candidates[random_.below(candidates.size())];
}

void gateway::redeliver(time_point now) {
    for (auto& waiting : delivery_.take_waiting(now)) {
        const auto to = pick();
        if (!to) return;
        send_envelope(waiting, *to);
        delivery_.sent(std::move(waiting), *to, now);
    }
}

void gateway::send_envelope(const envelope& content, connection_id to) {
    const json wire{{"envelope_id", content.id},
                    {"type", content.type},
                    {"payload", content.payload},
                    {"accepts_response_payload", content.accepts_response_payload},
                    {"retry_attempt", content.retry_attempt},
                    {"retry_reason", content.retry_attempt > 0 ? "timeout" : ""}};
    const bool in_pieces = std::exchange(fragment_next_, false);
    actions_.push_back({in_pieces ? kind::send_in_pieces : kind::send, to, to_text(wire)});
}

void gateway::disconnect(connection_id id, std::string_view reason) {
    const json notice{{"type", "disconnect"},
                      {"reason", reason},
                      {"debug_info", {{"host", sockets_.at(id).host}}}};
    actions_.push_back({kind::send, id, to_text(notice)});
}

void gateway::tick(time_point now) {
    delivery_.tick(now);
    release(false, now);
    std::vector<connection_id> ids;
    for (const auto& [id, socket] : sockets_) ids.push_back(id);
    for (const auto id : ids) {
        const auto found = sockets_.find(id);
        if (found != sockets_.end()) tick_socket(id, found->second, now);
    }
}

void gateway::tick_socket(connection_id id, socket_state& socket, time_point now) {
    if (socket.close_at && now >= *socket.close_at) {
        if (socket.warned) disconnect(id, "refresh_requested");
        actions_.push_back({kind::close, id, "", normal_close});
        return forget({id}, now);
    }
    if (now >= socket.last_pong + settings_.pong_timeout) {
        actions_.push_back({kind::close, id, "no pong", going_away});
        return forget({id}, now);
    }
    if (now >= socket.next_ping) {
        const auto& intervals = settings_.ping_intervals;
        actions_.push_back({kind::ping, id, "Ping from " + socket.host});
        socket.next_ping = now + intervals[++socket.pings % intervals.size()];
    }
    if (!socket.close_at && now >= socket.refresh_at) {
        disconnect(id, "refresh_requested");
        socket.close_at = now + settings_.notice;
    }
}

std::optional<gateway::time_point> gateway::next_deadline() const {
    auto next = delivery_.next_deadline();
    const auto consider = [&](time_point at) {
        if (!next || at < *next) next = at;
    };
    for (const auto& held : held_) consider(held.release_at);
    for (const auto& [id, socket] : sockets_) {
        consider(socket.next_ping);
        consider(socket.last_pong + settings_.pong_timeout);
        consider(socket.close_at.value_or(socket.refresh_at));
    }
    return next;
}

std::vector<socket_action> gateway::take_actions() {
    return std::exchange(actions_, {});
}

void gateway::drop(sockets which, time_point now) {
    const auto chosen = choose(which);
    for (const auto id : chosen) actions_.push_back({kind::reset, id, ""});
    forget(chosen, now);
}

void gateway::refresh(sockets which, time_point now) {
    for (const auto id : choose(which)) sockets_.at(id).refresh_at = now;
    tick(now);
}

void gateway::warn(sockets which, time_point now) {
    for (const auto id : choose(which)) {
        auto& socket = sockets_.at(id);
        disconnect(id, "warning");
        socket.warned = true;
        socket.close_at = now + settings_.notice;
    }
}

void gateway::disable_link(time_point now) {
    const auto chosen = choose(sockets::all);
    for (const auto id : chosen) {
        disconnect(id, "link_disabled");
        actions_.push_back({kind::close, id, "", normal_close});
    }
    forget(chosen, now);
}

void gateway::half_open(sockets which) {
    for (const auto id : choose(which)) {
        sockets_.at(id).silent = true;
        actions_.push_back({kind::mute, id, ""});
    }
}

void gateway::send_garbage() {
    for (const auto id : choose(sockets::all)) {
        for (const auto* noise :
             {"\n", "UNAUTHENTICATED: cache_error", "{\"type\":", R"({"type":"something_new"})"}) {
            actions_.push_back({kind::send, id, noise});
        }
    }
}

std::vector<connection_id> gateway::choose(sockets which) {
    std::vector<connection_id> ids;
    for (const auto& [id, socket] : sockets_) ids.push_back(id);
    if (which == sockets::one && ids.size() > 1) ids = {ids[random_.below(ids.size())]};
    return ids;
}

}  // namespace coach::sandbox
