#include "bot/slack/http_client.hpp"

#include "bot/slack/transport.hpp"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

#include <cstddef>
#include <map>
#include <stdexcept>
#include <tuple>
#include <utility>
#include <vector>

namespace coach::slack {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;
using net::ip::tcp;

namespace {

constexpr unsigned header_limit = 32U * 1024;
constexpr std::uint64_t body_limit = 32ULL * 1024 * 1024;
constexpr std::size_t kept_per_host = 4;

using wire_request = http::request<http::string_body>;

wire_request to_wire(http_request& request) {
    constexpr unsigned http_1_1 = 11;
    wire_request wire{http::verb::post, request.target.target, http_1_1};
    wire.set(http::field::host, request.target.authority());
    wire.set(http::field::user_agent, "pm-coach");
    wire.set(http::field::accept, "application/json");
    wire.set(http::field::content_type, request.content_type);
    if (!request.bearer.empty()) {
        wire.set(http::field::authorization, "Bearer " + request.bearer);
    }
    wire.body() = std::move(request.body);
    wire.prepare_payload();
    return wire;
}

http_response from_wire(http::response<http::string_body> wire) {
    return {.status = wire.result_int(),
            .content_type = wire[http::field::content_type],
            .scopes = wire["x-oauth-scopes"],
            .date = wire[http::field::date],
            .retry_after = retry_after_in(wire[http::field::retry_after]),
            .body = std::move(wire.body())};
}

net_error failure(std::string code) {
    return {.code = std::move(code), .retry_after = std::nullopt};
}

net_error reading_failure(error_code failed) {
    const bool large = failed == http::error::header_limit || failed == http::error::body_limit ||
                       failed == http::error::buffer_overflow;
    return failure(large ? "too_large" : "connection_lost");
}

/// How one request on one connection went.
struct exchange {
    std::optional<http_response> response;
    net_error failed;
    bool unprocessed = false;  ///< with a failure: the server cannot have seen the whole request
    bool silent = false;       ///< with a failure: the connection ended before any reply
};

class connection {
 public:
    connection() = default;
    connection(const connection&) = delete;
    connection& operator=(const connection&) = delete;
    virtual ~connection() = default;

    virtual task<std::optional<net_error>> open(const url& target) = 0;
    virtual task<exchange> transact(const wire_request& request) = 0;
    virtual void abort() = 0;

    /// Whether another request may be sent: the last reply allowed it, and nothing came since,
    /// which could only be the end.
    virtual bool reusable() = 0;
};

template <class Stream>
class connection_over final : public connection {
 public:
    template <class... Arguments>
    explicit connection_over(Arguments&&... arguments)
        : stream_(std::forward<Arguments>(arguments)...), resolver_(stream_.get_executor()) {}

    task<std::optional<net_error>> open(const url& target) override {
        auto failed = co_await dial(resolver_, socket(), target);
        if (!failed) failed = co_await secure(stream_, target);
        co_return failed;
    }

    task<exchange> transact(const wire_request& request) override {
        keep_ = false;
        error_code failed;
        co_await http::async_write(stream_, request, into(failed));
        if (failed) {
            co_return exchange{.response = std::nullopt,
                               .failed = failure("connection_lost"),
                               .unprocessed = true,
                               .silent = true};
        }
        http::response_parser<http::string_body> parser;
        parser.header_limit(header_limit);
        parser.body_limit(body_limit);
        co_await http::async_read(stream_, incoming_, parser, into(failed));
        if (failed) {
            co_return exchange{.response = std::nullopt,
                               .failed = reading_failure(failed),
                               .unprocessed = false,
                               .silent = !parser.got_some()};
        }
        keep_ = parser.keep_alive();
        co_return exchange{.response = from_wire(parser.release()), .failed = {}};
    }

    void abort() override {
        resolver_.cancel();
        close_now(socket());
    }

    bool reusable() override {
        if (!keep_ || !socket().is_open() || incoming_.size() > 0) return false;
        error_code state;
        char next = 0;
        socket().non_blocking(true, state);
        socket().receive(net::buffer(&next, 1), tcp::socket::message_peek, state);
        return state == net::error::would_block;
    }

 private:
    tcp::socket& socket() { return beast::get_lowest_layer(stream_); }

    Stream stream_;
    tcp::resolver resolver_;
    beast::flat_buffer incoming_;
    bool keep_ = false;
};

/// Where a kept connection leads to.
using host_key = std::tuple<bool, std::string, std::uint16_t>;

host_key key_of(const url& target) {
    return {target.secure(), target.host, target.port};
}

}  // namespace

struct http_client::pool {
    net::any_io_executor executor;
    std::shared_ptr<tls_context> tls;
    std::chrono::milliseconds idle_limit;

    struct kept_connection {
        std::unique_ptr<connection> link;
        std::chrono::steady_clock::time_point since;
    };
    std::map<host_key, std::vector<kept_connection>> idle{};

    std::unique_ptr<connection> make(const url& target) const {
        if (!target.secure()) return std::make_unique<connection_over<plain_stream>>(executor);
        return std::make_unique<connection_over<tls_stream>>(executor, tls->get());
    }

    /// The kept connection that was used last, if one still works.
    std::unique_ptr<connection> take(const url& target) {
        auto& kept = idle[key_of(target)];
        while (!kept.empty()) {
            auto last = std::move(kept.back());
            kept.pop_back();
            const bool fresh = std::chrono::steady_clock::now() - last.since < idle_limit;
            if (fresh && last.link->reusable()) return std::move(last.link);
        }
        return nullptr;
    }

    void keep(const url& target, std::unique_ptr<connection> used) {
        auto& kept = idle[key_of(target)];
        if (kept.size() >= kept_per_host || !used->reusable()) return;
        kept.push_back({.link = std::move(used), .since = std::chrono::steady_clock::now()});
    }

    static task<http_result> post(std::shared_ptr<pool> self, http_request request);
    task<exchange> attempt(std::unique_ptr<connection>& used, const url& target,
                           const wire_request& wire) const;
};

/// Opens a connection first where there is none.
task<exchange> http_client::pool::attempt(std::unique_ptr<connection>& used, const url& target,
                                          const wire_request& wire) const {
    if (!used) {
        used = make(target);
        auto failed = co_await used->open(target);
        if (failed) {
            co_return exchange{.response = std::nullopt,
                               .failed = std::move(*failed),
                               .unprocessed = true,
                               .silent = true};
        }
    }
    co_return co_await used->transact(wire);
}

task<http_result> http_client::pool::post(std::shared_ptr<pool> self, http_request request) {
    const auto target = request.target;
    const auto wire = to_wire(request);
    auto used = self->take(target);
    const bool kept = used != nullptr;
    const deadline guard(self->executor, request.limit, [&used] {
        if (used) used->abort();
    });
    auto outcome = co_await self->attempt(used, target, wire);
    const bool repeatable = outcome.unprocessed || (outcome.silent && request.idempotent);
    if (!outcome.response && kept && repeatable && !guard.expired()) {
        used.reset();
        outcome = co_await self->attempt(used, target, wire);
    }
    if (guard.expired() && !outcome.response) co_return failure("timeout");
    if (!outcome.response) co_return std::move(outcome.failed);
    self->keep(target, std::move(used));
    co_return std::move(*outcome.response);
}

http_client::http_client(net::any_io_executor executor, std::shared_ptr<tls_context> tls,
                         std::chrono::milliseconds idle_limit)
    : pool_(std::make_shared<pool>(std::move(executor), std::move(tls), idle_limit)) {}

http_client::~http_client() = default;

task<http_result> http_client::post(http_request request) {
    return pool::post(pool_, std::move(request));
}

void throw_exception_from_error(const net_error& e, const boost::source_location&) {
    throw std::logic_error("unchecked network error: " + e.code);
}

}  // namespace coach::slack
