#include "core/harmless.hpp"

#include "core/unicode.hpp"

#include <algorithm>

namespace coach {

namespace {

constexpr char32_t replacement = 0xFFFD;

bool is_between(char32_t point, char32_t first, char32_t last) {
    return first <= point && point <= last;
}

bool is_line_break(char32_t point) {
    return point == U'\r' || point == U'\n' || point == 0x85 || is_between(point, 0x2028, 0x2029);
}

bool is_control(char32_t point) {
    if (point == U'\t') return false;
    return point < 0x20 || is_between(point, 0x7F, 0x9F) || is_between(point, 0xFFF9, 0xFFFB);
}

bool turns_direction(char32_t point) {
    return is_between(point, 0x202A, 0x202E) || is_between(point, 0x2066, 0x2069);
}

/// What nearly every text is made of.
bool is_plain(char byte) {
    return (byte >= ' ' && byte <= '~') || byte == '\n' || byte == '\t';
}

}  // namespace

std::string harmless(std::string_view text) {
    if (std::ranges::all_of(text, is_plain)) return std::string(text);
    std::string out;
    out.reserve(text.size());
    char32_t last = 0;
    for (const char32_t point : decode_utf8(text)) {
        const bool second_half = last == U'\r' && point == U'\n';
        last = point;
        if (second_half || turns_direction(point)) continue;
        if (is_line_break(point)) {
            out.push_back('\n');
        } else if (point >= first_raw_byte) {
            append_utf8(replacement, out);
        } else if (!is_control(point)) {
            append_utf8(point, out);
        }
    }
    return out;
}

std::string trimmed(std::string_view text) {
    constexpr auto blank = " \n\t";
    auto out = harmless(text);
    out.erase(std::min(out.find_last_not_of(blank) + 1, out.size()));
    out.erase(0, std::min(out.find_first_not_of(blank), out.size()));
    return out;
}

}  // namespace coach
