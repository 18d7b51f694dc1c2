#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace coach::testing {

/// One edit of the small ladder and what the loader says about it.
struct mistake {
    std::string found;        ///< stands once in small_ladder
    std::string replacement;  ///< is put in its place
    std::string complaint;    ///< all findings on "f.toml", without the last line break
};

/// What the loader says about a framework file called "f.toml"; "" if it is right.
std::string complaints_about(std::string_view text);

/// Checks each mistake by itself.
void check_mistakes(const std::vector<mistake>& mistakes);

}  // namespace coach::testing
