#include "tests/storage/traces.hpp"

#include <fstream>
#include <iterator>

namespace coach::testing {

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string traces_of(std::string_view text, const std::filesystem::path& database) {
    if (bytes_of(database).find(text) != std::string::npos) return "the database";
    if (bytes_of(database.string() + "-wal").find(text) != std::string::npos) return "the log";
    return "";
}

}  // namespace coach::testing
