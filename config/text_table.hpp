#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace coach::config {

/// How many columns of a terminal a UTF-8 text takes: two for each wide character of East Asian
/// scripts and each emoji, none for combining marks, one for the rest.
std::size_t display_width(std::string_view text);

/// Rows of cells as lines with aligned columns, two spaces apart, each line after `indent`. Rows
/// may differ in length; the last cell of a row is not padded.
std::string aligned(const std::vector<std::vector<std::string>>& rows, std::string_view indent);

}  // namespace coach::config
