// How connections of a session come and go, and what time does to them.
#include "bot/slack/session.hpp"

#include <algorithm>
#include <utility>

namespace coach::slack {

namespace {

bool is_lively(connection_state state) {
    return state == connection_state::live || state == connection_state::draining;
}

}  // namespace

void session::open() {
    const auto id = generation{++last_generation_};
    auto& opened = connections_.emplace_back();
    opened.id = id;
    opened.deadline = after(options_.ticket_limit);
    out_.emplace_back(action::request_ticket{id});
}

void session::drain(connection& old, std::string_view why) {
    old.state = connection_state::draining;
    old.deadline = after(options_.drain_limit);
    report(notice::replacing, old.id, std::string(why));
}

/// The first early end is replaced at once; those that follow without a stable connection in
/// between back off, or a server that refreshes at each hello would be asked without pause.
void session::replace_soon(bool was_stable) {
    if (was_stable) return;
    const bool first = backoff_.failures() == 0;
    const auto wait = backoff_.next();
    if (!first) next_attempt_ = std::max(next_attempt_, after(wait));
}

void session::begin_close(connection& old) {
    old.state = connection_state::closing;
    old.deadline = after(options_.close_limit);
    out_.emplace_back(action::close{old.id});
}

/// What it had not written goes out by another connection.
void session::remove(generation id) {
    auto* gone = find(id);
    if (gone == nullptr) return;
    const auto unwritten = std::exchange(gone->unwritten, {});
    std::erase_if(connections_, [&](const auto& one) { return one.id == id; });
    for (const auto& envelope_id : unwritten) send_ack(envelope_id, std::nullopt);
}

void session::end_all() {
    for (const auto& one : connections_) out_.emplace_back(action::abort{one.id});
    connections_.clear();
    state_ = session_state::ended;
}

void session::fail(generation id, notice what, std::string code,
                   std::optional<std::chrono::seconds> retry_after) {
    report(what, id, std::move(code));
    remove(id);
    retry_later(retry_after);
}

session_options::duration session::probe_delay() {
    const auto span = options_.probe_at_most - options_.probe_at_least;
    const auto extra = static_cast<double>(span.count()) * draw_();
    return options_.probe_at_least +
           session_options::duration{static_cast<session_options::duration::rep>(extra)};
}

/// Retry-After wins over the backoff, but never leads to less than its first delay.
void session::retry_later(std::optional<std::chrono::seconds> retry_after) {
    const bool halted = state_ == session_state::halted;
    auto wait = halted ? probe_delay() : backoff_.next();
    if (retry_after) {
        const session_options::duration told = *retry_after;
        wait = std::max(told, halted ? wait : options_.first_delay);
    }
    next_attempt_ = std::max(next_attempt_, after(wait));
}

void session::halt(std::string why, std::optional<std::chrono::seconds> retry_after) {
    state_ = state_ == session_state::running ? session_state::halted : state_;
    if (state_ == session_state::halted) {
        if (trouble_ != why) report(notice::halted, std::nullopt, why);
        trouble_ = std::move(why);
    }
    retry_later(retry_after);
}

/// The steady clock stands still while a machine sleeps and the wall clock does not; a paused
/// virtual machine shows as a tick that comes far too late.
void session::notice_sleep() {
    if (!before_) return;
    const auto by_wall = now_.wall - before_->wall;
    const auto by_steady = now_.steady - before_->steady;
    const bool drifted = by_wall - by_steady > options_.jump;
    const bool late = wake_ && now_.steady - *wake_ > options_.jump;
    if (!drifted && !late) return;
    bool tested = false;
    for (auto& one : connections_) {
        if (!is_lively(one.state)) continue;
        tested = true;
        one.dead_at = after(options_.suspect_limit);
        one.next_ping = now_.steady;
    }
    if (tested) report(notice::slept);
}

void session::keep_time() {
    for (const auto& [id, state] : connections()) {
        auto& one = *find(id);
        if (is_lively(state)) keep_alive(one);
        const bool silent = is_lively(state) && now_.steady >= one.dead_at;
        const auto end = end_of_state(one);
        if (silent) {
            out_.emplace_back(action::abort{id});
            state == connection_state::live ? fail(id, notice::lost, "silent") : remove(id);
        } else if (end && now_.steady >= *end) {
            expire(one);
        }
    }
}

/// An old connection is kept beyond its time while it is the only one that works.
std::optional<steady_time> session::end_of_state(const connection& one) const {
    if (one.state == connection_state::live) return std::nullopt;
    if (one.state == connection_state::draining && live() == 0) return std::nullopt;
    return one.deadline;
}

void session::expire(connection& one) {
    if (one.state == connection_state::draining) {
        begin_close(one);
        return;
    }
    const auto [id, state] = view{.id = one.id, .state = one.state};
    out_.emplace_back(action::abort{id});
    if (state == connection_state::closing) {
        remove(id);
    } else {
        fail(id, notice::open_failed, std::string(name_of(state)) + "_timeout");
    }
}

void session::keep_alive(connection& lively) {
    if (state_ == session_state::stopping) return;
    if (now_.steady >= lively.next_ping) {
        lively.next_ping = after(options_.ping_interval);
        out_.emplace_back(action::ping{lively.id});
    }
    const bool proven =
        lively.state == connection_state::live && !lively.stable && now_.steady >= lively.stable_at;
    if (!proven) return;
    lively.stable = true;
    backoff_.reset();
}

/// Live connections are opened some time apart, unless one is being replaced or none is live.
steady_time session::next_opening() const {
    const bool urgent = live() == 0 || count(connection_state::draining) > 0;
    return urgent ? next_attempt_ : std::max(next_attempt_, stagger_until_);
}

bool session::wants_connection() const {
    const bool connects = state_ == session_state::running || state_ == session_state::halted;
    return connects && opening() == 0 && live() < options_.target;
}

void session::maintain() {
    if (!wants_connection() || now_.steady < next_opening()) return;
    if (connections_.size() < options_.ceiling) {
        open();
    } else {
        make_room();
    }
}

/// The oldest connection that is being replaced anyway goes first.
void session::make_room() {
    if (count(connection_state::closing) > 0) return;
    const auto oldest =
        std::ranges::find(connections_, connection_state::draining, &connection::state);
    if (oldest != connections_.end()) begin_close(*oldest);
}

void session::progress_stop() {
    if (state_ != session_state::stopping) return;
    const bool flushed = in_flight() == 0 && std::ranges::all_of(connections_, [](const auto& one) {
                             return one.unwritten.empty();
                         });
    for (auto& one : connections_) {
        const bool done = flushed || now_.steady >= stop_drain_until_;
        if (is_lively(one.state) && done) begin_close(one);
    }
    if (connections_.empty() || now_.steady >= stop_until_) end_all();
}

void session::schedule() {
    const auto wake = next_wake();
    if (wake && wake != wake_) out_.emplace_back(action::wake_at{*wake});
    wake_ = wake;
}

std::optional<steady_time> session::next_wake() const {
    std::optional<steady_time> next;
    const auto consider = [&](steady_time at) { next = next ? std::min(*next, at) : at; };
    for (const auto& one : connections_) {
        if (const auto end = end_of_state(one)) consider(*end);
        if (is_lively(one.state)) consider(one.dead_at);
        if (!is_lively(one.state) || state_ == session_state::stopping) continue;
        consider(one.next_ping);
        if (one.state == connection_state::live && !one.stable) consider(one.stable_at);
    }
    if (wants_connection() && connections_.size() < options_.ceiling) consider(next_opening());
    if (state_ == session_state::stopping) {
        consider(now_.steady < stop_drain_until_ ? stop_drain_until_ : stop_until_);
    }
    return next;
}

}  // namespace coach::slack
