#include "storage/migrations.hpp"

#include "core/store.hpp"
#include "storage/open_database.hpp"
#include "storage/sqlite_store.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_directory.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

namespace fs = std::filesystem;
using coach::store_failure;
using coach::storage::connection;
using coach::storage::migration;
using coach::storage::open_database;
using coach::storage::sqlite_store;
using coach::testing::temporary_directory;
using namespace std::chrono_literals;

namespace {

constexpr migration first{.version = 1, .script = "CREATE TABLE one (a TEXT NOT NULL) STRICT;"};
constexpr migration second{.version = 2, .script = "ALTER TABLE one ADD COLUMN b TEXT;"};
constexpr migration broken{
    .version = 2, .script = "CREATE TABLE two (a TEXT) STRICT; INSERT INTO three VALUES (1);"};

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// A database that some other program made by this script.
fs::path create_foreign(const temporary_directory& place, const std::string& script) {
    auto file = place.path() / "coach.db";
    std::ofstream(file).close();
    connection(file, 0ms).execute(script);
    return file;
}

void check_refused_untouched(const fs::path& file, const std::string& sentence) {
    const auto before = bytes_of(file);
    CHECK_THROWS_AS(sqlite_store(file), store_failure);
    CHECK_THROWS_WITH(sqlite_store(file), Catch::Contains(sentence));
    CHECK(bytes_of(file) == before);
}

}  // namespace

TEST_CASE("a new database gets every table and is marked as ours") {
    const temporary_directory place;

    auto database = open_database(place.path() / "coach.db", 0ms);

    CHECK(database.number("PRAGMA user_version") == coach::storage::migrations().back().version);
    CHECK(database.number("PRAGMA application_id") == 0x504D4361);
    CHECK(database.number("SELECT count(*) FROM people") == 0);
    CHECK(database.number("SELECT count(*) FROM recent_requests") == 0);
}

TEST_CASE("every table is strict") {
    const temporary_directory place;

    auto database = open_database(place.path() / "coach.db", 0ms);

    CHECK(database.number("SELECT count(*) FROM pragma_table_list WHERE strict") >= 15);
    CHECK(database.number("SELECT count(*) FROM pragma_table_list"
                          " WHERE NOT strict AND type = 'table'"
                          " AND name NOT LIKE 'sqlite_%'") == 0);
}

TEST_CASE("migrations are numbered from 1 without gaps") {
    std::int64_t expected = 1;
    for (const auto& step : coach::storage::migrations()) CHECK(step.version == expected++);
}

TEST_CASE("the connection is set up for durability and privacy") {
    const temporary_directory place;

    auto database = open_database(place.path() / "coach.db", 0ms);

    CHECK(database.text("PRAGMA journal_mode") == "wal");
    CHECK(database.number("PRAGMA synchronous") == 2);
    CHECK(database.number("PRAGMA foreign_keys") == 1);
    CHECK(database.number("PRAGMA trusted_schema") == 0);
    CHECK(database.number("PRAGMA secure_delete") == 1);
    CHECK(database.number("PRAGMA temp_store") == 2);
}

TEST_CASE("an older database takes the steps that it lacks and keeps its rows") {
    const temporary_directory place;
    const auto file = place.path() / "coach.db";
    open_database(file, 0ms, std::array{first}).execute("INSERT INTO one VALUES ('kept')");

    auto database = open_database(file, 0ms, std::array{first, second});

    CHECK(database.number("PRAGMA user_version") == 2);
    CHECK(database.text("SELECT a FROM one WHERE b IS NULL") == "kept");
}

TEST_CASE("what waits in the outbox outlives that it learns of feedback") {
    const temporary_directory place;
    const auto file = place.path() / "coach.db";
    const auto all = coach::storage::migrations();
    open_database(file, 0ms, all.first(10))
        .execute(
            "INSERT INTO outbox VALUES (7, 'T1', 'U1', 'a', 'prompt', '3', 'bulk', 1, 2, 3, 4, 5,"
            " 6, NULL, 8, 'dead', 'why', 9)");

    auto database = open_database(file, 0ms);

    CHECK(database.text("SELECT outgoing || team_id || member_id || id || kind || about || lane ||"
                        " due || expires || next_try || failures || claim || claimed || maybe_sent"
                        " || fate || reason || settled FROM outbox") ==
          "7T1U1aprompt3bulk1234568deadwhy9");
    CHECK(database.number("SELECT count(*) FROM sqlite_schema WHERE type = 'index'"
                          " AND tbl_name = 'outbox'") == 8);
}

TEST_CASE("a step that fails leaves the file as it was") {
    const temporary_directory place;
    const auto file = place.path() / "coach.db";
    open_database(file, 0ms, std::array{first}).execute("INSERT INTO one VALUES ('kept')");
    const auto before = bytes_of(file);

    CHECK_THROWS_AS(open_database(file, 0ms, std::array{first, broken}), store_failure);

    CHECK(bytes_of(file) == before);
    CHECK(open_database(file, 0ms, std::array{first}).text("SELECT a FROM one") == "kept");
}

TEST_CASE("a first step that fails leaves a new file empty") {
    const temporary_directory place;
    const auto file = place.path() / "coach.db";

    CHECK_THROWS_AS(open_database(file, 0ms, std::array{broken}), store_failure);

    CHECK(fs::file_size(file) == 0);
}

TEST_CASE("a step that leaves rows referring to nothing is undone") {
    constexpr migration tables{.version = 1,
                               .script =
                                   "CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT;"
                                   "CREATE TABLE b (a INTEGER REFERENCES a) STRICT;"};
    constexpr migration orphan{.version = 2, .script = "INSERT INTO b VALUES (7);"};
    const temporary_directory place;
    const auto file = place.path() / "coach.db";

    CHECK_THROWS_AS(open_database(file, 0ms, std::array{tables, orphan}), store_failure);

    CHECK(open_database(file, 0ms, std::array{tables}).number("SELECT count(*) FROM b") == 0);
}

TEST_CASE("a newer database is refused untouched") {
    const temporary_directory place;
    const auto file = place.path() / "coach.db";
    {
        const sqlite_store people(file);
    }
    open_database(file, 0ms).execute("PRAGMA user_version = 70");

    check_refused_untouched(
        file, "this database was written by a newer pm-coach (schema 70; this one knows 11)");
}

TEST_CASE("the database of another application is refused untouched") {
    const temporary_directory place;
    const std::string sentence = "belongs to another application";

    SECTION("marked as theirs") {
        check_refused_untouched(create_foreign(place, "PRAGMA application_id = 42"), sentence);
    }
    SECTION("with tables") {
        check_refused_untouched(create_foreign(place, "CREATE TABLE theirs (a)"), sentence);
    }
    SECTION("with a version") {
        check_refused_untouched(create_foreign(place, "PRAGMA user_version = 1"), sentence);
    }
}

TEST_CASE("a file of anything else is refused untouched, by name") {
    const temporary_directory place;
    const auto file = place.path() / "coach.db";
    std::ofstream(file) << std::string(10'000, 'x');
    fs::permissions(file, fs::perms{0600});

    check_refused_untouched(
        file, "cannot use the database " + file.string() +
                  ": the file is no database of SQLite, or damaged; restore a backup");
}

TEST_CASE("several that open one new file at once all succeed") {
    constexpr int rounds = 25;
    for (int round = 0; round < rounds; ++round) {
        const temporary_directory place;
        const auto file = place.path() / "coach.db";
        std::vector<std::string> problems(4);
        std::vector<std::thread> openers;
        for (auto& problem : problems) {
            openers.emplace_back([&] {
                try {
                    open_database(file, 10s);
                } catch (const store_failure& e) {
                    problem = e.what();
                }
            });
        }
        for (auto& opener : openers) opener.join();

        CHECK(problems == std::vector<std::string>(4));
    }
}
