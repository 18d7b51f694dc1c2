#include "tests/support/tls_server.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <openssl/evp.h>
#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <sstream>
#include <utility>

namespace coach::testing {

namespace net = boost::asio;
using net::ip::tcp;

namespace {

constexpr unsigned text_opcode = 1;

std::string websocket_key_answer(const std::string& key) {
    const auto joined = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    std::array<unsigned char, SHA_DIGEST_LENGTH> digest{};
    EVP_Digest(joined.data(), joined.size(), digest.data(), nullptr, EVP_sha1(), nullptr);
    std::array<unsigned char, 32> base64{};
    const auto size = EVP_EncodeBlock(base64.data(), digest.data(), SHA_DIGEST_LENGTH);
    return {base64.begin(), base64.begin() + size};
}

raw_request parse_head(const std::string& head) {
    raw_request request;
    std::istringstream lines(head);
    lines >> request.method >> request.target;
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line) && line != "\r") {
        const auto colon = line.find(':');
        auto name = line.substr(0, colon);
        std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
        const auto value = line.substr(colon + 2);
        request.headers[name] = value.substr(0, value.find('\r'));
    }
    return request;
}

std::uint64_t big_endian(const std::string& bytes) {
    std::uint64_t value = 0;
    for (const char c : bytes) value = value * 256 + static_cast<unsigned char>(c);
    return value;
}

template <class Stream>
class peer_over final : public peer {
 public:
    template <class... Arguments>
    explicit peer_over(Arguments&&... arguments) : stream_(std::forward<Arguments>(arguments)...) {}

    Stream& stream() { return stream_; }

    task<void> write(std::string bytes) override {
        co_await net::async_write(stream_, net::buffer(bytes), net::use_awaitable);
    }

    void reset() override {
        auto& socket = stream_.lowest_layer();
        socket.set_option(net::socket_base::linger(true, 0));
        socket.close();
    }

 private:
    task<std::string> read_some() override {
        std::string bytes(16UL * 1024, '\0');
        const auto size = co_await stream_.async_read_some(net::buffer(bytes), net::use_awaitable);
        bytes.resize(size);
        co_return bytes;
    }

    Stream stream_;
};

using tls_peer = peer_over<net::ssl::stream<tcp::socket>>;

}  // namespace

task<std::string> peer::read_exactly(std::size_t size) {
    while (unread_.size() < size) unread_ += co_await read_some();
    auto bytes = unread_.substr(0, size);
    unread_.erase(0, size);
    co_return bytes;
}

task<raw_request> peer::read_request() {
    auto end = unread_.find("\r\n\r\n");
    while (end == std::string::npos) {
        unread_ += co_await read_some();
        end = unread_.find("\r\n\r\n");
    }
    const auto head = co_await read_exactly(end + 4);
    auto request = parse_head(head);
    const auto length = request.headers.find("content-length");
    if (length != request.headers.end()) {
        request.body = co_await read_exactly(std::stoul(length->second));
    }
    co_return request;
}

task<raw_frame> peer::read_frame() {
    constexpr std::uint64_t length_in_two = 126;
    constexpr std::uint64_t length_in_eight = 127;
    const auto head = co_await read_exactly(2);
    const auto first = static_cast<unsigned char>(head[0]);
    const auto second = static_cast<unsigned char>(head[1]);
    raw_frame frame{
        .last = first >= 0x80U, .masked = second >= 0x80U, .opcode = first & 0x0FU, .payload = {}};
    std::uint64_t length = second & 0x7FU;
    if (length == length_in_two) {
        length = big_endian(co_await read_exactly(2));
    } else if (length == length_in_eight) {
        length = big_endian(co_await read_exactly(8));
    }
    std::string mask(4, '\0');
    if (frame.masked) mask = co_await read_exactly(4);
    frame.payload = co_await read_exactly(length);
    for (std::size_t i = 0; i < frame.payload.size(); ++i) {
        frame.payload[i] = static_cast<char>(frame.payload[i] ^ mask[i % 4]);
    }
    co_return frame;
}

task<void> peer::reply(unsigned status, std::string content_type, std::string body,
                       std::string more_headers) {
    auto bytes = "HTTP/1.1 " + std::to_string(status) +
                 " Whatever\r\nContent-Type: " + content_type +
                 "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + more_headers +
                 "\r\n" + body;
    co_await write(std::move(bytes));
}

task<void> peer::accept_websocket(raw_request request) {
    auto bytes =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: "
        "Upgrade\r\nSec-WebSocket-Accept: " +
        websocket_key_answer(request.headers["sec-websocket-key"]) + "\r\n\r\n";
    co_await write(std::move(bytes));
}

std::string frame_bytes(const raw_frame& frame) {
    constexpr std::size_t longest_short = 125;
    constexpr std::size_t longest_in_two = 65'535;
    const auto size = frame.payload.size();
    std::string bytes(1, static_cast<char>((frame.last ? 0x80U : 0U) | frame.opcode));
    int more = 0;
    if (size <= longest_short) {
        bytes.push_back(static_cast<char>(size));
    } else {
        more = size <= longest_in_two ? 2 : 8;
        bytes.push_back(static_cast<char>(more == 2 ? 126 : 127));
    }
    for (int i = more - 1; i >= 0; --i) {
        bytes.push_back(static_cast<char>((size >> static_cast<unsigned>(8 * i)) & 0xFFU));
    }
    return bytes + frame.payload;
}

std::string text_frame(std::string text) {
    return frame_bytes(
        {.last = true, .masked = false, .opcode = text_opcode, .payload = std::move(text)});
}

struct tls_server::impl {
    impl(net::io_context& context, handler with)
        : acceptor(context, {net::ip::address_v4::loopback(), 0}), serve(std::move(with)) {}

    static task<void> accept_all(std::shared_ptr<impl> self) {
        for (;;) {
            boost::system::error_code failed;
            auto socket = co_await self->acceptor.async_accept(
                net::redirect_error(net::use_awaitable, failed));
            if (failed) co_return;
            ++self->accepted;
            net::co_spawn(self->acceptor.get_executor(), welcome(self, std::move(socket)),
                          net::detached);
        }
    }

    static task<void> welcome(std::shared_ptr<impl> self, tcp::socket socket) {
        if (!self->tls) {
            auto plain = std::make_shared<peer_over<tcp::socket>>(std::move(socket));
            co_return co_await self->serve(std::move(plain));
        }
        auto secured = std::make_shared<tls_peer>(std::move(socket), *self->tls);
        co_await secured->stream().async_handshake(net::ssl::stream_base::server,
                                                   net::use_awaitable);
        co_await self->serve(std::move(secured));
    }

    tcp::acceptor acceptor;
    handler serve;
    std::optional<net::ssl::context> tls;
    int accepted = 0;
};

tls_server::tls_server(net::io_context& context, handler serve,
                       std::optional<tls_identity> identity)
    : impl_(std::make_shared<impl>(context, std::move(serve))) {
    if (identity) {
        auto& tls = impl_->tls.emplace(net::ssl::context::tls_server);
        tls.use_certificate(net::buffer(identity->certificate), net::ssl::context::pem);
        tls.use_private_key(net::buffer(identity->key), net::ssl::context::pem);
    }
    net::co_spawn(context, impl::accept_all(impl_), net::detached);
}

tls_server::~tls_server() {
    impl_->acceptor.close();
}

std::uint16_t tls_server::port() const {
    return impl_->acceptor.local_endpoint().port();
}

int tls_server::accepted() const {
    return impl_->accepted;
}

}  // namespace coach::testing
