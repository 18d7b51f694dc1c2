#include "sandbox/net/sessions.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <array>

namespace coach::sandbox {

namespace {

namespace asio = boost::asio;

constexpr auto head =
    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n"
    "X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\nretry: 1000\n\n";

/// A page sends nothing more; reading only tells when it goes.
asio::awaitable<void> read_to_end(tcp_socket socket) {
    std::array<char, 256> bytes{};
    while (true) {
        const auto [error, size] = co_await socket->async_read_some(
            asio::buffer(bytes), asio::as_tuple(asio::use_awaitable));
        if (error) co_return;
    }
}

}  // namespace

asio::awaitable<void> serve_events(shell& host, tcp_socket socket, http_request request) {
    auto out = std::make_shared<outgoing>(socket);
    asio::co_spawn(socket->get_executor(), outgoing::run(out), asio::detached);
    out->push(head);
    host.open_stream(host.rules().viewer(request), out);
    co_await read_to_end(socket);
    host.close_stream(out);
    out->stop();
}

}  // namespace coach::sandbox
