#pragma once

#include "config/finding.hpp"

#include <cstddef>
#include <filesystem>
#include <string>

namespace coach::config {

/// The bytes of a file or pipe of at most `most_bytes`; otherwise one finding that names it and
/// says why it cannot be read.
checked<std::string> read_file(const std::filesystem::path& file, std::size_t most_bytes);

}  // namespace coach::config
