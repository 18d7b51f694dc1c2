#include "storage/backup.hpp"
#include "storage/connection.hpp"
#include "storage/open_database.hpp"
#include "storage/restore.hpp"
#include "tests/storage/interrupted_process.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_directory.hpp"

#include <cstddef>
#include <exception>
#include <filesystem>
#include <string>

namespace fs = std::filesystem;
using coach::timestamp;
using coach::storage::back_up;
using coach::storage::connection;
using coach::storage::open_database;
using coach::storage::restoration;
using coach::testing::can_fail_changes;
using coach::testing::interrupt;
using coach::testing::interruption;
using coach::testing::temporary_directory;
using namespace std::chrono_literals;

namespace {

const timestamp now{1'795'402'980s};

/// More than a restore changes.
constexpr std::size_t too_many = 5000;

constexpr int restored = 0;
constexpr int nothing_changed = 10;
constexpr int doubtful = 11;  // in place, but it threw

void note(connection& database, const std::string& word) {
    database.execute("INSERT OR REPLACE INTO homes VALUES ('T1', '" + word + "')");
}

/// All that the database says, or why it cannot.
std::string said_by(const fs::path& file) {
    try {
        connection database(file, 0ms);
        const auto sound = database.text("PRAGMA integrity_check");
        if (sound != "ok") return sound;
        return database.text(
            "SELECT group_concat(member_id, ' ') FROM (SELECT member_id FROM homes ORDER BY 1)");
    } catch (const std::exception& failure) {
        return failure.what();
    }
}

constexpr auto old_words = "later then";
constexpr auto new_words = "then";

/// The files of a database that says "later" and "then", and of a backup that says "then", as an
/// app that was killed leaves them (with a log) or one that ended.
class scene {
 public:
    explicit scene(bool has_log) {
        auto database = open_database(template_.path() / "coach.db", 0ms);
        note(database, "then");
        back_up(template_.path() / "coach.db", template_.path() / "copy.db");
        note(database, "later");
        if (has_log) keep_files();
        database_ended_ = !has_log;
    }

    /// A folder of its own with those files.
    fs::path lay_out(const temporary_directory& place) const {
        const auto& from = database_ended_ ? template_.path() : kept_.path();
        for (const auto& each : fs::directory_iterator(from)) {
            fs::copy_file(each.path(), place.path() / each.path().filename());
        }
        return place.path();
    }

 private:
    void keep_files() {
        for (const auto& each : fs::directory_iterator(template_.path())) {
            if (each.path().extension() == ".db-shm") continue;
            fs::copy_file(each.path(), kept_.path() / each.path().filename());
        }
    }

    temporary_directory template_;
    temporary_directory kept_;
    bool database_ended_ = false;
};

int restore_in(const fs::path& folder, timestamp when) {
    bool is_in_place = false;
    try {
        restoration next(folder / "copy.db", folder / "coach.db");
        try {
            next.put_in_place(when, 0ms);
        } catch (const std::exception&) {
            is_in_place = next.is_in_place();
            throw;
        }
    } catch (const std::exception&) {
        return is_in_place ? doubtful : nothing_changed;
    }
    return restored;
}

bool has_any(const fs::path& folder, const std::string& part) {
    for (const auto& each : fs::directory_iterator(folder)) {
        if (each.path().filename().string().find(part) != std::string::npos) return true;
    }
    return false;
}

/// A restore later, by somebody who was told that it failed.
void check_mended(const fs::path& folder) {
    REQUIRE(restore_in(folder, now + 1s) == restored);
    CHECK(said_by(folder / "coach.db") == new_words);
    CHECK_FALSE(has_any(folder, ".unfinished"));
}

}  // namespace

TEST_CASE("a restore that is killed at any step leaves the old database or the new, whole") {
    const bool has_log = GENERATE(false, true);
    CAPTURE(has_log);
    const scene files(has_log);
    bool replaced = false;
    bool goes_on = true;
    std::size_t change = 0;
    for (; goes_on && change < too_many; ++change) {
        CAPTURE(change);
        const temporary_directory place;
        const auto folder = files.lay_out(place);

        const auto end =
            interrupt([&] { return restore_in(folder, now); }, change, interruption::kill);

        goes_on = end.was_reached;
        REQUIRE((goes_on || end.code == restored));
        const auto said = said_by(folder / "coach.db");
        CHECK((said == old_words || said == new_words));
        CHECK((said == new_words) >= replaced);  // never back
        replaced = said == new_words;
        check_mended(folder);
    }
    CHECK(replaced);
    CHECK(change > 20);
}

TEST_CASE("a restore that fails at any step says rightly whether anything has changed") {
    if (!can_fail_changes()) return;
    const bool has_log = GENERATE(false, true);
    CAPTURE(has_log);
    const scene files(has_log);
    std::size_t refused = 0;
    std::size_t in_doubt = 0;
    bool goes_on = true;
    for (std::size_t change = 0; goes_on && change < too_many; ++change) {
        CAPTURE(change);
        const temporary_directory place;
        const auto folder = files.lay_out(place);

        const auto end =
            interrupt([&] { return restore_in(folder, now); }, change, interruption::fail);

        goes_on = end.was_reached;
        const auto said = said_by(folder / "coach.db");
        if (end.code == nothing_changed) {
            ++refused;
            CHECK(said == old_words);
            CHECK_FALSE(has_any(folder, ".replaced-"));
        } else {
            if (end.code == doubtful) ++in_doubt;
            CHECK((end.code == restored || end.code == doubtful));
            CHECK(said == new_words);
            CHECK(has_any(folder, ".replaced-"));
        }
        check_mended(folder);
    }
    CHECK_FALSE(goes_on);
    CHECK(refused > 10);
    CHECK(in_doubt == 1);  // the last sync of the folder
}
