#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace coach::bench {

/// A whole web socket frame from a client. The text lives until the reader is asked again.
struct client_frame {
    unsigned opcode = 0;
    std::string_view text;
};

/// Takes a client's bytes apart into frames, in place. Only what Socket Mode clients send: no
/// fragments, no extensions.
class frame_reader {
 public:
    /// Room for bytes that come next; `took` says how many came.
    char* room(std::size_t size);
    void took(std::size_t size) { filled_ += size; }

    /// The next whole frame, unmasked; nothing where more bytes are needed. Throws
    /// std::runtime_error at a fragment.
    std::optional<client_frame> next();

 private:
    std::string bytes_;
    std::size_t filled_ = 0;
    std::size_t read_ = 0;
};

/// Appends a server's frame.
void append_frame(std::string& out, unsigned opcode, std::string_view text);

inline constexpr unsigned text_frame = 1;
inline constexpr unsigned close_frame = 8;
inline constexpr unsigned ping_frame = 9;
inline constexpr unsigned pong_frame = 10;

}  // namespace coach::bench
