#pragma once

#include <set>
#include <string>
#include <string_view>

namespace coach::testing {

/// The different words of a text: runs of letters and digits, in lower case, without the
/// diacritics of Latin letters.
std::set<std::string> plain_words(std::string_view text);

}  // namespace coach::testing
