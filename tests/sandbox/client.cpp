#include "tests/sandbox/client.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>

#include <sys/socket.h>
#include <sys/time.h>

namespace coach::testing {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

void limit_waiting(tcp::socket& socket) {
    const timeval longest{.tv_sec = 10, .tv_usec = 0};
    setsockopt(socket.native_handle(), SOL_SOCKET, SO_RCVTIMEO, &longest, sizeof longest);
}

}  // namespace

struct client::impl {
    asio::io_context context;
    tcp::socket socket{context};
    std::string buffer;
    std::string host;
};

client::client(std::uint16_t port) : impl_(std::make_unique<impl>()) {
    impl_->host = "127.0.0.1:" + std::to_string(port);
    impl_->socket.connect({asio::ip::address_v4::loopback(), port});
    limit_waiting(impl_->socket);
}

client::~client() = default;
client::client(client&&) noexcept = default;

void client::write(std::string_view bytes) {
    asio::write(impl_->socket, asio::buffer(bytes));
}

std::string client::read_until(std::string_view end) {
    auto& buffer = impl_->buffer;
    const auto size = asio::read_until(impl_->socket, asio::dynamic_buffer(buffer), end);
    auto out = buffer.substr(0, size);
    buffer.erase(0, size);
    return out;
}

std::string client::read_bytes(std::size_t count) {
    auto& buffer = impl_->buffer;
    if (buffer.size() < count) {
        asio::read(impl_->socket, asio::dynamic_buffer(buffer),
                   asio::transfer_exactly(count - buffer.size()));
    }
    auto out = buffer.substr(0, count);
    buffer.erase(0, count);
    return out;
}

void client::send(std::string_view method, std::string_view target, std::string_view more_headers) {
    std::string request;
    request.append(method).append(" ").append(target).append(" HTTP/1.1\r\nHost: ");
    write(request.append(impl_->host).append("\r\n").append(more_headers).append("\r\n"));
}

std::string client::head_of(std::string_view method, std::string_view target,
                            std::string_view more_headers, std::string_view body) {
    std::string request;
    request.append(method).append(" ").append(target).append(" HTTP/1.1\r\nHost: ");
    request.append(impl_->host).append("\r\n").append(more_headers);
    request.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n\r\n");
    write(request.append(body));
    return read_until("\r\n\r\n");
}

std::string client::announce(std::string_view target, std::size_t body_bytes) {
    std::string request;
    request.append("POST ").append(target).append(" HTTP/1.1\r\nHost: ").append(impl_->host);
    write(request.append("\r\nContent-Length: ")
              .append(std::to_string(body_bytes))
              .append("\r\n\r\n"));
    return read_until("\r\n\r\n");
}

nlohmann::json client::ask(std::string_view method, std::string_view target,
                           std::string_view more_headers, const nlohmann::json& body) {
    constexpr std::string_view length_header = "Content-Length: ";
    const auto headers = std::string(more_headers) + "Content-Type: application/json\r\n";
    const auto head = head_of(method, target, headers, body.is_null() ? "" : body.dump());
    const auto length = head.substr(head.find(length_header) + length_header.size());
    return nlohmann::json::parse(read_bytes(std::stoul(length)));
}

std::string client::read_event(std::string_view name) {
    const auto start = "event: " + std::string(name) + '\n';
    auto event = read_until("\n\n");
    while (!event.starts_with(start)) event = read_until("\n\n");
    return event;
}

std::string client::upgrade(const std::string& url) {
    write("GET " + url.substr(url.find("/link/")) + " HTTP/1.1\r\nHost: " + impl_->host +
          "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    return read_until("\r\n\r\n");
}

void client::send_frame(unsigned char first, std::string_view payload) {
    std::string out{static_cast<char>(first)};
    if (payload.size() < 126) {
        out += static_cast<char>(0x80U | payload.size());
    } else {
        out += static_cast<char>(0x80U | 126U);
        out += static_cast<char>(payload.size() >> 8U);
        out += static_cast<char>(payload.size() & 0xFFU);
    }
    out.append(4, '\0');  // a mask that changes nothing
    write(out.append(payload));
}

void client::send_text(const nlohmann::json& message) {
    send_frame(0x81, message.dump());
}

client::frame client::read_frame() {
    const auto head = read_bytes(2);
    std::size_t length = static_cast<unsigned char>(head[1]);
    if (length >= 126) {
        std::size_t extended = 0;
        for (const char c : read_bytes(length == 126 ? 2 : 8)) {
            extended = (extended << 8U) | static_cast<unsigned char>(c);
        }
        length = extended;
    }
    return {static_cast<unsigned char>(head[0]) & 0x0FU, read_bytes(length)};
}

nlohmann::json client::read_message() {
    while (true) {
        const auto received = read_frame();
        if (received.opcode == 1) return nlohmann::json::parse(received.payload);
    }
}

}  // namespace coach::testing
