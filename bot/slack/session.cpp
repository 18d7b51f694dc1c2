#include "bot/slack/session.hpp"

#include <algorithm>
#include <ranges>
#include <utility>

namespace coach::slack {

namespace {

bool can_send(connection_state state) {
    return state == connection_state::live || state == connection_state::draining;
}

bool is_opening(connection_state state) {
    return state == connection_state::ticket || state == connection_state::connecting ||
           state == connection_state::await_hello;
}

bool is_fatal(error_class kind) {
    return kind == error_class::dead_token || kind == error_class::config;
}

}  // namespace

session::session(const session_options& options, jitter draw)
    : options_(options),
      draw_(draw),
      backoff_(options.first_delay, options.longest_delay, std::move(draw)),
      deliveries_({.in_flight = options.most_in_flight,
                   .acks = options.remembered_acks,
                   .ack_bytes = options.remembered_bytes}) {}

std::vector<session_action> session::handle(session_event happened, moment now) {
    now_ = now;
    notice_sleep();
    std::visit([this](auto& what) { on(what); }, happened);
    keep_time();
    maintain();
    progress_stop();
    schedule();
    before_ = now;
    return std::exchange(out_, {});
}

void session::on(event::start&) {
    if (state_ == session_state::idle) state_ = session_state::running;
}

void session::on(event::ticket_opened& happened) {
    auto* opened = find(happened.id);
    if (opened == nullptr || opened->state != connection_state::ticket) return;
    opened->state = connection_state::connecting;
    opened->deadline = after(options_.connect_limit);
    out_.emplace_back(action::connect{.id = opened->id, .url = std::move(happened.url)});
}

void session::on(event::ticket_refused& happened) {
    const auto* refused = find(happened.id);
    if (refused == nullptr || refused->state != connection_state::ticket) return;
    if (!is_fatal(happened.why.kind)) {
        fail(happened.id, notice::open_failed, happened.why.code, happened.why.retry_after);
        return;
    }
    remove(happened.id);
    if (ever_live_) {
        halt(happened.why.code, happened.why.retry_after);
    } else {
        refusal_ = happened.why;
        end_all();
    }
}

void session::on(event::connected& happened) {
    auto* opened = find(happened.id);
    if (opened == nullptr || opened->state != connection_state::connecting) return;
    opened->state = connection_state::await_hello;
    opened->deadline = after(options_.hello_limit);
}

void session::on(event::connect_failed& happened) {
    const auto* failed = find(happened.id);
    if (failed == nullptr || failed->state != connection_state::connecting) return;
    fail(happened.id, notice::open_failed, std::move(happened.code), happened.retry_after);
}

void session::on(event::received& happened) {
    auto* from = find(happened.id);
    if (from == nullptr || from->state < connection_state::await_hello) return;
    if (from->state == connection_state::closing) return;
    from->dead_at = after(options_.silence_limit);
    std::visit([&](auto& content) { read(*from, content); }, happened.content);
}

void session::on(event::activity& happened) {
    if (auto* from = find(happened.id)) from->dead_at = after(options_.silence_limit);
}

void session::on(event::written& happened) {
    auto* by = find(happened.id);
    if (by != nullptr && !by->unwritten.empty()) by->unwritten.pop_front();
}

void session::on(event::closed& happened) {
    const auto* gone = find(happened.id);
    if (gone == nullptr) return;
    const auto code = std::to_string(happened.code);
    const bool expected = gone->state == connection_state::draining ||
                          gone->state == connection_state::closing ||
                          state_ == session_state::stopping;
    if (expected) {
        remove(happened.id);
    } else {
        const bool was_live = gone->state == connection_state::live;
        fail(happened.id, was_live ? notice::lost : notice::open_failed, code);
    }
}

void session::on(event::acknowledge& happened) {
    const auto settled = deliveries_.settle(happened.envelope_id, happened.payload);
    if (!settled) return;
    if (settled->payload_dropped) report(notice::payload_dropped, settled->by);
    send_ack(happened.envelope_id, settled->by);
}

void session::on(event::tick&) {}

void session::on(event::stop&) {
    if (state_ == session_state::stopping || state_ == session_state::idle) {
        end_all();
    } else if (state_ != session_state::ended) {
        state_ = session_state::stopping;
        stop_drain_until_ = after(options_.stop_drain);
        stop_until_ = after(options_.stop_limit);
        for (const auto& [id, state] : connections()) {
            if (!is_opening(state)) continue;
            out_.emplace_back(action::abort{id});
            remove(id);
        }
    }
}

void session::read(connection& from, frame::hello& content) {
    if (from.state == connection_state::await_hello && state_ != session_state::stopping) {
        go_live(from);
    }
    count_connections(from.id, content.num_connections);
}

void session::go_live(connection& opened) {
    opened.state = connection_state::live;
    opened.dead_at = after(options_.silence_limit);
    opened.next_ping = after(options_.ping_interval);
    opened.stable_at = after(options_.stable_after);
    ever_live_ = true;
    stagger_until_ = after(options_.stagger);
    report(notice::live, opened.id);
    if (state_ == session_state::halted) {
        state_ = session_state::running;
        trouble_.clear();
        report(notice::recovered, opened.id);
    }
    for (const auto& held : deliveries_.release()) send_ack(held, opened.id);
}

void session::count_connections(generation by, int counted) {
    const auto own = static_cast<int>(connections_.size() - count(connection_state::ticket) -
                                      count(connection_state::connecting));
    if (counted > own && counted != counted_) {
        report(notice::foreign_connections, by, std::to_string(counted));
    }
    counted_ = counted > own ? counted : 0;
}

void session::read(connection& from, frame::disconnect& content) {
    using enum frame::disconnect_reason;
    if (content.reason == too_many_websockets) {
        close_surplus(from);
    } else if (from.state == connection_state::await_hello) {
        report(notice::open_failed, from.id, std::string(name_of(content.reason)));
        begin_close(from);
        content.reason == link_disabled ? halt("link_disabled") : retry_later();
    } else if (from.state == connection_state::live) {
        drain(from, name_of(content.reason));
        if (content.reason == link_disabled) {
            halt("link_disabled");
        } else if (content.reason == other) {
            retry_later();
        } else {
            replace_soon(from.stable);
        }
    }
}

/// Slack counts too many sockets: ours that are old go first, then the one that was told so.
void session::close_surplus(connection& told) {
    report(notice::too_many_websockets, told.id);
    const bool replaced = told.state == connection_state::draining;
    for (auto& other : connections_) {
        if (other.state == connection_state::draining) begin_close(other);
    }
    if (replaced) return;
    begin_close(told);
    retry_later();
}

void session::read(connection& from, envelope& content) {
    if (!can_send(from.state)) {
        report(notice::frame_ignored, from.id, "envelope before hello");
        return;
    }
    if (state_ == session_state::stopping) {
        const auto known = deliveries_.admit_known(content, from.id);
        if (known == deliveries::verdict::answered) send_ack(content.id, from.id);
        return;
    }
    switch (deliveries_.admit(content, from.id)) {
        case deliveries::verdict::fresh:
            out_.emplace_back(action::dispatch{std::move(content)});
            break;
        case deliveries::verdict::in_flight:
            break;
        case deliveries::verdict::answered:
            send_ack(content.id, from.id);
            break;
        case deliveries::verdict::overloaded:
            report(notice::overloaded, from.id);
            break;
    }
}

void session::read(connection& from, frame::unknown&) {
    report(notice::frame_ignored, from.id, "unknown type");
}

void session::read(connection& from, frame::garbage&) {
    report(notice::frame_ignored, from.id, "garbage");
}

session::connection* session::sender(std::optional<generation> preferred) {
    auto* wished = preferred ? find(*preferred) : nullptr;
    if (wished != nullptr && can_send(wished->state)) return wished;
    for (const auto state : {connection_state::live, connection_state::draining}) {
        auto newest_first = std::views::reverse(connections_);
        const auto newest = std::ranges::find(newest_first, state, &connection::state);
        if (newest != newest_first.end()) return &*newest;
    }
    return nullptr;
}

void session::send_ack(const std::string& envelope_id, std::optional<generation> preferred) {
    const auto* text = deliveries_.remembered(envelope_id);
    if (text == nullptr) return;
    auto* by = sender(preferred);
    if (by == nullptr) {
        deliveries_.hold(envelope_id);
        return;
    }
    by->unwritten.push_back(envelope_id);
    out_.emplace_back(action::send{.id = by->id, .text = *text});
}

session::connection* session::find(generation id) {
    const auto found = std::ranges::find(connections_, id, &connection::id);
    return found == connections_.end() ? nullptr : &*found;
}

std::size_t session::count(connection_state state) const {
    return static_cast<std::size_t>(std::ranges::count(connections_, state, &connection::state));
}

std::size_t session::opening() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(connections_, [](const auto& one) { return is_opening(one.state); }));
}

std::size_t session::live() const {
    return count(connection_state::live);
}

std::vector<session::view> session::connections() const {
    std::vector<view> views;
    views.reserve(connections_.size());
    for (const auto& one : connections_) views.push_back({.id = one.id, .state = one.state});
    return views;
}

void session::report(notice what, std::optional<generation> id, std::string detail) {
    out_.emplace_back(action::report{.what = what, .id = id, .detail = std::move(detail)});
}

}  // namespace coach::slack
