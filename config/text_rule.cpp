#include "config/text_rule.hpp"

#include "core/unicode.hpp"

#include <algorithm>

namespace coach::config {

namespace {

bool is_lower(char32_t c) {
    return c >= U'a' && c <= U'z';
}
bool is_letter(char32_t c) {
    return is_lower(c) || (c >= U'A' && c <= U'Z');
}
bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

/// Control characters, line and paragraph separators, and the marks that reverse what is written
/// after them.
bool breaks_a_line(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029 ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool belongs(char32_t c, alphabet letters) {
    switch (letters) {
        case alphabet::level_key:
            return is_letter(c) || is_digit(c) || c == U'-';
        case alphabet::stable_key:
            return is_lower(c) || is_digit(c) || c == U'-';
        case alphabet::version_name:
            return is_letter(c) || is_digit(c) || c == U'.' || c == U'-' || c == U'_';
        case alphabet::any:
            break;
    }
    return !breaks_a_line(c);
}

bool must_begin_with_letter(alphabet letters) {
    return letters == alphabet::level_key || letters == alphabet::stable_key;
}

std::string_view letters_of(alphabet letters) {
    switch (letters) {
        case alphabet::level_key:
            return "A-Z, a-z, 0-9 and -, beginning with a letter";
        case alphabet::stable_key:
            return "a-z, 0-9 and -, beginning with a letter";
        case alphabet::version_name:
            return "A-Z, a-z, 0-9, \".\", - and _";
        case alphabet::any:
            break;
    }
    return {};
}

}  // namespace

std::string allowed_by(const text_rule& rule) {
    const auto length = "1 to " + std::to_string(rule.longest) + " characters";
    if (rule.letters == alphabet::any) return "one line of " + length;
    return length + " of " + std::string(letters_of(rule.letters));
}

std::optional<std::string> fault_of(std::string_view text, const text_rule& rule) {
    const auto points = decode_utf8(text);
    const auto belongs_here = [&](char32_t c) { return belongs(c, rule.letters); };
    if (points.empty()) return "is empty";
    if (std::ranges::any_of(points, breaks_a_line)) {
        return "holds a line break or control character";
    }
    if (points.front() == U' ' || points.back() == U' ') return "has a space at an end";
    if (points.size() > rule.longest) {
        return "has " + std::to_string(points.size()) + " characters";
    }
    if (!std::ranges::all_of(points, belongs_here) ||
        (must_begin_with_letter(rule.letters) && !is_letter(points.front()))) {
        return "is " + in_quotes(text);
    }
    return std::nullopt;
}

std::string in_quotes(std::string_view text) {
    constexpr std::size_t longest_shown = 60;
    auto points = decode_utf8(text);
    const bool cut = points.size() > longest_shown;
    if (cut) points.resize(longest_shown);
    std::string out = "\"";
    for (const char32_t c : points) {
        append_utf8(breaks_a_line(c) || c >= first_raw_byte ? U'?' : c, out);
    }
    return out + (cut ? "…\"" : "\"");
}

}  // namespace coach::config
