#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace coach {

/// The text as it is compared: lower case in every script that has one, runs of any Unicode space
/// (the no-break space too) as one space, none at the ends, typographic quotes and dashes as
/// their ASCII selves. Bytes that are not UTF-8 are kept as they are.
std::string fold(std::string_view text);

/// The parts of a folded text between its spaces.
std::vector<std::string> split_words(std::string_view folded);

/// The candidate that `word` most likely was meant to be: the nearest by insertions, deletions,
/// replacements and swaps of neighbouring code points, if at most a third of the word is wrong
/// (one slip is allowed from three letters on). Both sides must be folded; the first of equals
/// wins.
std::optional<std::string> closest_word(std::string_view word,
                                        std::span<const std::string> candidates);

}  // namespace coach
