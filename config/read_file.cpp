#include "config/read_file.hpp"

#include <cerrno>
#include <fstream>
#include <ios>
#include <system_error>

namespace coach::config {

namespace {

findings refusal(const std::filesystem::path& file, std::string text) {
    return {{.source = file.string(), .line = 0, .column = 0, .text = std::move(text)}};
}

}  // namespace

checked<std::string> read_file(const std::filesystem::path& file, std::size_t most_bytes) {
    std::error_code ignored;
    if (std::filesystem::is_directory(file, ignored))
        return refusal(file, "is a folder, not a file");
    errno = 0;
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        return refusal(file, "cannot be read: " + std::generic_category().message(errno));
    }
    std::string bytes(most_bytes + 1, '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > most_bytes) {
        return refusal(file,
                       "is too large; allowed: at most " + std::to_string(most_bytes) + " bytes");
    }
    if (in.bad()) return refusal(file, "cannot be read to its end");
    return bytes;
}

}  // namespace coach::config
