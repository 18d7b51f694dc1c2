#pragma once

#include <filesystem>

namespace coach::storage {

/// Makes sure that the file and its write-ahead log can be read and written, and by their owner
/// alone (mode 0600), whatever the umask: creates the file, empty, and missing directories (mode
/// 0700), and takes looser modes away. Throws store_failure with a sentence for the operator.
void prepare_database_file(const std::filesystem::path& file);

}  // namespace coach::storage
