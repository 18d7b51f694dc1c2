#pragma once

#include "bot/slack/net_error.hpp"
#include "bot/slack/tls.hpp"
#include "bot/slack/url.hpp"
#include "core/task.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace coach::slack {

/// What a web socket tells as it happens; both are needed. Called on its executor, never after
/// abort().
struct stream_callbacks {
    std::function<void()> on_activity;  ///< bytes came in
    std::function<void()> on_written;   ///< one send() has gone out
};

/// How a web socket ended: the close code, 1006 without one.
struct stream_end {
    std::uint16_t code = 1006;

    bool operator==(const stream_end&) const = default;
};

using read_result = boost::system::result<std::string, stream_end>;

/// One web socket to Slack, `wss` or, on loopback, `ws`; set up by slack-platform.md 1.3. Belongs
/// to one network thread. Inbound pings are answered by themselves while a read() is pending.
class websocket_connection {
 public:
    /// `address` decides between TLS and plain; the connection is not opened yet.
    websocket_connection(const boost::asio::any_io_executor& executor,
                         const std::shared_ptr<tls_context>& tls, const url& address,
                         stream_callbacks callbacks);
    websocket_connection(const websocket_connection&) = delete;
    websocket_connection& operator=(const websocket_connection&) = delete;
    ~websocket_connection();

    /// Resolves, connects, secures and shakes hands, all within `limit`. The query string travels
    /// as it is. Once only; none is success.
    task<std::optional<net_error>> connect(std::chrono::milliseconds limit);

    /// The next message, up to 4 MiB. One at a time; after an end there is no more.
    task<read_result> read();

    /// Once connected: queues one text message, to go out as one unfragmented frame after all
    /// before it.
    void send(std::string text);

    /// Once connected: queues a ping.
    void ping();

    /// Once connected: queues a close with code 1000; what is queued later is dropped. read() tells
    /// the end.
    void close();

    /// Drops the connection, or the attempt, at once: tasks end, callbacks stop.
    void abort();

    struct impl;

 private:
    std::shared_ptr<impl> impl_;
};

/// Called by result::value() on an end; reaching it is a bug in the caller.
[[noreturn]] void throw_exception_from_error(stream_end e, const boost::source_location&);

}  // namespace coach::slack
