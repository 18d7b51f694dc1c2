#include "core/store.hpp"
#include "storage/connection.hpp"
#include "storage/data_rights.hpp"
#include "storage/journal.hpp"
#include "storage/key_ring.hpp"
#include "storage/open_database.hpp"
#include "storage/people.hpp"
#include "storage/sqlite_store.hpp"
#include "storage/transaction.hpp"
#include "tests/storage/crowd.hpp"
#include "tests/storage/traces.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/full_life.hpp"
#include "tests/support/run.hpp"
#include "tests/support/temporary_directory.hpp"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Database.h>

#include <algorithm>
#include <filesystem>
#include <numeric>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace fs = std::filesystem;
using coach::entry_id;
using coach::person_id;
using coach::request_key;
using coach::storage::connection;
using coach::storage::sqlite_store;
using coach::storage::transaction;
using coach::storage::transaction_kind;
using coach::testing::bytes_of;
using coach::testing::create_crowded;
using coach::testing::mark_of;
using coach::testing::person_number;
using coach::testing::population;
using coach::testing::run;
using coach::testing::temporary_directory;
using coach::testing::traces_of;
using namespace std::chrono_literals;

namespace {

/// Adds so many people, in no order and with texts of every length.
void add_people(connection& database, int count) {
    std::mt19937 random(7);
    std::vector<int> numbers(static_cast<std::size_t>(count));
    std::iota(numbers.begin(), numbers.end(), 0);
    std::ranges::shuffle(numbers, random);
    for (const int who : numbers) {
        const std::string level(std::uniform_int_distribution<std::size_t>(1, 600)(random), '.');
        coach::storage::upsert_standing(database, person_number(who),
                                        {mark_of(who), level, mark_of(who)}, {});
    }
}

/// Changes what the person stored by as little as possible, so that no row moves.
void touch(connection& database, int who) {
    auto changed = coach::storage::select_person(database, person_number(who))->standing;
    changed.framework.back() = 'x';
    coach::storage::upsert_standing(database, person_number(who), changed, {});
}

/// Does the work for the numbers below `count` whose rest by 3 is that one.
void for_third(connection& database, int count, int rest, const auto& work) {
    transaction shared(database, transaction_kind::writing);
    for (int who = rest; who < count; who += 3) work(who);
    shared.commit();
}

std::string copy_by_backup(const fs::path& file) {
    const auto copy = file.string() + ".backup";
    {
        SQLite::Database from(file.string(), SQLite::OPEN_READONLY);
        SQLite::Database to(copy, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        SQLite::Backup(to, from).executeStep();
    }
    return bytes_of(copy);
}

std::string copy_by_vacuum(const fs::path& file) {
    const auto copy = file.string() + ".vacuum";
    SQLite::Database(file.string(), SQLite::OPEN_READONLY).exec("VACUUM INTO '" + copy + "'");
    return bytes_of(copy);
}

std::vector<coach::erased_count> erase(sqlite_store& people, const person_id& who) {
    return run(people.erase(request_key{"erase " + who.member.str()}, who)).counts;
}

}  // namespace

TEST_CASE("of an erased person nothing stays in the file, however rows have moved in it") {
    const temporary_directory place;
    const auto file = place.path() / "coach.db";
    create_crowded(file);
    sqlite_store people(file);
    REQUIRE(traces_of(mark_of(0), file) == "the database");

    for (int number = 0; number < population; number += 2) {
        CAPTURE(number);
        const auto erased = erase(people, person_number(number));
        REQUIRE_FALSE(erased.empty());
        CHECK(traces_of(mark_of(number), file).empty());
    }
    for (int number = 1; number < population; number += 2) {
        CHECK(traces_of(mark_of(number), file) == "the database");
    }
    CHECK(connection(file, 0ms).text("PRAGMA integrity_check") == "ok");
}

TEST_CASE("what is written after somebody was erased does not bring them back into the log") {
    const temporary_directory place;
    const auto file = place.path() / "coach.db";
    auto database = coach::storage::open_database(file, 0ms);
    constexpr int count = 1500;
    transaction adding(database, transaction_kind::writing);
    add_people(database, count);
    adding.commit();
    coach::storage::key_ring keys(file);
    for_third(database, count, 0, [&](int who) {
        coach::storage::delete_everything(database, keys, person_number(who));
    });
    database.settle();

    for_third(database, count, 1, [&](int who) { touch(database, who); });

    const auto log = bytes_of(file.string() + "-wal");
    CHECK(log.find(mark_of(1)) != std::string::npos);
    for (int who = 0; who < count; who += 3) CHECK(log.find(mark_of(who)) == std::string::npos);
}

TEST_CASE("of an erased person nothing is in a backup that was made afterwards") {
    const temporary_directory place;
    const auto file = place.path() / "coach.db";
    create_crowded(file);
    sqlite_store people(file);

    erase(people, person_number(0));

    for (const auto& copy : {copy_by_backup(file), copy_by_vacuum(file)}) {
        CHECK(copy.find(mark_of(0)) == std::string::npos);
        CHECK(copy.find(mark_of(1)) != std::string::npos);
    }
}

TEST_CASE("every text that a person wrote anywhere is gone, and so is their id") {
    const temporary_directory place;
    const auto file = place.path() / "coach.db";
    sqlite_store people(file);
    const auto ann = person_number(1);
    coach::testing::live_fully(people, ann, person_number(2), "annwrote");
    coach::testing::live_fully(people, person_number(3), person_number(2), "cleowrote");

    erase(people, ann);

    // What was read of them is part of the other's access log, and stays there without a name.
    const auto lines = run(people.find_accesses(person_number(2), 10));
    const auto nobody =
        std::ranges::find(lines, std::optional<person_id>{}, &coach::access::reader);
    REQUIRE(nobody != lines.end());
    const auto& left = nobody->thing;
    REQUIRE(left.starts_with("annwrote"));
    auto bytes = bytes_of(file) + bytes_of(file.string() + "-wal");
    bytes.replace(bytes.find(left), left.size(), "");
    CHECK(bytes.find("annwrote") == std::string::npos);
    CHECK(bytes.find(ann.member.str()) == std::string::npos);
    CHECK(bytes.find("cleowrote") != std::string::npos);
}

TEST_CASE(
    "while another process reads, the log keeps what was erased; the next commit after"
    " that empties it") {
    const temporary_directory place;
    const auto file = place.path() / "coach.db";
    create_crowded(file);
    sqlite_store people(file, {.busy_timeout = 10ms});
    {
        connection other(file, 0ms);
        const transaction reading(other, transaction_kind::reading);
        CHECK(other.number("SELECT count(*) FROM people") == population);
        CHECK_FALSE(erase(people, person_number(0)).empty());
        CHECK_FALSE(traces_of(mark_of(0), file).empty());
    }

    run(people.save_standing(request_key{"k"}, person_number(1), {}, {}));

    CHECK(traces_of(mark_of(0), file).empty());
}

TEST_CASE("a deleted entry leaves no text in the file") {
    const temporary_directory place;
    const auto file = place.path() / "coach.db";
    sqlite_store people(file);
    const auto added = run(people.add_entry(
        request_key{"k1"}, person_number(1),
        {.id = {}, .author = {}, .text = {.main = "unspeakable things"}, .competencies = {"odd"}}));
    CHECK_FALSE(traces_of("unspeakable", file).empty());

    run(people.delete_entry(request_key{"k2"}, person_number(1), added.id));

    CHECK(traces_of("unspeakable", file).empty());
    CHECK(bytes_of(file.string() + "-wal").empty());
}

TEST_CASE("an edited entry leaves its old text nowhere once the log is written back") {
    const temporary_directory place;
    const auto file = place.path() / "coach.db";
    {
        sqlite_store people(file);
        const auto added =
            run(people.add_entry(request_key{"k1"}, person_number(1),
                                 {.id = {}, .author = {}, .text = {.main = "unspeakable things"}}));
        run(people.change_entry(request_key{"k2"}, person_number(1), added.id,
                                {.main = "a much longer text than the one before it"}, {}, {}));
    }

    CHECK(traces_of("unspeakable", file).empty());
    CHECK(traces_of("much longer", file) == "the database");
}

TEST_CASE("the words of an entry cannot be read in the search's index") {
    const temporary_directory place;
    auto database = coach::storage::open_database(place.path() / "coach.db", 0ms);
    const coach::journal_entry one{
        .id = entry_id{"a"}, .author = person_number(1), .text = {.main = "unspeakable"}};
    auto other = one;
    other.author = person_number(2);

    coach::storage::insert_entry(database, one);
    coach::storage::insert_entry(database, other);

    database.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, journal_words, row)");
    CHECK(database.number("SELECT count(*) FROM terms") == 2);
    CHECK(database.number("SELECT count(*) FROM terms WHERE term LIKE '%unspeak%'") == 0);
    CHECK(database.number("SELECT max(doc) FROM terms") == 1);
}
