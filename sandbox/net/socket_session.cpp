#include "sandbox/net/frames.hpp"
#include "sandbox/net/sessions.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <array>
#include <string_view>
#include <utility>

namespace coach::sandbox {

namespace {

namespace asio = boost::asio;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t read_bytes = 16'384;
constexpr std::uint16_t no_code = 1005;
constexpr std::uint16_t normal_close = 1000;

std::string handshake(const http_request& request) {
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Accept: " +
           accept_key(field(request.headers, "sec-websocket-key")) + "\r\n\r\n";
}

/// Does what a client's frame asks for. A fragment and a binary message are ignored, as by Slack.
void obey(shell& host, connection_id id, outgoing& out, const frame& received) {
    switch (received.kind) {
        case frame_kind::text:
            return host.socket_text(id, received.payload);
        case frame_kind::ping:
            return out.push(pong_frame(received.payload));
        case frame_kind::pong:
            return host.socket_pong(id);
        case frame_kind::close:
            out.push(close_frame(received.code == no_code ? normal_close : received.code, ""));
            return out.finish();
        case frame_kind::violation:
            out.push(close_frame(received.code, received.payload));
            out.finish();
            return host.socket_closed(id);
        case frame_kind::fragment:
        case frame_kind::binary:
            return;
    }
}

asio::awaitable<void> read_frames(shell& host, tcp_socket socket, connection_id id,
                                  std::shared_ptr<outgoing> out, frame_reader reader) {
    std::array<char, read_bytes> bytes{};
    while (true) {
        while (const auto received = reader.next()) obey(host, id, *out, *received);
        const auto [error, size] = co_await socket->async_read_some(asio::buffer(bytes), as_result);
        if (error) co_return;
        reader.feed(std::string_view(bytes.data(), size));
    }
}

}  // namespace

asio::awaitable<void> serve_socket(shell& host, tcp_socket socket, http_request request,
                                   std::string early) {
    auto out = std::make_shared<outgoing>(socket);
    asio::co_spawn(socket->get_executor(), outgoing::run(out), asio::detached);
    out->push(handshake(request));
    const auto id = host.open_socket(request, out);
    frame_reader reader;
    reader.feed(early);
    co_await read_frames(host, socket, id, out, std::move(reader));
    out->stop();
    host.socket_closed(id);
}

}  // namespace coach::sandbox
