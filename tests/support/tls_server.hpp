#pragma once

#include "core/task.hpp"
#include "tests/support/tls_identity.hpp"

#include <boost/asio/io_context.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace coach::testing {

/// One HTTP request, as it came.
struct raw_request {
    std::string method;
    std::string target;
    std::map<std::string, std::string> headers;  ///< names in lower case
    std::string body;
};

/// One web socket frame, as it came: unmasked, not reassembled.
struct raw_frame {
    bool last = true;  ///< the FIN bit
    bool masked = false;
    unsigned opcode = 0;
    std::string payload;
};

/// The server's end of one connection. Own protocol code, so that its mistakes do not agree with
/// Beast's. Reading past the end throws boost::system::system_error.
class peer {
 public:
    peer() = default;
    peer(const peer&) = delete;
    peer& operator=(const peer&) = delete;
    virtual ~peer() = default;

    task<raw_request> read_request();
    task<raw_frame> read_frame();
    virtual task<void> write(std::string bytes) = 0;

    /// Answers an HTTP request.
    task<void> reply(unsigned status, std::string content_type, std::string body,
                     std::string more_headers = {});

    /// Answers a request for a web socket.
    task<void> accept_websocket(raw_request request);

    /// Ends the TCP connection with an RST.
    virtual void reset() = 0;

 private:
    virtual task<std::string> read_some() = 0;
    task<std::string> read_exactly(std::size_t size);

    std::string unread_;
};

/// The bytes of an unmasked frame.
std::string frame_bytes(const raw_frame& frame);

/// A text frame.
std::string text_frame(std::string text);

/// A server on loopback, TLS if it has an identity, for as long as it lives. Each connection is
/// given to `serve`, which may end by an exception.
class tls_server {
 public:
    using handler = std::function<task<void>(std::shared_ptr<peer>)>;

    tls_server(boost::asio::io_context& context, handler serve,
               std::optional<tls_identity> identity = std::nullopt);
    tls_server(const tls_server&) = delete;
    tls_server& operator=(const tls_server&) = delete;
    ~tls_server();

    std::uint16_t port() const;

    /// Connections accepted so far.
    int accepted() const;

 private:
    struct impl;
    std::shared_ptr<impl> impl_;
};

}  // namespace coach::testing
