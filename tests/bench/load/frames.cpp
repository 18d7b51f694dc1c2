#include "tests/bench/load/frames.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <stdexcept>

namespace coach::bench {

namespace {

constexpr std::size_t length_in_two = 126;
constexpr std::size_t mask_size = 4;

struct head {
    std::size_t size = 2;
    std::size_t length = 0;
};

/// How long the head and the text after it are; nothing where too few bytes are there.
std::optional<head> read_head(std::string_view bytes) {
    if (bytes.size() < 2) return std::nullopt;
    const auto second = static_cast<unsigned char>(bytes[1]);
    head out{.length = second & 0x7FU};
    const std::size_t more = out.length < length_in_two ? 0 : out.length == length_in_two ? 2 : 8;
    if (bytes.size() < out.size + more) return std::nullopt;
    if (more > 0) out.length = 0;
    for (std::size_t i = 0; i < more; ++i) {
        out.length = out.length * 256 + static_cast<unsigned char>(bytes[2 + i]);
    }
    out.size += more + ((second & 0x80U) != 0 ? mask_size : 0);
    return out;
}

/// Eight bytes at a time.
void unmask(char* text, std::size_t size, const char* mask) {
    std::uint64_t wide = 0;
    std::memcpy(&wide, mask, mask_size);
    wide |= wide << 32U;
    std::size_t at = 0;
    for (; at + sizeof wide <= size; at += sizeof wide) {
        std::uint64_t part = 0;
        std::memcpy(&part, text + at, sizeof part);
        part ^= wide;
        std::memcpy(text + at, &part, sizeof part);
    }
    for (; at < size; ++at) text[at] = static_cast<char>(text[at] ^ mask[at % mask_size]);
}

}  // namespace

char* frame_reader::room(std::size_t size) {
    if (read_ > 0) {
        std::memmove(bytes_.data(), bytes_.data() + read_, filled_ - read_);
        filled_ -= read_;
        read_ = 0;
    }
    if (bytes_.size() < filled_ + size) bytes_.resize(filled_ + size);
    return bytes_.data() + filled_;
}

std::optional<client_frame> frame_reader::next() {
    const auto unread = std::string_view(bytes_).substr(read_, filled_ - read_);
    const auto found = read_head(unread);
    if (!found || unread.size() < found->size + found->length) return std::nullopt;
    const auto first = static_cast<unsigned char>(unread[0]);
    if (first < 0x80U) throw std::runtime_error("a client sent a fragment");
    auto* const text = bytes_.data() + read_ + found->size;
    unmask(text, found->length, text - mask_size);
    read_ += found->size + found->length;
    return client_frame{.opcode = first & 0x0FU, .text = {text, found->length}};
}

void append_frame(std::string& out, unsigned opcode, std::string_view text) {
    constexpr std::size_t largest_in_two = 65'535;
    out.push_back(static_cast<char>(0x80U | opcode));
    if (text.size() < length_in_two) {
        out.push_back(static_cast<char>(text.size()));
    } else if (text.size() <= largest_in_two) {
        out.push_back(static_cast<char>(length_in_two));
        out.push_back(static_cast<char>(text.size() >> 8U));
        out.push_back(static_cast<char>(text.size() & 0xFFU));
    } else {
        throw std::runtime_error("an envelope is longer than Slack's are");
    }
    out.append(text);
}

}  // namespace coach::bench
