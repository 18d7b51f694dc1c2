#include "tests/fuzz/one_answer_server.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <utility>

namespace coach::testing {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

constexpr auto waiting = asio::as_tuple(asio::use_awaitable);

/// A header cannot hold a line break; anything else is for the client to cope with.
std::string one_line(std::string text) {
    std::erase_if(text, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
    return text;
}

std::string as_http(const fixed_answer& given) {
    const auto retry =
        given.retry_after == "-" ? "" : "Retry-After: " + one_line(given.retry_after) + "\r\n";
    return "HTTP/1.1 " + std::to_string(std::clamp(given.status, 100U, 999U)) + " Said\r\n" +
           "Content-Type: " + one_line(given.content_type) + "\r\n" + retry +
           "Content-Length: " + std::to_string(given.body.size()) + "\r\n\r\n" + given.body;
}

std::size_t content_length(const std::string& head) {
    constexpr std::string_view name = "Content-Length: ";
    const auto at = head.find(name);
    std::size_t out = 0;
    if (at != std::string::npos) {
        std::from_chars(head.data() + at + name.size(), head.data() + head.size(), out);
    }
    return out;
}

}  // namespace

one_answer_server::one_answer_server(asio::io_context& context, const fixed_answer& given)
    : acceptor_(context, {asio::ip::address_v4::loopback(), 0}), reply_(as_http(given)) {
    asio::co_spawn(context, accept(), asio::detached);
}

slack::url one_answer_server::address() const {
    return {.scheme = "http",
            .host = "127.0.0.1",
            .port = acceptor_.local_endpoint().port(),
            .target = "/api/"};
}

task<void> one_answer_server::accept() {
    for (;;) {
        auto [failed, socket] = co_await acceptor_.async_accept(waiting);
        if (failed) co_return;
        socket.set_option(asio::socket_base::linger(true, 0));
        auto executor = socket.get_executor();
        asio::co_spawn(executor, serve(std::move(socket), reply_), asio::detached);
    }
}

task<void> one_answer_server::serve(tcp::socket socket, std::string reply) {
    std::string asked;
    for (;;) {
        auto [failed, size] = co_await asio::async_read_until(socket, asio::dynamic_buffer(asked),
                                                              "\r\n\r\n", waiting);
        if (failed) co_return;
        const auto whole = size + content_length(asked.substr(0, size));
        const auto missing = whole - std::min(whole, asked.size());
        co_await asio::async_read(socket, asio::dynamic_buffer(asked),
                                  asio::transfer_exactly(missing), waiting);
        asked.erase(0, std::min(whole, asked.size()));
        co_await asio::async_write(socket, asio::buffer(reply), waiting);
    }
}

}  // namespace coach::testing
