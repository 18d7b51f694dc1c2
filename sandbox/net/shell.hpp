#pragma once

#include "sandbox/net/outgoing.hpp"
#include "sandbox/stand_in.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>

namespace coach::sandbox {

/// What a shell lives among.
struct surroundings {
    std::function<moment()> clock;                    ///< the real clocks
    std::function<void(const std::string&)> log;      ///< see server_options; may be empty
    std::function<void(const nlohmann::json&)> save;  ///< what stand_in::keep gives; may be empty
    std::chrono::milliseconds heartbeat{};            ///< between an event stream's comments
};

/// Performs what the stand-in decides, on real sockets: hands requests in, and actions, events and
/// times out. Used on the network thread only.
class shell {
 public:
    /// `context` must outlive this.
    shell(boost::asio::io_context& context, stand_in_settings settings, surroundings around);

    /// Answers a request, and performs what follows from it.
    http_reply handle(const http_request& request);

    /// The rules, for what only has to be asked.
    stand_in& rules() { return rules_; }

    /// The present by the workspace's clock.
    moment now() const;

    /// How far that runs before the real one. From any thread.
    std::chrono::milliseconds moved_by() const { return std::chrono::milliseconds(moved_by_); }

    /// An app's socket: it opened, said something, answered a ping, went.
    connection_id open_socket(const http_request& request, std::shared_ptr<outgoing> out);
    void socket_text(connection_id socket, std::string_view message);
    void socket_pong(connection_id socket);
    void socket_closed(connection_id socket);

    /// A page listens as that person, until `close_stream`.
    void open_stream(const std::string& viewer, std::shared_ptr<outgoing> out);
    void close_stream(const std::shared_ptr<outgoing>& out);

    /// Keeps track of a connection, so that `stop` can close it.
    void track(std::shared_ptr<boost::asio::ip::tcp::socket> socket);
    void untrack(const std::shared_ptr<boost::asio::ip::tcp::socket>& socket);

    /// Keeps track of a timer that a connection waits for, so that `stop` can cancel it.
    void track(std::shared_ptr<boost::asio::steady_timer> timer);
    void untrack(const std::shared_ptr<boost::asio::steady_timer>& timer);

    /// Starts the heartbeats.
    void start();

    /// Closes every connection and stops its timers.
    void stop();

 private:
    void flush();
    void perform(const socket_action& action);
    void tell(const change& what);
    void arm();
    void beat();
    void save();
    void save_soon();

    stand_in rules_;
    surroundings around_;
    boost::asio::steady_timer deadline_;
    boost::asio::steady_timer next_beat_;
    boost::asio::steady_timer next_save_;
    bool unsaved_ = false;
    std::map<connection_id, std::shared_ptr<outgoing>> sockets_;
    std::map<std::shared_ptr<outgoing>, std::string> streams_;  ///< and whose they are
    std::set<std::shared_ptr<boost::asio::ip::tcp::socket>> connections_;
    std::atomic<std::chrono::milliseconds::rep> moved_by_ = 0;
    std::set<std::shared_ptr<boost::asio::steady_timer>> timers_;
    bool stopped_ = false;
};

}  // namespace coach::sandbox
