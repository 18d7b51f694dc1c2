#include "core/unicode.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

namespace coach {

namespace {

std::size_t sequence_length(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead < 0xE0) return 2;
    if (lead >= 0xE0 && lead < 0xF0) return 3;
    if (lead >= 0xF0 && lead < 0xF5) return 4;
    return 0;
}

bool is_ascii(char byte) {
    return static_cast<unsigned char>(byte) < 0x80;
}

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// Refuses what has a shorter form, surrogates, and what lies beyond Unicode.
bool is_code_point(char32_t point, std::size_t size) {
    constexpr std::array<char32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
    return point >= smallest.at(size) && point < first_raw_byte && !surrogate;
}

struct sequence {
    char32_t point;
    std::size_t size;
};

/// The code point that a text begins with.
std::optional<sequence> first_sequence(std::string_view text) {
    constexpr std::array<unsigned char, 5> lead_mask{0, 0x7F, 0x1F, 0x0F, 0x07};
    const auto lead = static_cast<unsigned char>(text.front());
    const auto size = sequence_length(lead);
    if (size == 0 || text.size() < size) return std::nullopt;
    const auto tail = text.substr(1, size - 1);
    if (!std::ranges::all_of(tail, is_continuation)) return std::nullopt;
    char32_t point = lead & lead_mask.at(size);
    for (const char c : tail) point = (point << 6U) | (static_cast<unsigned char>(c) & 0x3FU);
    if (!is_code_point(point, size)) return std::nullopt;
    return sequence{.point = point, .size = size};
}

}  // namespace

std::u32string decode_utf8(std::string_view text) {
    std::u32string out;
    out.reserve(text.size());
    while (!text.empty()) {
        if (is_ascii(text.front())) {
            out.push_back(static_cast<char32_t>(text.front()));
            text.remove_prefix(1);
            continue;
        }
        const auto raw = first_raw_byte + static_cast<unsigned char>(text.front());
        const auto next = first_sequence(text).value_or(sequence{.point = raw, .size = 1});
        out.push_back(next.point);
        text.remove_prefix(next.size);
    }
    return out;
}

void append_utf8(char32_t point, std::string& out) {
    const auto tail = [&](unsigned shift) {
        out.push_back(static_cast<char>(0x80U | ((point >> shift) & 0x3FU)));
    };
    if (point < 0x80) {
        out.push_back(static_cast<char>(point));
    } else if (point >= first_raw_byte) {
        out.push_back(static_cast<char>(point - first_raw_byte));
    } else if (point < 0x800) {
        out.push_back(static_cast<char>(0xC0U | (point >> 6U)));
        tail(0);
    } else if (point < 0x10000) {
        out.push_back(static_cast<char>(0xE0U | (point >> 12U)));
        tail(6), tail(0);
    } else {
        out.push_back(static_cast<char>(0xF0U | (point >> 18U)));
        tail(12), tail(6), tail(0);
    }
}

}  // namespace coach
