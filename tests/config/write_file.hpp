#pragma once

#include "tests/support/temporary_directory.hpp"

#include <filesystem>
#include <fstream>
#include <string_view>

namespace coach::testing {

/// Writes a file into the folder and returns its path.
inline std::filesystem::path write_file(const temporary_directory& folder, std::string_view name,
                                        std::string_view bytes) {
    const auto file = folder.path() / name;
    std::ofstream(file, std::ios::binary) << bytes;
    return file;
}

}  // namespace coach::testing
