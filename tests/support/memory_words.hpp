#pragma once

#include "core/ids.hpp"

#include <set>
#include <string>
#include <string_view>

namespace coach::testing {

/// The different words of a text: runs of letters and digits, in lower case, without the
/// diacritics of Latin letters.
std::set<std::string> plain_words(std::string_view text);

/// What an id is made of: the request's key, or a number for it where it is long, as those of
/// submissions are, which hold all that was typed.
std::string short_name(const request_key& key);

}  // namespace coach::testing
