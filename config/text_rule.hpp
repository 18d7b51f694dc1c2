#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace coach::config {

/// Which characters a text may hold.
enum class alphabet {
    any,          ///< one line of any script, without control characters
    level_key,    ///< letters A-Z and a-z, digits, "-"; begins with a letter
    stable_key,   ///< letters a-z, digits, "-"; begins with a letter
    version_name  ///< letters A-Z and a-z, digits, ".", "-", "_"
};

/// What a text of a framework file may be: 1 to `longest` code points of an alphabet.
struct text_rule {
    std::size_t longest;
    alphabet letters = alphabet::any;
};

/// What the rule allows, to end a sentence with: "one line of 1 to 60 characters".
std::string allowed_by(const text_rule& rule);

/// What about a UTF-8 text breaks the rule, to go on after "title": "is empty", "has 75
/// characters".
std::optional<std::string> fault_of(std::string_view text, const text_rule& rule);

/// A text from a file between quotes for a message: shortened, and without control characters.
std::string in_quotes(std::string_view text);

}  // namespace coach::config
