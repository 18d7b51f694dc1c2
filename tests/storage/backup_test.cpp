#include "storage/backup.hpp"

#include "storage/connection.hpp"
#include "storage/copied_database.hpp"
#include "storage/open_database.hpp"
#include "storage/sqlite_store.hpp"
#include "tests/contract/checks.hpp"
#include "tests/storage/file_size_limit.hpp"
#include "tests/storage/traces.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/full_life.hpp"
#include "tests/support/run.hpp"
#include "tests/support/temporary_directory.hpp"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>

namespace fs = std::filesystem;
using coach::person_id;
using coach::request_key;
using coach::store_failure;
using coach::storage::back_up;
using coach::storage::connection;
using coach::storage::open_database;
using coach::storage::sqlite_store;
using coach::testing::bytes_of;
using coach::testing::create_person_id;
using coach::testing::file_size_limit;
using coach::testing::live_fully;
using coach::testing::run;
using coach::testing::temporary_directory;
using coach::testing::traces_of;
using namespace std::chrono_literals;

namespace {

const person_id ann{.team = coach::team_id{"T1"}, .member = coach::member_id{"UANN"}};
const person_id bob{.team = coach::team_id{"T1"}, .member = coach::member_id{"UBOB"}};

std::size_t files_in(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
}

bool has(const fs::path& file, const std::string& text) {
    return bytes_of(file).find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("a backup holds all that the store holds, in one file of its owner's") {
    const temporary_directory place;
    const temporary_directory shelf;
    const auto file = place.path() / "coach.db";
    const auto copy = shelf.path() / "copy.db";
    sqlite_store people(file);
    live_fully(people, ann, bob, "ann");

    const auto made = back_up(file, copy);

    CHECK(made.file == copy);
    CHECK(made.bytes == fs::file_size(copy));
    CHECK(made.schema == coach::storage::migrations().back().version);
    CHECK((fs::status(copy).permissions() & fs::perms::all) == fs::perms{0600});
    CHECK(files_in(shelf.path()) == 1);
    sqlite_store read(copy);
    const auto copied = run(read.find_personal_data(ann));
    const auto held = run(people.find_personal_data(ann));
    CHECK(copied.entries == held.entries);
    CHECK(copied.goals == held.goals);
    CHECK(copied.assessments == held.assessments);
    CHECK(copied.outbox == held.outbox);
    CHECK(copied.received == held.received);
    CHECK(copied != held);  // what was sealed cannot be read without the keys
}

TEST_CASE("a backup has no deleted byte, and none of the keys") {
    const temporary_directory place;
    const temporary_directory shelf;
    const auto file = place.path() / "coach.db";
    const auto copy = shelf.path() / "copy.db";
    sqlite_store people(file);
    live_fully(people, bob, ann, "bob");
    run(people.save_standing(request_key{"secret"}, ann,
                             {.framework = "f", .level = "a secret of ann", .target = "t"}, {}));
    back_up(file, shelf.path() / "before.db");
    REQUIRE(has(shelf.path() / "before.db", "a secret of ann"));
    REQUIRE_FALSE(fs::is_empty(fs::path(file.string() + ".keys")));

    run(people.erase(request_key{"erase"}, ann));
    back_up(file, copy);

    CHECK(traces_of("a secret of ann", file).empty());
    CHECK_FALSE(has(copy, "a secret of ann"));
    CHECK(files_in(shelf.path()) == 2);
}

TEST_CASE("while a backup is made, writes go on, and it ends") {
    const temporary_directory place;
    const auto file = place.path() / "coach.db";
    auto writing = open_database(file, 1000ms);
    writing.execute("CREATE TABLE filler (number INTEGER PRIMARY KEY, bytes BLOB)");
    writing.execute(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)"
        " INSERT INTO filler SELECT i, randomblob(4000) FROM n");
    std::atomic<bool> over = false;
    int written = 0;
    std::thread other([&] {
        while (!over || written == 0) {
            writing.execute("UPDATE filler SET bytes = randomblob(4000) WHERE number = 1");
            ++written;
        }
    });

    const auto made = back_up(file, place.path() / "copy.db");

    over = true;
    other.join();
    CHECK(written > 0);
    CHECK(connection(made.file, 0ms).number("SELECT count(*) FROM filler") == 4000);
}

TEST_CASE("a backup replaces nothing, and copies no other application's database") {
    const temporary_directory place;
    const auto file = place.path() / "coach.db";
    open_database(file, 0ms);
    const auto taken = place.path() / "taken.db";
    std::ofstream(taken) << "mine";
    const auto foreign = place.path() / "foreign.db";
    std::ofstream(foreign).close();
    connection(foreign, 0ms).execute("CREATE TABLE theirs (a)");

    CHECK_THROWS_WITH(back_up(file, taken), taken.string() + " exists already");
    CHECK_THROWS_WITH(back_up(foreign, place.path() / "copy.db"),
                      foreign.string() + " is not a database of pm-coach");
    CHECK_THROWS_WITH(back_up(place.path() / "none.db", place.path() / "copy.db"),
                      "there is no database at " + (place.path() / "none.db").string());
    CHECK(bytes_of(taken) == "mine");
    CHECK_FALSE(fs::exists(place.path() / "copy.db"));
}

TEST_CASE("a backup that the disk has no room for leaves nothing behind") {
    const temporary_directory place;
    const temporary_directory shelf;
    const auto file = place.path() / "coach.db";
    open_database(file, 0ms);
    {
        const file_size_limit full(40'000);
        CHECK_THROWS_AS(back_up(file, shelf.path() / "copy.db"), store_failure);
    }
    CHECK(fs::is_empty(shelf.path()));
}

TEST_CASE("a backup is not begun where it would leave the disk too little") {
    const temporary_directory place;
    const temporary_directory shelf;
    const auto file = place.path() / "coach.db";
    const auto copy = shelf.path() / "copy.db";
    auto writing = open_database(file, 0ms);
    writing.execute("INSERT INTO homes VALUES ('T1', 'UANN')");
    const auto log = fs::file_size(file.string() + "-wal");
    REQUIRE(log > 0);
    std::optional<std::uintmax_t> free = fs::file_size(file) + log + coach::storage::room_to_leave;
    const auto room = [&](const fs::path& folder) {
        CHECK(folder == shelf.path());
        return free;
    };

    CHECK_THROWS_WITH(back_up(file, copy, {}, room), Catch::Contains("has no room for a backup"));
    CHECK(fs::is_empty(shelf.path()));

    ++*free;
    back_up(file, copy, {}, room);
    free = std::nullopt;
    back_up(file, shelf.path() / "unknown.db", {}, room);
    CHECK(coach::storage::free_bytes(shelf.path()) > 0U);
}

TEST_CASE("a database whose check was stopped can be asked afterwards") {
    const temporary_directory place;
    auto database = open_database(place.path() / "coach.db", 0ms);
    database.execute("CREATE TABLE filler (number INTEGER PRIMARY KEY)");
    const std::string many =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
        " WHERE i < 20000) ";
    database.execute(many + "INSERT INTO filler SELECT i FROM n");
    std::stop_source stop;
    stop.request_stop();

    CHECK_THROWS(
        coach::storage::require_sound(database, place.path() / "coach.db", stop.get_token()));

    CHECK(database.number(many + "SELECT count(*) FROM n") == 20000);
}

TEST_CASE("what is damaged is not kept as a backup") {
    const temporary_directory place;
    const temporary_directory shelf;
    const auto file = place.path() / "coach.db";
    {
        sqlite_store people(file);
        live_fully(people, ann, bob, "ann");
    }
    constexpr int page = 4096;
    std::fstream(file, std::ios::in | std::ios::out | std::ios::binary).seekp(3L * page)
        << std::string(page, 'x');

    CHECK_THROWS_WITH(back_up(file, shelf.path() / "copy.db"), Catch::Contains("damaged"));
    CHECK(fs::is_empty(shelf.path()));
}

TEST_CASE("a backup that is asked to stop ends and leaves nothing behind") {
    const temporary_directory place;
    const temporary_directory shelf;
    const auto file = place.path() / "coach.db";
    open_database(file, 0ms);
    std::stop_source stop;
    stop.request_stop();

    CHECK_THROWS_WITH(back_up(file, shelf.path() / "copy.db", stop.get_token()),
                      "the backup was stopped");
    CHECK(fs::is_empty(shelf.path()));
}

TEST_CASE("what a crash left of a backup does not hinder the next") {
    const temporary_directory place;
    const auto file = place.path() / "coach.db";
    open_database(file, 0ms);
    const auto copy = place.path() / "copy.db";
    std::ofstream(copy.string() + ".unfinished") << std::string(100'000, 'x');
    std::ofstream(copy.string() + ".unfinished-wal") << "x";

    back_up(file, copy);

    CHECK(connection(copy, 0ms).text("PRAGMA integrity_check") == "ok");
    CHECK_FALSE(fs::exists(copy.string() + ".unfinished"));
    CHECK_FALSE(fs::exists(copy.string() + ".unfinished-wal"));
}

TEST_CASE("a moment in a file's name is in UTC") {
    CHECK(coach::storage::file_moment(coach::timestamp{1'795'402'980s}) == "20261123T030300Z");
}
