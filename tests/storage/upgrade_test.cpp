#include "storage/open_database.hpp"
#include "storage/sqlite_store.hpp"
#include "tests/storage/file_size_limit.hpp"
#include "tests/storage/traces.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/run.hpp"
#include "tests/support/temporary_directory.hpp"

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace fs = std::filesystem;
using coach::personal_data;
using coach::store_failure;
using coach::storage::connection;
using coach::storage::migration;
using coach::storage::migrations;
using coach::storage::open_database;
using coach::storage::sqlite_store;
using coach::testing::bytes_of;
using coach::testing::file_size_limit;
using coach::testing::run;
using coach::testing::temporary_directory;
using namespace std::chrono_literals;

namespace {

const coach::person_id ann{.team = coach::team_id{"T1"}, .member = coach::member_id{"UANN"}};

/// The rows of tests/fixtures/schemas/ for what that step brings.
std::string rows_of(std::int64_t version) {
    std::array<char, 16> name{};
    std::snprintf(name.data(), name.size(), "%04d.sql", static_cast<int>(version));
    std::ifstream in(fs::path(COACH_SOURCE_DIR "/tests/fixtures/schemas") / name.data());
    std::string text{std::istreambuf_iterator<char>(in), {}};
    INFO("a new step of the schema needs rows for its tables in " << name.data());
    REQUIRE_FALSE(text.empty());
    return text;
}

/// A database as the program of that schema left it, with rows in every table, closed.
void make_old(const fs::path& file, std::size_t version) {
    auto database = open_database(file, 0ms, migrations().first(version));
    for (std::size_t i = 1; i <= version; ++i) {
        database.execute(rows_of(static_cast<std::int64_t>(i)));
    }
}

std::vector<std::string> empty_tables(connection& database) {
    std::vector<std::string> names;
    {
        auto rows = database.prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            " AND name NOT LIKE 'journal_words%'");
        while (rows.step()) names.push_back(rows.text(0));
    }
    std::erase_if(names, [&](const std::string& name) {
        return database.number("SELECT EXISTS (SELECT 1 FROM " + name + ")") == 1;
    });
    return names;
}

/// Whether the store answers with what every step up to that one brought.
void check_answers(const personal_data& held, std::size_t version) {
    REQUIRE(held.known);
    CHECK(held.known->standing.level == "L2");
    CHECK(held.sharing.standing == (version >= 3));
    CHECK(held.assessments.size() == (version >= 4 ? 1U : 0U));
    CHECK(held.entries.size() == (version >= 5 ? 1U : 0U));
    CHECK(held.goals.size() == (version >= 6 ? 1U : 0U));
    CHECK(held.managers.size() == (version >= 7 ? 1U : 0U));
    CHECK(held.accesses.size() == (version >= 7 ? 1U : 0U));
    CHECK(held.one_on_ones.size() == (version >= 7 ? 1U : 0U));
    CHECK(held.pictures.size() == (version >= 8 ? 1U : 0U));
    CHECK(held.outbox.size() == (version >= 9 ? 2U : 0U));
    CHECK(held.has_opened_home == (version >= 9));
    CHECK(held.prompts.has_value() == (version >= 10));
    CHECK(held.feedback_asked.size() == (version >= 11 ? 2U : 0U));
    CHECK(held.feedback_about.size() == (version >= 11 ? 1U : 0U));
    CHECK(held.received.size() == (version >= 11 ? 1U : 0U));
}

std::string without_log(const fs::path& file) {
    CHECK_FALSE(fs::exists(file.string() + "-wal"));
    return bytes_of(file);
}

}  // namespace

TEST_CASE("a database of every schema so far opens, is sound, and answers with all it holds") {
    const auto version =
        static_cast<std::size_t>(GENERATE(range(1, static_cast<int>(migrations().size()) + 1)));
    CAPTURE(version);
    const temporary_directory place;
    const auto file = place.path() / "coach.db";
    make_old(file, version);
    {
        connection before(file, 0ms);
        REQUIRE(before.number("PRAGMA user_version") == static_cast<std::int64_t>(version));
        CHECK(empty_tables(before) == std::vector<std::string>{});
    }

    sqlite_store people(file);

    check_answers(run(people.find_personal_data(ann)), version);
    run(people.save_standing(coach::request_key{"new"}, ann,
                             {.framework = "product-management", .level = "L3", .target = "L4"},
                             coach::timestamp{1'795'402'980s}));
    CHECK(run(people.find_person(ann))->standing.level == "L3");
    connection after(file, 0ms);
    CHECK(after.number("PRAGMA user_version") == migrations().back().version);
    CHECK(after.text("PRAGMA integrity_check") == "ok");
    CHECK_FALSE(after.prepare("PRAGMA foreign_key_check").step());
}

TEST_CASE("a step of the schema that fails leaves the old file byte for byte") {
    const temporary_directory place;
    const auto file = place.path() / "coach.db";
    const auto all = migrations();
    make_old(file, all.size());
    const auto before = without_log(file);
    std::vector<migration> next(all.begin(), all.end());
    next.push_back({.version = all.back().version + 1,
                    .script = "CREATE TABLE more (a TEXT) STRICT;"
                              "UPDATE people SET level = 'lost';"
                              "INSERT INTO nowhere VALUES (1);"});

    CHECK_THROWS_AS(open_database(file, 0ms, next), store_failure);

    CHECK(without_log(file) == before);
    sqlite_store people(file);
    check_answers(run(people.find_personal_data(ann)), all.size());
}

TEST_CASE("a disk that fills up in the middle of a step leaves the old file byte for byte") {
    const temporary_directory place;
    const auto file = place.path() / "coach.db";
    const auto all = migrations();
    make_old(file, all.size() - 1);
    const auto before = without_log(file);
    {
        const file_size_limit full(20'000);  // less than the log of that step
        CHECK_THROWS_AS(open_database(file, 0ms), store_failure);
    }

    CHECK(bytes_of(file) == before);
    const sqlite_store people(file);
    CHECK(connection(file, 0ms).number("PRAGMA user_version") == all.back().version);
}

TEST_CASE("of several steps none stays where one fails") {
    const temporary_directory place;
    const auto file = place.path() / "coach.db";
    const auto all = migrations();
    make_old(file, 1);
    const auto before = without_log(file);
    std::vector<migration> next(all.begin(), all.begin() + 2);
    next.push_back({.version = 3, .script = "CREATE TABLE more (a TEXT) STRICT; SELECT nothing;"});

    CHECK_THROWS_AS(open_database(file, 0ms, next), store_failure);

    CHECK(without_log(file) == before);
    sqlite_store people(file);
    check_answers(run(people.find_personal_data(ann)), 1);
}
