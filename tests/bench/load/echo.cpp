// bench_echo: a bare Beast client over TLS that sends back each text it gets: the most that a
// program on this stack could do. SLACK_API_URL names the host, and SSL_CERT_DIR
// whom it trusts, as for the app.

#include "core/task.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>

#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>

namespace {

namespace net = boost::asio;
namespace websocket = boost::beast::websocket;
using net::ip::tcp;

std::string port_of(const std::string& api_url) {
    const auto begin = api_url.rfind(':') + 1;
    return api_url.substr(begin, api_url.find('/', begin) - begin);
}

coach::task<void> echo(std::string port) {
    net::ssl::context trust(net::ssl::context::tls_client);
    trust.add_verify_path(std::getenv("SSL_CERT_DIR"));
    trust.set_verify_mode(net::ssl::verify_peer);
    const auto executor = co_await net::this_coro::executor;
    websocket::stream<net::ssl::stream<tcp::socket>> socket(executor, trust);
    auto& lowest = boost::beast::get_lowest_layer(socket);
    tcp::resolver resolver(executor);
    const auto found = co_await resolver.async_resolve("localhost", port, net::use_awaitable);
    co_await net::async_connect(lowest, found, net::use_awaitable);
    lowest.set_option(tcp::no_delay(true));
    socket.next_layer().set_verify_callback(net::ssl::host_name_verification("localhost"));
    co_await socket.next_layer().async_handshake(net::ssl::stream_base::client, net::use_awaitable);
    socket.auto_fragment(false);
    socket.write_buffer_bytes(32UL * 1024);
    co_await socket.async_handshake("localhost:" + port, "/link/", net::use_awaitable);
    boost::beast::flat_buffer text;
    co_await socket.async_read(text, net::use_awaitable);
    text.clear();
    for (;;) {
        co_await socket.async_read(text, net::use_awaitable);
        co_await socket.async_write(text.data(), net::use_awaitable);
        text.clear();
    }
}

}  // namespace

int main() {
    const auto* const api_url = std::getenv("SLACK_API_URL");
    if (api_url == nullptr) {
        std::cerr << "SLACK_API_URL is not set\n";
        return 2;
    }
    net::io_context context(1);
    net::co_spawn(context, echo(port_of(api_url)), [](const std::exception_ptr& thrown) {
        if (thrown) std::cerr << "the connection ended\n";
    });
    context.run();
    return 0;
}
