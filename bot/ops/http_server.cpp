#include "bot/ops/http_server.hpp"

#include "bot/ops/fault.hpp"
#include "bot/ops/log.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

#include <array>
#include <exception>
#include <optional>
#include <stdexcept>
#include <utility>

namespace coach::ops {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

using wire_request = http::request_parser<http::empty_body>;
using shared_socket = std::shared_ptr<tcp::socket>;

auto into(error_code& failed) {
    return asio::redirect_error(asio::use_awaitable, failed);
}

tcp::endpoint endpoint_of(const config::listen_address& where) {
    return {asio::ip::make_address(where.host), where.port};
}

std::string as_text(const tcp::endpoint& where) {
    const auto host = where.address().to_string();
    return (where.address().is_v6() ? "[" + host + "]" : host) + ":" + std::to_string(where.port());
}

tcp::acceptor listen(const asio::any_io_executor& executor, const config::listen_address& where) {
    try {
        return {executor, endpoint_of(where)};
    } catch (const boost::system::system_error& failed) {
        throw std::runtime_error("COACH_HTTP: cannot listen on " + where.host + " port " +
                                 std::to_string(where.port) + ": " + failed.code().message());
    }
}

/// Why a request is not served, or nothing where it is to be.
std::optional<http_page> objection(const wire_request& request, error_code failed) {
    if (failed == http::error::header_limit || failed == http::error::buffer_overflow) {
        return http_page{.status = 431, .body = "too much header\n"};
    }
    if (failed) return http_page{.status = 400, .body = "this is no HTTP request\n"};
    if (request.get().method() != http::verb::get) {
        return http_page{.status = 405, .body = "only GET\n"};
    }
    return std::nullopt;
}

bool is_gone(error_code failed) {
    return failed == http::error::end_of_stream || failed == asio::error::operation_aborted ||
           failed == asio::error::connection_reset || failed == asio::error::bad_descriptor;
}

std::string path_of(const wire_request& request) {
    const std::string target(request.get().target());
    return target.substr(0, target.find('?'));
}

http::response<http::string_body> to_wire(http_page page) {
    constexpr unsigned http_1_1 = 11;
    http::response<http::string_body> wire(http::int_to_status(page.status), http_1_1);
    wire.set(http::field::content_type, page.content_type);
    wire.set(http::field::cache_control, "no-store");
    wire.set("X-Content-Type-Options", "nosniff");
    if (wire.result() == http::status::method_not_allowed) wire.set(http::field::allow, "GET");
    wire.keep_alive(false);
    wire.body() = std::move(page.body);
    wire.prepare_payload();
    return wire;
}

/// Closing on bytes that nobody has read would reset the connection, and the client might lose the
/// answer; so these are read, some of them.
task<void> end_politely(shared_socket socket) {
    error_code failed;
    socket->shutdown(tcp::socket::shutdown_send, failed);
    std::array<char, 4096> ignored{};
    std::size_t left = 64UL * 1024;
    while (!failed && left > 0) {
        const auto size = co_await socket->async_read_some(asio::buffer(ignored), into(failed));
        left -= std::min(size, left);
    }
}

}  // namespace

/// Shared by its coroutines, which end soon after the acceptor was closed.
struct http_server::impl {
    impl(const asio::any_io_executor& executor, const config::listen_address& where,
         http_pages shown, http_limits bounds)
        : acceptor(listen(executor, where)), pages(std::move(shown)), limits(bounds) {}

    /// One connection for as long as this lives.
    struct place {
        explicit place(std::shared_ptr<impl> of) : server(std::move(of)) { ++server->open; }
        place(const place&) = delete;
        place& operator=(const place&) = delete;
        ~place() { --server->open; }

        std::shared_ptr<impl> server;
    };

    task<http_page> page_at(std::string path) const {
        try {
            co_return co_await pages(std::move(path));
        } catch (const std::exception& fault) {
            log::error("an operator's page failed", {{"cause", describe(fault)}});
        }
        co_return http_page{.status = 500, .body = "something went wrong\n"};
    }

    static task<void> answer(std::shared_ptr<impl> self, shared_socket socket) {
        wire_request request;
        request.header_limit(static_cast<std::uint32_t>(self->limits.header_bytes));
        beast::flat_buffer incoming(self->limits.header_bytes);
        error_code failed;
        co_await http::async_read_header(*socket, incoming, request, into(failed));
        if (is_gone(failed)) co_return;
        auto page = objection(request, failed);
        if (!page) page = co_await self->page_at(path_of(request));
        const auto wire = to_wire(*std::move(page));
        co_await http::async_write(*socket, wire, into(failed));
        if (!failed) co_await end_politely(socket);
    }

    static task<void> serve(std::shared_ptr<impl> self, shared_socket socket) {
        const place counted(self);
        asio::steady_timer deadline(socket->get_executor(), self->limits.deadline);
        deadline.async_wait([socket](error_code stopped) {
            error_code ignored;
            if (!stopped) socket->close(ignored);
        });
        co_await answer(self, socket);
    }

    /// Where no connection can be had, for lack of descriptors, the next try waits.
    static task<void> accept_all(std::shared_ptr<impl> self) {
        while (self->acceptor.is_open()) {
            error_code failed;
            auto socket = co_await self->acceptor.async_accept(into(failed));
            if (failed == asio::error::operation_aborted) co_return;
            if (failed) {
                asio::steady_timer pause(self->acceptor.get_executor(), std::chrono::seconds{1});
                co_await pause.async_wait(into(failed));
            } else if (self->open < self->limits.connections) {
                const auto executor = self->acceptor.get_executor();
                asio::co_spawn(executor,
                               serve(self, std::make_shared<tcp::socket>(std::move(socket))),
                               asio::detached);
            }
        }
    }

    tcp::acceptor acceptor;
    http_pages pages;
    http_limits limits;
    std::size_t open = 0;
};

http_server::http_server(const asio::any_io_executor& executor, const config::listen_address& where,
                         http_pages pages, http_limits limits)
    : impl_(std::make_shared<impl>(executor, where, std::move(pages), limits)) {
    asio::co_spawn(executor, impl::accept_all(impl_), asio::detached);
}

http_server::~http_server() {
    error_code ignored;
    impl_->acceptor.close(ignored);
}

std::string http_server::address() const {
    return as_text(impl_->acceptor.local_endpoint());
}

}  // namespace coach::ops
