#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace coach::sandbox {

/// The parts of "a, b,c" without the spaces around them; none for an empty text.
std::vector<std::string> split_list(std::string_view text);

}  // namespace coach::sandbox
