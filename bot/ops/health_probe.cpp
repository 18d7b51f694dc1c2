#include "bot/ops/health_probe.hpp"

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

#include <utility>

namespace coach::ops {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

tcp::endpoint nearest(const config::listen_address& where) {
    const auto address = asio::ip::make_address(where.host);
    if (!address.is_unspecified()) return {address, where.port};
    if (address.is_v6()) return {asio::ip::address_v6::loopback(), where.port};
    return {asio::ip::address_v4::loopback(), where.port};
}

http::request<http::empty_body> get(const std::string& path) {
    constexpr unsigned http_1_1 = 11;
    http::request<http::empty_body> out(http::verb::get, path, http_1_1);
    out.set(http::field::host, "localhost");
    return out;
}

}  // namespace

task<boost::system::result<http_page>> ask_page(asio::any_io_executor executor,
                                                config::listen_address where, std::string path,
                                                std::chrono::milliseconds limit) {
    beast::tcp_stream stream(std::move(executor));
    stream.expires_after(limit);
    error_code failed;
    const auto into = [&failed] { return asio::redirect_error(asio::use_awaitable, failed); };
    co_await stream.async_connect(nearest(where), into());
    if (failed) co_return failed;
    const auto request = get(path);
    co_await http::async_write(stream, request, into());
    if (failed) co_return failed;
    beast::flat_buffer incoming;
    http::response<http::string_body> answer;
    co_await http::async_read(stream, incoming, answer, into());
    if (failed) co_return failed;
    co_return http_page{.status = answer.result_int(),
                        .content_type = answer[http::field::content_type],
                        .body = std::move(answer.body())};
}

}  // namespace coach::ops
