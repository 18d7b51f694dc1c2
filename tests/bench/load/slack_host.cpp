#include "tests/bench/load/slack_host.hpp"

#include "core/task.hpp"
#include "tests/bench/load/frames.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <openssl/evp.h>
#include <openssl/sha.h>

#include <array>
#include <utility>

namespace coach::bench {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using net::ip::tcp;
using tls_stream = net::ssl::stream<tcp::socket>;

namespace {

/// Of RFC 6455, 4.2.2.
std::string accept_key(std::string_view key) {
    const auto joined = std::string(key) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    std::array<unsigned char, SHA_DIGEST_LENGTH> digest{};
    EVP_Digest(joined.data(), joined.size(), digest.data(), nullptr, EVP_sha1(), nullptr);
    std::array<unsigned char, 32> base64{};
    const auto size = EVP_EncodeBlock(base64.data(), digest.data(), SHA_DIGEST_LENGTH);
    return {base64.begin(), base64.begin() + size};
}

constexpr std::string_view hello =
    R"({"type":"hello","num_connections":1,"debug_info":{"host":"bench","approximate_connection_time":18060},"connection_info":{"app_id":"A1"}})";

constexpr std::string_view any_answer =
    R"({"ok":true,"url":"https://bench.slack.com/","team":"Bench","user":"coach","team_id":"T1",)"
    R"("user_id":"U0","bot_id":"B1","app_id":"A1","ts":"1.1","channel":{"id":"D1"},)"
    R"("view":{"id":"V1","hash":"1.a"},"user":{"id":"U1","team_id":"T1","tz":"Etc/UTC","is_bot":false,)"
    R"("name":"ann","profile":{"real_name":"Ann"}},"members":[],"messages":[]})";

constexpr std::string_view all_scopes =
    "commands,app_mentions:read,im:history,chat:write,im:write,files:write,files:read,users:read,"
    "users:read.email,dnd:read,channels:history,groups:history";

}  // namespace

struct slack_host::impl {
    impl(net::io_context& context, const testing::tls_identity& identity, callbacks told)
        : acceptor(context, {net::ip::address_v4::loopback(), 0}),
          tls(net::ssl::context::tls_server),
          tell(std::move(told)) {
        tls.use_certificate(net::buffer(identity.certificate), net::ssl::context::pem);
        tls.use_private_key(net::buffer(identity.key), net::ssl::context::pem);
    }

    std::string host() const {
        return "localhost:" + std::to_string(acceptor.local_endpoint().port());
    }

    static task<void> accept_all(std::shared_ptr<impl> self) {
        for (;;) {
            boost::system::error_code failed;
            auto socket = co_await self->acceptor.async_accept(
                net::redirect_error(net::use_awaitable, failed));
            if (failed) co_return;
            socket.set_option(tcp::no_delay(true));
            auto stream = std::make_shared<tls_stream>(std::move(socket), self->tls);
            net::co_spawn(self->acceptor.get_executor(), serve(self, std::move(stream)),
                          net::detached);
        }
    }

    /// Answers requests until one asks for a web socket.
    static task<void> serve(std::shared_ptr<impl> self, std::shared_ptr<tls_stream> stream) {
        co_await stream->async_handshake(net::ssl::stream_base::server, net::use_awaitable);
        beast::flat_buffer incoming;
        for (;;) {
            http::request<http::string_body> asked;
            co_await http::async_read(*stream, incoming, asked, net::use_awaitable);
            const auto key = asked[http::field::sec_websocket_key];
            if (!key.empty()) co_return co_await talk(self, std::move(stream), std::string(key));
            const auto answer = self->answer_to(asked);
            co_await http::async_write(*stream, answer, net::use_awaitable);
        }
    }

    http::response<http::string_body> answer_to(const http::request<http::string_body>& asked) {
        const auto method = std::string(asked.target().substr(asked.target().rfind('/') + 1));
        ++calls[method];
        http::response<http::string_body> out{http::status::ok, asked.version()};
        out.set(http::field::content_type, "application/json; charset=utf-8");
        out.set("x-oauth-scopes", all_scopes);
        out.body() = method == "apps.connections.open"
                         ? R"({"ok":true,"url":"wss://)" + host() + R"(/link/?ticket=1"})"
                         : std::string(any_answer);
        out.keep_alive(asked.keep_alive());
        out.prepare_payload();
        return out;
    }

    static task<void> talk(std::shared_ptr<impl> self, std::shared_ptr<tls_stream> stream,
                           std::string key) {
        const auto welcome =
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Accept: " +
            accept_key(key) + "\r\n\r\n";
        co_await net::async_write(*stream, net::buffer(welcome), net::use_awaitable);
        self->link = stream;
        append_frame(self->pending, text_frame, hello);
        self->flush(self);
        if (self->tell.on_hello) self->tell.on_hello();
        co_await self->read_all(self, std::move(stream));
        self->link.reset();
    }

    task<void> read_all(std::shared_ptr<impl> self, std::shared_ptr<tls_stream> stream) {
        constexpr std::size_t at_once = 128UL * 1024;
        frame_reader reader;
        boost::system::error_code failed;
        while (!failed) {
            const auto size =
                co_await stream->async_read_some(net::buffer(reader.room(at_once), at_once),
                                                 net::redirect_error(net::use_awaitable, failed));
            reader.took(size);
            while (const auto frame = reader.next()) take(*frame);
            flush(self);
        }
    }

    void take(const client_frame& frame) {
        if (frame.opcode == text_frame && tell.on_message) tell.on_message(frame.text);
        if (frame.opcode == ping_frame) append_frame(pending, pong_frame, frame.text);
        if (frame.opcode == close_frame) append_frame(pending, close_frame, frame.text);
    }

    void flush(const std::shared_ptr<impl>& self) {
        if (writing || pending.empty() || !link) return;
        writing = true;
        net::co_spawn(acceptor.get_executor(), write_all(self, link), net::detached);
    }

    static task<void> write_all(std::shared_ptr<impl> self, std::shared_ptr<tls_stream> stream) {
        boost::system::error_code failed;
        while (!self->pending.empty() && !failed) {
            const auto bytes = std::exchange(self->pending, {});
            co_await net::async_write(*stream, net::buffer(bytes),
                                      net::redirect_error(net::use_awaitable, failed));
        }
        self->writing = false;
    }

    tcp::acceptor acceptor;
    net::ssl::context tls;
    callbacks tell;
    std::shared_ptr<tls_stream> link;
    std::string pending;
    bool writing = false;
    std::map<std::string, std::uint64_t> calls;
};

slack_host::slack_host(net::io_context& context, const testing::tls_identity& identity,
                       callbacks tell)
    : impl_(std::make_shared<impl>(context, identity, std::move(tell))) {
    net::co_spawn(context, impl::accept_all(impl_), net::detached);
}

slack_host::~slack_host() {
    impl_->tell = {};
    impl_->acceptor.close();
}

std::string slack_host::api_url() const {
    return "https://" + impl_->host() + "/api/";
}

void slack_host::tell(callbacks to) {
    impl_->tell = std::move(to);
}

void slack_host::queue(std::string_view envelope) {
    append_frame(impl_->pending, text_frame, envelope);
}

void slack_host::flush() {
    impl_->flush(impl_);
}

const std::map<std::string, std::uint64_t>& slack_host::calls() const {
    return impl_->calls;
}

}  // namespace coach::bench
