#include "bot/ops/health_probe.hpp"

#include "tests/support/catch.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <chrono>
#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <utility>

using boost::asio::ip::tcp;
using coach::task;
using coach::config::listen_address;
using coach::ops::ask_page;
using coach::ops::http_page;
using coach::ops::http_server;
using namespace std::chrono_literals;

namespace {

using asked = boost::system::result<http_page>;

task<http_page> pages(std::string path) {
    if (path == "/readyz") co_return http_page{.status = 503, .body = "not_connected\n"};
    co_return http_page{.body = "page " + path + "\n"};
}

std::uint16_t port_in(const std::string& address) {
    return static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1)));
}

asked ask(boost::asio::io_context& context, const listen_address& where, const std::string& path,
          std::chrono::milliseconds limit = 10s) {
    std::optional<asked> out;
    boost::asio::co_spawn(context, ask_page(context.get_executor(), where, path, limit),
                          [&](const std::exception_ptr&, asked answer) {
                              out = std::move(answer);
                              context.stop();
                          });
    context.run();
    context.restart();
    return *std::move(out);
}

}  // namespace

TEST_CASE("a running app's pages are asked, and what they say is told") {
    boost::asio::io_context context{1};
    const http_server server(context.get_executor(), {.host = "127.0.0.1", .port = 0}, pages);
    const listen_address there{.host = "127.0.0.1", .port = port_in(server.address())};

    const auto alive = ask(context, there, "/healthz");
    const auto ready = ask(context, there, "/readyz");

    CHECK(alive.value().status == 200);
    CHECK(alive.value().body == "page /healthz\n");
    CHECK(ready.value().status == 503);
    CHECK(ready.value().body == "not_connected\n");
}

TEST_CASE("an app that listens on every network is asked on this machine") {
    boost::asio::io_context context{1};
    const http_server server(context.get_executor(), {.host = "127.0.0.1", .port = 0}, pages);

    const auto answer = ask(context, {.host = "0.0.0.0", .port = port_in(server.address())}, "/a");

    CHECK(answer.value().body == "page /a\n");
}

TEST_CASE("where nobody listens there is no answer") {
    boost::asio::io_context context{1};
    tcp::acceptor closed(context, {boost::asio::ip::address_v4::loopback(), 0});
    const auto port = closed.local_endpoint().port();
    closed.close();

    const auto answer = ask(context, {.host = "127.0.0.1", .port = port}, "/readyz");

    REQUIRE(answer.has_error());
    CHECK(answer.error() == boost::asio::error::connection_refused);
}

TEST_CASE("who takes the question and says nothing is given up after the limit") {
    boost::asio::io_context context{1};
    const tcp::acceptor silent(context, {boost::asio::ip::address_v4::loopback(), 0});

    const auto answer = ask(context, {.host = "127.0.0.1", .port = silent.local_endpoint().port()},
                            "/readyz", 20ms);

    REQUIRE(answer.has_error());
    CHECK(answer.error().message() == "The socket was closed due to a timeout");
}
