#include "sandbox/net/shell.hpp"

#include "sandbox/json_access.hpp"
#include "sandbox/net/frames.hpp"

#include <utility>

namespace coach::sandbox {

using boost::asio::ip::tcp;

shell::shell(boost::asio::io_context& context, stand_in_settings settings, surroundings around)
    : rules_(std::move(settings)),
      around_(std::move(around)),
      deadline_(context),
      next_beat_(context),
      next_save_(context) {}

http_reply shell::handle(const http_request& request) {
    auto reply = rules_.handle(request, now());
    flush();
    return reply;
}

connection_id shell::open_socket(const http_request& request, std::shared_ptr<outgoing> out) {
    const auto id = rules_.socket_opened(request, now());
    sockets_.emplace(id, std::move(out));
    flush();
    return id;
}

void shell::socket_text(connection_id socket, std::string_view message) {
    rules_.socket_text(socket, message, now());
    flush();
}

void shell::socket_pong(connection_id socket) {
    rules_.socket_pong(socket, now());
}

void shell::socket_closed(connection_id socket) {
    sockets_.erase(socket);
    rules_.socket_closed(socket, now());
    flush();
}

void shell::open_stream(const std::string& viewer, std::shared_ptr<outgoing> out) {
    streams_.emplace(std::move(out), viewer);
}

void shell::close_stream(const std::shared_ptr<outgoing>& out) {
    streams_.erase(out);
}

void shell::track(std::shared_ptr<tcp::socket> socket) {
    connections_.insert(std::move(socket));
}

void shell::untrack(const std::shared_ptr<tcp::socket>& socket) {
    connections_.erase(socket);
}

void shell::track(std::shared_ptr<boost::asio::steady_timer> timer) {
    timers_.insert(std::move(timer));
}

void shell::untrack(const std::shared_ptr<boost::asio::steady_timer>& timer) {
    timers_.erase(timer);
}

void shell::start() {
    next_beat_.expires_after(around_.heartbeat);
    next_beat_.async_wait([this](boost::system::error_code error) {
        if (!error) beat();
    });
}

void shell::stop() {
    stopped_ = true;
    deadline_.cancel();
    next_beat_.cancel();
    next_save_.cancel();
    save();
    for (const auto& timer : timers_) timer->cancel();
    boost::system::error_code ignored;
    for (const auto& socket : connections_) socket->close(ignored);
}

void shell::beat() {
    for (const auto& [out, viewer] : streams_) out->push(": heartbeat\n\n");
    if (!stopped_) start();
}

moment shell::now() const {
    auto present = around_.clock();
    present.wall += rules_.moved_by();
    return present;
}

void shell::flush() {
    moved_by_ = rules_.moved_by().count();
    for (const auto& action : rules_.take_actions(now())) perform(action);
    const auto changes = rules_.take_changes(now());
    for (const auto& what : changes) tell(what);
    if (!changes.empty()) save_soon();
    arm();
}

void shell::save() {
    if (std::exchange(unsaved_, false)) around_.save(rules_.keep());
}

/// At most once a second, however much happens.
void shell::save_soon() {
    if (!around_.save || std::exchange(unsaved_, true) || stopped_) return;
    next_save_.expires_after(std::chrono::seconds(1));
    next_save_.async_wait([this](boost::system::error_code error) {
        if (!error) save();
    });
}

void shell::perform(const socket_action& action) {
    const auto found = sockets_.find(action.socket);
    if (found == sockets_.end()) return;
    const auto& out = found->second;
    switch (action.what) {
        case socket_action::kind::send:
            return out->push(text_frame(action.text));
        case socket_action::kind::send_in_pieces:
            return out->push(text_in_pieces(action.text));
        case socket_action::kind::ping:
            return out->push(ping_frame(action.text));
        case socket_action::kind::close:
            out->push(close_frame(action.code, action.text));
            return out->finish();
        case socket_action::kind::reset:
            return out->reset();
        case socket_action::kind::mute:
            return out->mute();
    }
}

void shell::tell(const change& what) {
    const auto data = to_text(what.data);
    if (around_.log && what.event == "transcript") around_.log(data);
    const auto event = "event: " + what.event + "\ndata: " + data + "\n\n";
    for (const auto& [out, viewer] : streams_) {
        if (rules_.may_hear(viewer, what)) out->push(event);
    }
}

void shell::arm() {
    const auto next = rules_.next_deadline();
    if (!next || stopped_) {
        deadline_.cancel();
        return;
    }
    deadline_.expires_at(*next);
    deadline_.async_wait([this](boost::system::error_code error) {
        if (error || stopped_) return;
        rules_.tick(now());
        flush();
    });
}

}  // namespace coach::sandbox
