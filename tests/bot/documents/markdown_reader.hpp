#pragma once

#include <string>
#include <string_view>

namespace coach::testing {

/// What a renderer shows of a paragraph of escaped text: the rules of CommonMark 2.4, 2.5 and 6.7,
/// read back without any help from the code under test. Markup that would be live comes out as
/// "LIVE(…)", so that a comparison fails.
std::string shown_by_markdown(std::string_view source);

}  // namespace coach::testing
