#include "bot/main/sandbox_folder.hpp"

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <system_error>

namespace coach::program {

namespace {

namespace fs = std::filesystem;

constexpr auto state_file = "workspace.json";

fs::path make_temporary() {
    auto name = (fs::temp_directory_path() / "pm-coach-sandbox-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
        throw std::system_error(errno, std::generic_category(), "no temporary folder");
    }
    return name;
}

fs::path make_staying(const fs::path& wanted) {
    if (fs::create_directories(wanted)) fs::permissions(wanted, fs::perms::owner_all);
    return wanted;
}

}  // namespace

sandbox_folder::sandbox_folder(const fs::path& kept)
    : stays_(!kept.empty()), path_(stays_ ? make_staying(kept) : make_temporary()) {}

sandbox_folder::~sandbox_folder() {
    std::error_code ignored;
    if (!stays_) fs::remove_all(path_, ignored);
}

std::string sandbox_folder::kept() const {
    std::ifstream in(path_ / state_file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void sandbox_folder::keep(const std::string& state) const {
    const auto fresh = path_ / "workspace.json.new";
    std::ofstream out(fresh, std::ios::binary | std::ios::trunc);
    fs::permissions(fresh, fs::perms::owner_read | fs::perms::owner_write);
    out << state;
    out.close();
    if (!out) throw std::system_error(errno, std::generic_category(), "the sandbox cannot be kept");
    fs::rename(fresh, path_ / state_file);
}

}  // namespace coach::program
