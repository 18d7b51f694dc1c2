#include "storage/paced_writing.hpp"

#include "storage/open_database.hpp"
#include "tests/storage/failing_disk.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_directory.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>

namespace {

using coach::storage::connection;
using coach::storage::pace;
using coach::storage::paced_writing;
using coach::testing::break_disk;
using coach::testing::disk_fault;
using coach::testing::disk_files;

class counted_rests final : public pace {
 public:
    void rest(duration lasting) override {
        ++times;
        longest = std::max(longest, lasting);
    }

    int times = 0;
    duration longest{};
};

constexpr int together = 4;

struct scene {
    scene() {
        writing.execute("CREATE TABLE notes (words TEXT)");
        writing.prepare("INSERT INTO notes VALUES (?)").bind(std::string(200'000, 'w')).run();
        copying.number("SELECT count(*) FROM notes");  // a connection finds the log when it reads
    }

    /// How many pages were copied from the log; -1 where that failed.
    int copy_log() {
        int copied = 0;
        const int code = ::sqlite3_wal_checkpoint_v2(copying.handle(), nullptr,
                                                     SQLITE_CHECKPOINT_PASSIVE, nullptr, &copied);
        return code == SQLITE_OK ? copied : -1;
    }

    coach::testing::temporary_directory place;
    std::filesystem::path file = place.path() / "coach.db";
    connection writing = coach::storage::open_database(file, std::chrono::seconds{5});
    connection copying{file, std::chrono::seconds{5}};
    counted_rests rests;
    std::optional<paced_writing> paced{std::in_place, copying, together, rests};
};

}  // namespace

TEST_CASE("after every few pages the disk gets a rest", "[paced writing]") {
    scene here;
    const int copied = here.copy_log();
    REQUIRE(copied > 10 * together);
    CHECK(here.rests.times >= copied / together - 1);
    CHECK(here.rests.times <= copied / together);
    CHECK(here.rests.longest <= std::chrono::milliseconds{100});
    CHECK(here.writing.text("PRAGMA integrity_check") == "ok");
}

TEST_CASE("who hurries does not rest", "[paced writing]") {
    scene here;
    here.rests.hurry(true);
    CHECK(here.copy_log() > 0);
    CHECK(here.rests.times == 0);
}

TEST_CASE("a hurry ends a rest", "[paced writing]") {
    pace how;
    how.hurry(true);
    how.rest(std::chrono::hours{1});
    SUCCEED("it came back");
}

TEST_CASE("a sync between two rests that fails leaves all to the next time", "[paced writing]") {
    scene here;
    break_disk(disk_fault::failing_sync, disk_files::database);
    CHECK(here.copy_log() == -1);
    break_disk(disk_fault::none);
    CHECK(here.rests.times == 1);
    CHECK(here.copy_log() > 10 * together);
}

TEST_CASE("the file is treated as before when the pace ends", "[paced writing]") {
    scene here;
    here.paced.reset();
    CHECK(here.copy_log() > 0);
    CHECK(here.rests.times == 0);
}
