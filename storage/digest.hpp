#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace coach::storage {

/// The first 8 bytes of the text's SHA-256, the least significant first.
std::uint64_t digest(std::string_view text);

/// The text's SHA-256 as 64 lower-case hexadecimal digits.
std::string long_digest(std::string_view text);

/// The lowest 60 bits of a number as 12 lower-case letters and digits.
std::string short_text(std::uint64_t number);

/// 24 letters and digits that nobody can guess (120 random bits).
std::string random_text();

}  // namespace coach::storage
