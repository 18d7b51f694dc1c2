#include "bot/ops/http_server.hpp"

#include "tests/support/catch.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>

using boost::asio::ip::tcp;
using coach::task;
using coach::config::listen_address;
using coach::ops::http_limits;
using coach::ops::http_page;
using coach::ops::http_server;
using namespace std::chrono_literals;

namespace {

const listen_address anywhere{.host = "127.0.0.1", .port = 0};

task<http_page> pages(std::string path) {
    if (path == "/broken") throw std::runtime_error("private words");
    if (path == "/none") co_return http_page{.status = 404, .body = "none\n"};
    co_return http_page{.body = "page " + path + "\n"};
}

/// A server on a thread of its own, for clients that block.
class running_server {
 public:
    explicit running_server(http_limits limits = {})
        : server_(context_.get_executor(), anywhere, pages, limits),
          port_(static_cast<std::uint16_t>(
              std::stoi(server_.address().substr(server_.address().find(':') + 1)))),
          thread_([this] { context_.run(); }) {}
    running_server(const running_server&) = delete;
    running_server& operator=(const running_server&) = delete;
    ~running_server() { context_.stop(); }

    tcp::socket connect() {
        tcp::socket socket(clients_);
        socket.connect({boost::asio::ip::make_address("127.0.0.1"), port_});
        return socket;
    }

    /// Sends that and returns all that comes back until the server ends the connection.
    std::string ask(const std::string& request) {
        auto socket = connect();
        boost::asio::write(socket, boost::asio::buffer(request));
        return rest_of(socket);
    }

    std::string get(const std::string& path) {
        return ask("GET " + path + " HTTP/1.1\r\nHost: here\r\n\r\n");
    }

    static std::string rest_of(tcp::socket& socket) {
        std::string out;
        boost::system::error_code end;
        boost::asio::read(socket, boost::asio::dynamic_buffer(out), end);
        return out;
    }

 private:
    boost::asio::io_context clients_;
    boost::asio::io_context context_{1};
    http_server server_;
    std::uint16_t port_;
    std::jthread thread_;
};

std::string status_of(const std::string& answer) {
    return answer.substr(0, answer.find("\r\n"));
}

std::string body_of(const std::string& answer) {
    const auto end = answer.find("\r\n\r\n");
    return end == std::string::npos ? "" : answer.substr(end + 4);
}

}  // namespace

TEST_CASE("a page is served by its path, without the query") {
    running_server server;

    const auto answer = server.get("/metrics?x=1");
    CHECK(status_of(answer) == "HTTP/1.1 200 OK");
    CHECK(body_of(answer) == "page /metrics\n");
    CHECK(answer.find("Connection: close\r\n") != std::string::npos);
    CHECK(status_of(server.get("/none")) == "HTTP/1.1 404 Not Found");
}

TEST_CASE("other methods are refused, with a body or without") {
    running_server server;

    const auto answer =
        server.ask("POST /metrics HTTP/1.1\r\nHost: here\r\nContent-Length: 5\r\n\r\nhello");
    CHECK(status_of(answer) == "HTTP/1.1 405 Method Not Allowed");
    CHECK(answer.find("Allow: GET\r\n") != std::string::npos);
    CHECK(status_of(server.ask("DELETE / HTTP/1.1\r\n\r\n")) == "HTTP/1.1 405 Method Not Allowed");
}

TEST_CASE("what is no request, or too large, is refused") {
    running_server server;

    CHECK(status_of(server.ask("good day to you\r\n\r\n")) == "HTTP/1.1 400 Bad Request");
    CHECK(status_of(server.ask("GET / HTTP/1.1\r\nX: " + std::string(9000, 'x') + "\r\n\r\n")) ==
          "HTTP/1.1 431 Request Header Fields Too Large");
    CHECK(status_of(server.get("/metrics")) == "HTTP/1.1 200 OK");
}

TEST_CASE("a page that fails tells nothing of why, and the next is served") {
    running_server server;

    const auto answer = server.get("/broken");
    CHECK(status_of(answer) == "HTTP/1.1 500 Internal Server Error");
    CHECK(answer.find("private") == std::string::npos);
    CHECK(status_of(server.get("/metrics")) == "HTTP/1.1 200 OK");
}

TEST_CASE("who says nothing is let go at the deadline") {
    running_server server({.deadline = 20ms});
    auto silent = server.connect();

    CHECK(running_server::rest_of(silent).empty());
}

TEST_CASE("no more connections are kept than the limit says") {
    running_server server({.connections = 1});
    auto first = server.connect();

    CHECK(server.get("/metrics").empty());

    boost::asio::write(first, boost::asio::buffer(std::string("GET /a HTTP/1.1\r\n\r\n")));
    CHECK(body_of(running_server::rest_of(first)) == "page /a\n");
}

TEST_CASE("an address that cannot be had is said in a sentence") {
    boost::asio::io_context context;
    const http_server first(context.get_executor(), anywhere, pages);
    const auto port = first.address().substr(first.address().find(':') + 1);

    const listen_address taken{.host = "127.0.0.1",
                               .port = static_cast<std::uint16_t>(std::stoi(port))};
    CHECK_THROWS_WITH(
        http_server(context.get_executor(), taken, pages),
        "COACH_HTTP: cannot listen on 127.0.0.1 port " + port + ": Address already in use");
}
