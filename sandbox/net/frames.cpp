#include "sandbox/net/frames.hpp"

#include <openssl/evp.h>
#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <utility>

namespace coach::sandbox {

namespace {

enum class opcode : unsigned char {
    continuation = 0,
    text = 1,
    binary = 2,
    close = 8,
    ping = 9,
    pong = 10,
};

constexpr std::size_t mask_bytes = 4;
constexpr std::size_t most_control_bytes = 125;
constexpr std::uint16_t protocol_error = 1002;
constexpr std::uint16_t no_code = 1005;
constexpr std::uint16_t too_big = 1009;

std::uint64_t big_endian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (const char c : bytes) value = (value << 8U) | static_cast<unsigned char>(c);
    return value;
}

void append_big_endian(std::string& out, std::uint64_t value, unsigned bytes) {
    for (unsigned i = bytes; i-- > 0;) out.push_back(static_cast<char>((value >> (8 * i)) & 0xFFU));
}

constexpr unsigned final_bit = 0x80U;

std::string server_frame(opcode code, std::string_view payload, unsigned bits = final_bit) {
    std::string out;
    out.push_back(static_cast<char>(bits | static_cast<unsigned>(code)));
    if (payload.size() < 126) {
        out.push_back(static_cast<char>(payload.size()));
    } else if (payload.size() <= 0xFFFF) {
        out.push_back(126);
        append_big_endian(out, payload.size(), 2);
    } else {
        out.push_back(127);
        append_big_endian(out, payload.size(), 8);
    }
    return out.append(payload);
}

frame closing(std::string payload) {
    const auto code =
        payload.size() < 2 ? no_code : static_cast<std::uint16_t>(big_endian(payload.substr(0, 2)));
    return {frame_kind::close, payload.substr(std::min<std::size_t>(2, payload.size())), code};
}

frame_kind kind_of(opcode code, bool final) {
    switch (code) {
        case opcode::ping:
            return frame_kind::ping;
        case opcode::pong:
            return frame_kind::pong;
        case opcode::continuation:
            return frame_kind::fragment;
        default:
            if (!final) return frame_kind::fragment;
            return code == opcode::text ? frame_kind::text : frame_kind::binary;
    }
}

bool is_control(opcode code) {
    return code >= opcode::close;
}

bool is_known(opcode code) {
    return code <= opcode::binary || (code >= opcode::close && code <= opcode::pong);
}

}  // namespace

struct frame_reader::header {
    opcode code;
    bool final;
    bool reserved;
    bool masked;
    std::size_t size;  ///< of the header itself, with the mask
    std::uint64_t length;
};

std::optional<frame_reader::header> frame_reader::read_header() const {
    if (buffer_.size() < 2) return std::nullopt;
    const auto first = static_cast<unsigned char>(buffer_[0]);
    const auto second = static_cast<unsigned char>(buffer_[1]);
    const unsigned short_length = second & 0x7FU;
    const std::size_t extra = short_length == 126 ? 2 : short_length == 127 ? 8 : 0;
    if (buffer_.size() < 2 + extra) return std::nullopt;
    const bool masked = (second & 0x80U) != 0;
    return header{.code = static_cast<opcode>(first & 0x0FU),
                  .final = (first & 0x80U) != 0,
                  .reserved = (first & 0x70U) != 0,
                  .masked = masked,
                  .size = 2 + extra + (masked ? mask_bytes : 0),
                  .length = extra == 0 ? short_length
                                       : big_endian(std::string_view(buffer_).substr(2, extra))};
}

std::optional<frame> frame_reader::next() {
    if (broken_) return std::nullopt;
    const auto head = read_header();
    if (!head) return std::nullopt;
    if (!head->masked) return violation(protocol_error, "Client frames must be masked");
    if (head->reserved || !is_known(head->code)) return violation(protocol_error, "Unknown frame");
    if (is_control(head->code) && (!head->final || head->length > most_control_bytes)) {
        return violation(protocol_error, "Bad control frame");
    }
    if (head->length > most_frame_bytes) {
        return violation(too_big, "Max frame length of 20480 has been exceeded.");
    }
    if (buffer_.size() < head->size + head->length) return std::nullopt;
    return take(*head);
}

frame frame_reader::take(const header& head) {
    const auto mask = buffer_.substr(head.size - mask_bytes, mask_bytes);
    auto payload = buffer_.substr(head.size, head.length);
    buffer_.erase(0, head.size + payload.size());
    for (std::size_t i = 0; i < payload.size(); ++i) {
        payload[i] = static_cast<char>(payload[i] ^ mask[i % mask_bytes]);
    }
    if (head.code == opcode::close) return closing(std::move(payload));
    return {kind_of(head.code, head.final), std::move(payload)};
}

frame frame_reader::violation(std::uint16_t code, std::string_view reason) {
    broken_ = true;
    buffer_.clear();
    return {frame_kind::violation, std::string(reason), code};
}

std::string text_frame(std::string_view payload) {
    return server_frame(opcode::text, payload);
}

std::string text_in_pieces(std::string_view payload) {
    const auto third = payload.size() / 3;
    return server_frame(opcode::text, payload.substr(0, third), 0) +
           server_frame(opcode::continuation, payload.substr(third, third), 0) +
           server_frame(opcode::continuation, payload.substr(2 * third));
}

std::string ping_frame(std::string_view payload) {
    return server_frame(opcode::ping, payload);
}

std::string pong_frame(std::string_view payload) {
    return server_frame(opcode::pong, payload);
}

std::string close_frame(std::uint16_t code, std::string_view reason) {
    std::string payload;
    append_big_endian(payload, code, 2);
    payload.append(reason.substr(0, most_control_bytes - 2));
    return server_frame(opcode::close, payload);
}

std::string accept_key(std::string_view client_key) {
    const auto text = std::string(client_key) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    std::array<unsigned char, SHA_DIGEST_LENGTH> digest{};
    SHA1(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
    std::array<unsigned char, 4 * ((SHA_DIGEST_LENGTH + 2) / 3) + 1> encoded{};
    const auto size = EVP_EncodeBlock(encoded.data(), digest.data(), SHA_DIGEST_LENGTH);
    return {encoded.begin(), encoded.begin() + size};
}

}  // namespace coach::sandbox
