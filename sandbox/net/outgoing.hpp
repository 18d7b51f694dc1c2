#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <deque>
#include <memory>
#include <string>

namespace coach::sandbox {

/// The write side of a connection that stays open: a queue that one coroutine empties, so that
/// writes never overlap. Used on the network thread only.
class outgoing {
 public:
    explicit outgoing(std::shared_ptr<boost::asio::ip::tcp::socket> socket);

    /// Queues bytes; ignored once it is finishing.
    void push(std::string bytes);

    /// Sends what is queued, then no more; the peer has a moment to close before the socket is.
    void finish();

    /// Closes the socket at once.
    void stop();

    /// Closes the socket with a TCP reset, as a broken network does.
    void reset();

    /// Sends nothing more, and leaves the connection open, as a network does that lost its state.
    void mute() { muted_ = true; }

    /// Writes until it is finished or stopped. Spawned once, with `self` to keep it alive.
    static boost::asio::awaitable<void> run(std::shared_ptr<outgoing> self);

 private:
    boost::asio::awaitable<bool> write_queued();
    boost::asio::awaitable<void> wait_for_peer();

    std::shared_ptr<boost::asio::ip::tcp::socket> socket_;
    boost::asio::steady_timer wake_;
    std::deque<std::string> queue_;
    bool finishing_ = false;
    bool muted_ = false;
    bool stopped_ = false;
};

}  // namespace coach::sandbox
