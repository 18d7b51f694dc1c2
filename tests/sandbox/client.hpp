#pragma once

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace coach::testing {

/// One blocking connection to 127.0.0.1, written for these tests alone: it knows just enough of
/// HTTP and WebSocket, and lets frames be as wrong as a test wants. Waits 10 s at most for
/// anything, and throws then, as it does when the other side is gone.
class client {
 public:
    explicit client(std::uint16_t port);
    ~client();
    client(const client&) = delete;
    client& operator=(const client&) = delete;
    client(client&&) noexcept;
    client& operator=(client&&) = delete;

    /// Sends a request without a body, and reads nothing.
    void send(std::string_view method, std::string_view target, std::string_view more_headers = "");

    /// Sends a request and reads the head of its answer.
    std::string head_of(std::string_view method, std::string_view target,
                        std::string_view more_headers = "", std::string_view body = "");

    /// Sends the head of a POST whose body would have that many bytes, and nothing of the body;
    /// reads the head of the answer.
    std::string announce(std::string_view target, std::size_t body_bytes);

    /// Sends a request, reads its answer and returns the body as JSON.
    nlohmann::json ask(std::string_view method, std::string_view target,
                       std::string_view more_headers = "", const nlohmann::json& body = nullptr);

    /// Reads up to and with that text.
    std::string read_until(std::string_view end);

    /// Reads a page's event stream up to the next event of that name; returns that event, whole.
    std::string read_event(std::string_view name);

    /// Opens a WebSocket at that address, "ws://…"; returns the head of the answer.
    std::string upgrade(const std::string& url);

    /// Sends a masked frame whose first byte is `first`.
    void send_frame(unsigned char first, std::string_view payload);

    /// Sends a whole text message in one frame.
    void send_text(const nlohmann::json& message);

    /// A frame that the server sent.
    struct frame {
        unsigned opcode{};
        std::string payload;
    };

    /// The next frame.
    frame read_frame();

    /// The next text frame, as JSON; pings on the way are not answered.
    nlohmann::json read_message();

 private:
    std::string read_bytes(std::size_t count);
    void write(std::string_view bytes);

    struct impl;
    std::unique_ptr<impl> impl_;
};

}  // namespace coach::testing
