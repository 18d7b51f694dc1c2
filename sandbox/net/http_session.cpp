#include "sandbox/files/transfers.hpp"
#include "sandbox/net/sessions.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <memory>
#include <utility>

namespace coach::sandbox {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t most_body_bytes = std::size_t{1024} * 1024;

using wire_request = http::request<http::string_body>;
using wire_reply = http::response<http::string_body>;

std::string lower_case(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

http_request from_wire(const wire_request& wire) {
    const std::string target(wire.target());
    const auto question = std::min(target.find('?'), target.size());
    http_request request{.method = std::string(wire.method_string()),
                         .path = target.substr(0, question),
                         .query = target.substr(std::min(question + 1, target.size())),
                         .headers = {},
                         .body = wire.body()};
    for (const auto& header : wire) {
        request.headers.insert_or_assign(lower_case(std::string(header.name_string())),
                                         std::string(header.value()));
    }
    return request;
}

wire_reply to_wire(http_reply reply, bool keep_alive) {
    wire_reply wire;
    wire.version(11);
    wire.result(reply.status);
    wire.keep_alive(keep_alive);
    wire.set(http::field::content_type, reply.content_type);
    wire.set(http::field::cache_control, "no-store");
    wire.set("X-Content-Type-Options", "nosniff");
    for (const auto& [name, value] : reply.headers) wire.set(name, value);
    wire.body() = std::move(reply.body);
    wire.prepare_payload();
    return wire;
}

asio::awaitable<bool> write_reply(tcp_socket socket, http_reply reply, bool keep_alive) {
    auto wire = to_wire(std::move(reply), keep_alive);
    const auto [error, size] = co_await http::async_write(*socket, wire, as_result);
    co_return !error && keep_alive;
}

/// Keeps an answer back for a while.
asio::awaitable<void> wait(shell& host, tcp_socket socket, std::chrono::milliseconds time) {
    const auto timer = std::make_shared<asio::steady_timer>(socket->get_executor(), time);
    host.track(timer);
    co_await timer->async_wait(as_result);
    host.untrack(timer);
}

/// Answers or hands over one request; false where the connection has ended.
asio::awaitable<bool> serve_request(shell& host, tcp_socket socket, wire_request wire,
                                    std::string early) {
    auto request = from_wire(wire);
    const bool keep_alive = wire.keep_alive();
    if (request.path == "/link/" && beast::websocket::is_upgrade(wire)) {
        if (auto refused = host.rules().refuse_socket(request, host.now())) {
            co_return co_await write_reply(socket, std::move(*refused), false);
        }
        co_await serve_socket(host, socket, std::move(request), std::move(early));
        co_return false;
    }
    if (request.path == "/_sandbox/events" && request.method == "GET") {
        if (auto refused = host.rules().refuse_events(request)) {
            co_return co_await write_reply(socket, std::move(*refused), keep_alive);
        }
        co_await serve_events(host, socket, std::move(request));
        co_return false;
    }
    auto reply = host.handle(request);
    if (reply.delay.count() > 0) co_await wait(host, socket, reply.delay);
    co_return co_await write_reply(socket, std::move(reply), keep_alive);
}

/// How many bytes a request's body may have.
std::size_t most_bytes(const http::request_parser<http::string_body>& parser) {
    const bool is_upload = std::string(parser.get().target()).starts_with("/upload/");
    return is_upload ? most_upload_bytes : most_body_bytes;
}

/// Reads a request. Where its body is announced as too large nothing of that is read.
asio::awaitable<boost::system::error_code> read_request(
    tcp_socket socket, beast::flat_buffer& buffer,
    http::request_parser<http::string_body>& parser) {
    parser.body_limit(most_upload_bytes);
    const auto [error, size] = co_await http::async_read_header(*socket, buffer, parser, as_result);
    if (error) co_return error;
    const auto most = most_bytes(parser);
    if (parser.content_length().value_or(0) > most) co_return http::error::body_limit;
    parser.body_limit(most);
    const auto [body_error, body_size] =
        co_await http::async_read(*socket, buffer, parser, as_result);
    co_return body_error;
}

asio::awaitable<void> serve_requests(shell& host, tcp_socket socket) {
    beast::flat_buffer buffer;
    bool open = true;
    while (open) {
        http::request_parser<http::string_body> parser;
        const auto error = co_await read_request(socket, buffer, parser);
        if (error == http::error::body_limit) {
            co_await write_reply(socket, refusal(413, "too_large"), false);
        }
        if (error) co_return;
        auto early = beast::buffers_to_string(buffer.data());
        open = co_await serve_request(host, socket, parser.release(), std::move(early));
    }
}

}  // namespace

asio::awaitable<void> serve_http(shell& host, tcp_socket socket) {
    host.track(socket);
    co_await serve_requests(host, socket);
    host.untrack(socket);
    boost::system::error_code ignored;
    socket->shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
    socket->close(ignored);
}

}  // namespace coach::sandbox
