#pragma once

#include "sandbox/net/http_message.hpp"
#include "sandbox/net/shell.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <memory>
#include <string>

namespace coach::sandbox {

/// A connection that is open to us.
using tcp_socket = std::shared_ptr<boost::asio::ip::tcp::socket>;

/// Serves one HTTP connection to its end, and hands it over where a request is for a socket or an
/// event stream. `host` must outlive it.
boost::asio::awaitable<void> serve_http(shell& host, tcp_socket socket);

/// Serves an app's Socket Mode connection, from the answer to its handshake on. `early` are bytes
/// that came with the request.
boost::asio::awaitable<void> serve_socket(shell& host, tcp_socket socket, http_request request,
                                          std::string early);

/// Serves a page's event stream.
boost::asio::awaitable<void> serve_events(shell& host, tcp_socket socket, http_request request);

}  // namespace coach::sandbox
