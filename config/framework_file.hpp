#pragma once

#include "config/finding.hpp"
#include "core/framework.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace coach::config {

/// Reads a ladder from TOML text; `source` names it in findings. The format is explained in
/// config/frameworks/product-management.toml, its limits in config/framework_limits.hpp. A text
/// that is no TOML has one finding; any other has one for each of its mistakes.
checked<framework> parse_framework(std::string_view text, std::string_view source);

/// Reads a ladder from a file of at most 1 MiB. Findings name the file by its path as given.
checked<framework> load_framework(const std::filesystem::path& file);

/// The product managers' ladder that the binary carries. Lives as long as the program; callable
/// from any thread.
const framework& embedded_framework();

}  // namespace coach::config
