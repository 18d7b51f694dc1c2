#include "core/store.hpp"
#include "storage/connection.hpp"
#include "storage/sqlite_store.hpp"
#include "tests/storage/failing_disk.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/run.hpp"
#include "tests/support/temporary_directory.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <utility>

using namespace coach;
using coach::storage::sqlite_store;
using coach::testing::break_disk;
using coach::testing::cut_power;
using coach::testing::disk_fault;
using coach::testing::disk_files;
using coach::testing::run;
using coach::testing::temporary_directory;

namespace {

const person_id ann{.team = team_id{"T1"}, .member = member_id{"U1"}};

/// A place for a store whose disk is whole again at the end, whatever happens.
struct place {
    place() = default;
    place(const place&) = delete;
    place& operator=(const place&) = delete;
    ~place() { break_disk(disk_fault::none); }

    std::filesystem::path file() const { return directory.path() / "coach.db"; }

    temporary_directory directory;
};

applied save(store& people, std::string key, std::string level) {
    return run(people.save_standing(
        request_key{std::move(key)}, ann,
        {.framework = "product-management", .level = std::move(level), .target = "L5"}, {}));
}

applied note(store& people, const std::string& key) {
    journal_entry entry{.kind = entry_kind::win, .text = {.main = "noted " + key}};
    return run(people.add_entry(request_key{key}, ann, entry)).when;
}

std::optional<std::string> level_in(const std::filesystem::path& file) {
    sqlite_store people(file);
    const auto known = run(people.find_person(ann));
    return known ? std::optional(known->standing.level) : std::nullopt;
}

std::string integrity(const std::filesystem::path& file) {
    storage::connection database(file, std::chrono::seconds{1});
    return database.text("PRAGMA integrity_check");
}

/// Writes over all but the first pages.
void damage(const std::filesystem::path& file) {
    constexpr std::uintmax_t spared = 8192;
    const auto size = std::filesystem::file_size(file);
    if (size <= spared) return;
    std::fstream over(file, std::ios::binary | std::ios::in | std::ios::out);
    over.seekp(spared);
    over << std::string(size - spared, '\x55');
}

}  // namespace

TEST_CASE("while the disk takes nothing a save fails, and the same request succeeds afterwards") {
    const auto what =
        GENERATE(disk_fault::full, disk_fault::failing_write, disk_fault::failing_sync);
    const place here;
    sqlite_store people(here.file());
    save(people, "k1", "L1");

    break_disk(what);
    CHECK_THROWS_AS(save(people, "k2", "L2"), store_failure);
    CHECK(run(people.find_person(ann))->standing.level == "L1");
    break_disk(disk_fault::none);

    CHECK(save(people, "k2", "L2") == applied::now);
    CHECK(run(people.find_person(ann))->standing.level == "L2");
    CHECK(integrity(here.file()) == "ok");
}

TEST_CASE("what a failure is called says what is wrong with the disk") {
    const place here;
    sqlite_store people(here.file());
    const auto [what, words] = GENERATE(
        table<disk_fault, std::string>({{disk_fault::full, "the disk of the database is full"},
                                        {disk_fault::failing_write, "reports an error"},
                                        {disk_fault::failing_sync, "reports an error"}}));

    break_disk(what);

    CHECK_THROWS_WITH(save(people, "k1", "L1"), Catch::Contains(words));
}

TEST_CASE("a read that the disk fails says so, and the next one finds it") {
    const place here;
    {
        sqlite_store before(here.file());
        save(before, "k1", "L1");
    }
    sqlite_store people(here.file());

    break_disk(disk_fault::failing_read);
    CHECK_THROWS_AS(run(people.find_person(ann)), store_failure);
    break_disk(disk_fault::none);

    CHECK(run(people.find_person(ann))->standing.level == "L1");
}

TEST_CASE("what was acknowledged before and after a failed sync outlasts a loss of power") {
    const place here;
    {
        sqlite_store people(here.file());
        save(people, "k1", "L1");
        break_disk(disk_fault::failing_sync);
        CHECK_THROWS_AS(save(people, "k2", "L2"), store_failure);
        CHECK_THROWS_AS(note(people, "k3"), store_failure);
        break_disk(disk_fault::none);
        CHECK(note(people, "k4") == applied::now);
        break_disk(disk_fault::failing_sync);  // so that closing cannot make up for anything
    }
    cut_power(here.file());
    break_disk(disk_fault::none);

    CHECK(integrity(here.file()) == "ok");
    CHECK(level_in(here.file()) == "L1");
    sqlite_store people(here.file());
    CHECK(run(people.find_entries(ann, {.most = 9})).total == 1);
    CHECK(note(people, "k4") == applied::before);
    CHECK(note(people, "k3") == applied::now);
}

TEST_CASE("a checkpoint whose sync failed is done again, before the log is reused") {
    const place here;
    {
        sqlite_store people(here.file());
        save(people, "k1", "L1");
        break_disk(disk_fault::failing_sync, disk_files::database);
        run(people.erase(request_key{"k2"}, {.team = ann.team, .member = member_id{"U2"}}));
        save(people, "k3", "L3");
        break_disk(disk_fault::none);
        save(people, "k4", "L4");
        break_disk(disk_fault::failing_sync);
    }
    cut_power(here.file());
    break_disk(disk_fault::none);

    CHECK(integrity(here.file()) == "ok");
    CHECK(level_in(here.file()) == "L4");
}

TEST_CASE("whether the store can write is known again as soon as it can") {
    const place here;
    sqlite_store people(here.file());
    save(people, "k1", "L1");
    CHECK_NOTHROW(run(people.find_outbox_state()));

    break_disk(disk_fault::full);
    CHECK_THROWS_AS(save(people, "k2", "L2"), store_failure);
    CHECK_THROWS_AS(run(people.find_outbox_state()), store_failure);
    CHECK_THROWS_AS(run(people.find_outbox_state()), store_failure);
    break_disk(disk_fault::none);

    CHECK_NOTHROW(run(people.find_outbox_state()));
}

TEST_CASE("a file that is no database stops the start with what to do") {
    const place here;
    std::ofstream(here.file(), std::ios::binary) << std::string(8192, 'x');
    CHECK_THROWS_WITH(sqlite_store(here.file()),
                      Catch::Contains(here.file().string()) && Catch::Contains("restore a backup"));
}

TEST_CASE(
    "a database that is damaged under an open store is called so, and nothing is saved in it") {
    const place here;
    const auto log = here.file().string() + "-wal";
    sqlite_store writer(here.file());
    for (int i = 0; i < 50; ++i) note(writer, std::to_string(i));
    sqlite_store people(here.file());
    damage(here.file());
    damage(log);

    CHECK_THROWS_WITH(run(people.find_entries(ann, {.most = 50})),
                      Catch::Contains("the database is damaged; restore a backup"));
    CHECK_THROWS_AS(note(people, "new"), store_failure);
}

TEST_CASE("a database that lost its end stops the start, or the first read, with what to do") {
    const place here;
    {
        sqlite_store people(here.file());
        for (int i = 0; i < 200; ++i) note(people, std::to_string(i));
    }
    std::filesystem::resize_file(here.file(), std::filesystem::file_size(here.file()) / 2);

    const auto use = [&] {
        sqlite_store people(here.file());
        run(people.find_entries(ann, {.most = 500}));
    };

    CHECK_THROWS_WITH(use(), Catch::Contains("restore a backup"));
}
