#include "storage/key_ring.hpp"

#include "storage/descriptor.hpp"
#include "storage/digest.hpp"
#include "storage/random_numbers.hpp"
#include "storage/sealing.hpp"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <span>
#include <string_view>
#include <sys/stat.h>
#include <system_error>

namespace coach::storage {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view suffix = ".key";

/// Whether a file in the folder may be one of ours.
bool is_name(std::string_view file) {
    constexpr std::string_view digits = "0123456789abcdef";
    constexpr std::size_t length = 64;
    return file.size() == length + suffix.size() && file.ends_with(suffix) &&
           file.find_first_not_of(digits) == length;
}

/// As much as there is, up to the size of what is to be filled; says how much that was.
std::size_t read_all(int file, std::span<unsigned char> out) {
    std::size_t have = 0;
    while (have < out.size()) {
        const auto got = ::read(file, out.data() + have, out.size() - have);
        if (got < 0 && errno == EINTR) continue;
        require(got >= 0, "cannot read a key of feedback");
        if (got == 0) return have;
        have += static_cast<std::size_t>(got);
    }
    return have;
}

void write_all(int file, std::span<const unsigned char> what) {
    while (!what.empty()) {
        const auto put = ::write(file, what.data(), what.size());
        if (put < 0 && errno == EINTR) continue;
        require(put >= 0, "cannot write a key of feedback");
        what = what.subspan(static_cast<std::size_t>(put));
    }
    require(::fsync(file) == 0, "cannot sync a key of feedback");
}

}  // namespace

key_ring::key_ring(const fs::path& database) : folder_(database.string() + ".keys") {}

std::string key_ring::name_of(const team_id& team, const feedback_id& feedback) {
    return long_digest("key of " + std::to_string(team.str().size()) + ":" + team.str() +
                       feedback.str());
}

fs::path key_ring::file_of(const std::string& name) const {
    return folder_ / (name + std::string(suffix));
}

std::optional<secret_bytes> key_ring::find(const std::string& name) const {
    constexpr int how = O_RDONLY | O_NOFOLLOW | O_CLOEXEC;
    const descriptor file(::open(file_of(name).c_str(), how));
    if (file.number() < 0 && errno == ENOENT) return std::nullopt;
    require(file.number() >= 0, "cannot open a key of feedback");
    secret_bytes key(sealing_key_size);
    secret_bytes more(1);
    const bool is_whole = read_all(file.number(), key.span()) == sealing_key_size;
    if (!is_whole || read_all(file.number(), more.span()) != 0) return std::nullopt;
    return key;
}

secret_bytes key_ring::make(const std::string& name) {
    prepare_folder();
    destroy(name);
    secret_bytes key(sealing_key_size);
    fill_randomly(key.span());
    constexpr int how = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
    constexpr mode_t owner = S_IRUSR | S_IWUSR;
    {
        const descriptor file(::open(file_of(name).c_str(), how, owner));
        require(file.number() >= 0 && ::fchmod(file.number(), owner) == 0,
                "cannot create a key of feedback");
        write_all(file.number(), key.span());
    }
    sync_directory(folder_);
    return key;
}

std::set<std::string> key_ring::names() const {
    std::set<std::string> out;
    std::error_code missing;
    for (const auto& each : fs::directory_iterator(folder_, missing)) {
        const auto file = each.path().filename().string();
        if (is_name(file)) out.insert(file.substr(0, file.size() - suffix.size()));
    }
    return out;
}

std::vector<fs::path> key_ring::files() const {
    std::vector<fs::path> out;
    for (const auto& each : names()) out.push_back(file_of(each));
    return out;
}

void key_ring::destroy_doomed(const std::set<std::string>& needed) {
    while (!doomed_.empty()) {
        const auto name = *doomed_.begin();
        if (!needed.contains(name)) destroy(name);
        doomed_.erase(name);
    }
}

void key_ring::destroy(const std::string& name) const {
    const auto place = file_of(name);
    {
        const descriptor file(::open(place.c_str(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC));
        if (file.number() < 0 && errno == ENOENT) return;
        require(file.number() >= 0, "cannot open a key of feedback");
        write_all(file.number(), secret_bytes(sealing_key_size).span());
    }
    require(::unlink(place.c_str()) == 0 || errno == ENOENT, "cannot delete a key of feedback");
    sync_directory(folder_);
}

void key_ring::prepare_folder() const {
    const bool is_new = ::mkdir(folder_.c_str(), S_IRWXU) == 0;
    require(is_new || errno == EEXIST, "cannot create the folder of the keys of feedback");
    require(::chmod(folder_.c_str(), S_IRWXU) == 0,
            "cannot set the mode of the folder of the keys of feedback");
    if (is_new) sync_directory(folder_.parent_path());
}

}  // namespace coach::storage
