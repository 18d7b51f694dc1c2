#pragma once

#include <string>
#include <string_view>

namespace coach {

/// What decode_utf8 makes of a byte that is not part of valid UTF-8: this plus the byte. It lies
/// above every code point.
inline constexpr char32_t first_raw_byte = 0x110000;

/// The code points of a UTF-8 text, which are what Slack counts. Loses nothing: append_utf8 of each
/// restores the text, also one that is not valid UTF-8.
std::u32string decode_utf8(std::string_view text);

/// Adds one code point, or one raw byte, to a text.
void append_utf8(char32_t point, std::string& out);

}  // namespace coach
