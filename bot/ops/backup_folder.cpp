#include "bot/ops/backup_folder.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <fcntl.h>
#include <iomanip>
#include <set>
#include <sstream>
#include <string_view>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace coach::ops {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view prefix = "pm-coach-";
constexpr std::string_view suffix = ".db";
constexpr std::string_view unfinished = ".unfinished";
constexpr std::string_view claim_name = ".pm-coach-backup.lock";

[[noreturn]] void fail(const std::string& doing) {
    throw std::system_error(errno, std::generic_category(), doing);
}

void make_folder(const fs::path& folder) {
    if (fs::is_directory(folder)) return;
    fs::create_directories(folder);
    fs::permissions(folder, fs::perms::owner_all);
}

/// The right to make backups in a folder; ends with the scope or the process.
class claim {
 public:
    explicit claim(const fs::path& folder) {
        constexpr int how = O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC;
        file_ = ::open((folder / claim_name).c_str(), how, S_IRUSR | S_IWUSR);
        if (file_ < 0) fail("cannot write to " + folder.string());
        held_ = ::flock(file_, LOCK_EX | LOCK_NB) == 0;
        if (!held_ && errno != EWOULDBLOCK) {
            const auto why = errno;
            ::close(file_);
            errno = why;
            fail("cannot lock " + (folder / claim_name).string());
        }
    }
    claim(const claim&) = delete;
    claim& operator=(const claim&) = delete;
    ~claim() {
        if (file_ >= 0) ::close(file_);
    }

    bool held() const { return held_; }

 private:
    int file_ = -1;
    bool held_ = false;
};

void delete_surplus(const backup_plan& plan, timestamp now) {
    const auto all = list_backups(plan.folder, now);
    for (std::size_t i = plan.keep; i < all.size(); ++i) fs::remove(all[i].file);
}

/// The backups that have begun and not ended, by the names that they were to get. SQLite and the
/// lock put files beside the unfinished one, whose names go on after its own.
std::set<fs::path> find_unfinished(const fs::path& folder) {
    std::set<fs::path> out;
    for (const auto& each : fs::directory_iterator(folder)) {
        const auto name = each.path().filename().string();
        const auto end = name.find(unfinished);
        if (end == std::string::npos) continue;
        const auto becomes = name.substr(0, end);
        if (moment_of_backup(becomes)) out.insert(folder / becomes);
    }
    return out;
}

}  // namespace

std::string backup_name(timestamp moment) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(moment);
    return fmt::format("{}{:%Y%m%dT%H%M%SZ}{}", prefix,
                       fmt::gmtime(std::chrono::system_clock::to_time_t(seconds)), suffix);
}

std::optional<timestamp> moment_of_backup(const std::string& name) {
    std::tm read{};
    std::istringstream in(name);
    in >> std::get_time(&read, "pm-coach-%Y%m%dT%H%M%SZ.db");
    if (!in) return std::nullopt;
    const timestamp moment{std::chrono::seconds{::timegm(&read)}};
    return backup_name(moment) == name ? std::optional(moment) : std::nullopt;
}

std::vector<kept_backup> list_backups(const fs::path& folder, timestamp now) {
    std::vector<kept_backup> out;
    std::error_code unreadable;
    for (const auto& each : fs::directory_iterator(folder, unreadable)) {
        const auto made = moment_of_backup(each.path().filename().string());
        if (made && *made <= now) out.push_back({.file = each.path(), .made = *made});
    }
    std::ranges::sort(out, std::ranges::greater{}, &kept_backup::made);
    return out;
}

std::optional<timestamp> newest_backup(const fs::path& folder, timestamp now) {
    const auto all = list_backups(folder, now);
    return all.empty() ? std::nullopt : std::optional(all.front().made);
}

bool is_due(const backup_plan& plan, std::optional<timestamp> newest, timestamp now) {
    return !newest || now - *newest >= plan.every;
}

std::optional<kept_backup> back_up_if_due(const backup_plan& plan, timestamp now,
                                          const backup_maker& maker) {
    make_folder(plan.folder);
    const claim alone(plan.folder);
    if (!alone.held() || !is_due(plan, newest_backup(plan.folder, now), now)) return std::nullopt;
    for (const auto& each : find_unfinished(plan.folder)) maker.discard(each);
    const auto file = plan.folder / backup_name(now);
    maker.make(file);
    delete_surplus(plan, now);
    return kept_backup{.file = file, .made = std::chrono::floor<std::chrono::seconds>(now)};
}

}  // namespace coach::ops
