#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace coach::testing {

/// All bytes of the file; none where there is no such file.
std::string bytes_of(const std::filesystem::path& file);

/// Where the text stands in the database or its write-ahead log: "the database", "the log", or
/// nothing.
std::string traces_of(std::string_view text, const std::filesystem::path& database);

}  // namespace coach::testing
