#include "storage/restore.hpp"

#include "storage/backup.hpp"
#include "storage/connection.hpp"
#include "storage/open_database.hpp"
#include "storage/sqlite_store.hpp"
#include "tests/contract/outbox_checks.hpp"
#include "tests/storage/file_size_limit.hpp"
#include "tests/storage/traces.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_directory.hpp"

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace fs = std::filesystem;
using coach::store_failure;
using coach::timestamp;
using coach::storage::back_up;
using coach::storage::connection;
using coach::storage::open_database;
using coach::storage::restoration;
using coach::storage::sqlite_store;
using coach::testing::bytes_of;
using coach::testing::file_size_limit;
using coach::testing::temporary_directory;
using namespace std::chrono_literals;

namespace {

const timestamp now{1'795'402'980s};

void note(const fs::path& file, const std::string& word) {
    auto database = open_database(file, 0ms);
    database.execute("INSERT OR REPLACE INTO homes VALUES ('T1', '" + word + "')");
}

std::string notes(const fs::path& file) {
    connection database(file, 0ms);
    return database.text("SELECT group_concat(member_id, ' ') FROM homes ORDER BY member_id");
}

/// A database that says "then" with a backup of it, and that says "later" too since.
struct two_moments {
    two_moments() {
        note(file, "then");
        back_up(file, copy);
        note(file, "later");
    }

    void check_untouched() const {
        CHECK(notes(file) == "later then");
        CHECK_FALSE(fs::exists(file.string() + ".restoring.unfinished"));
    }

    temporary_directory place;
    fs::path file = place.path() / "coach.db";
    fs::path copy = place.path() / "copy.db";
};

/// Whether this ends well in a process of its own. Locks of the same process would not hold it up.
template <class Work>
bool succeeds_elsewhere(Work work) {
    const auto child = ::fork();
    if (child == 0) {
        try {
            work();
        } catch (const std::exception&) {
            ::_exit(1);
        }
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return status == 0;
}

}  // namespace

TEST_CASE("a restored backup is the database, and the one before is kept whole") {
    const two_moments given;

    restoration next(given.copy, given.file);
    const auto kept = next.put_in_place(now, 0ms);

    CHECK(notes(given.file) == "then");
    CHECK(kept == given.file.string() + ".replaced-20261123T030300Z");
    CHECK(notes(kept) == "later then");
    CHECK((fs::status(given.file).permissions() & fs::perms::all) == fs::perms{0600});
    CHECK_FALSE(fs::exists(given.file.string() + ".restoring.unfinished"));
    CHECK_FALSE(fs::exists(given.file.string() + "-wal"));
}

TEST_CASE("without being put in place a restoration changes nothing") {
    const two_moments given;
    {
        const restoration next(given.copy, given.file);
        CHECK(next.bytes() > 0);
    }
    given.check_untouched();
}

TEST_CASE("a backup becomes the database where there is none") {
    const two_moments given;
    const auto elsewhere = given.place.path() / "new.db";

    CHECK(restoration(given.copy, elsewhere).put_in_place(now, 0ms).empty());
    CHECK(notes(elsewhere) == "then");
}

TEST_CASE("what is not a sound backup of this program or an older one is refused") {
    const two_moments given;
    const auto check_refused = [&](const std::string& sentence) {
        CHECK_THROWS_WITH(restoration(given.copy, given.file), Catch::Contains(sentence));
        given.check_untouched();
    };

    SECTION("another application's") {
        connection(given.copy, 0ms).execute("PRAGMA application_id = 7");
        check_refused("is not a backup of pm-coach");
    }
    SECTION("a newer schema") {
        connection(given.copy, 0ms).execute("PRAGMA user_version = 999");
        check_refused("was written by a newer pm-coach (schema 999; this one knows ");
    }
    SECTION("a damaged one") {
        std::fstream(given.copy, std::ios::in | std::ios::out | std::ios::binary).seekp(3L * 4096)
            << std::string(4096, 'x');
        check_refused("damaged");
    }
    SECTION("a part of one") {
        fs::resize_file(given.copy, fs::file_size(given.copy) / 2);
        check_refused("damaged");
    }
    SECTION("anything else") {
        std::ofstream(given.copy) << std::string(10'000, 'x');
        check_refused("is no database");
    }
    SECTION("nothing") {
        fs::remove(given.copy);
        check_refused("there is no file at");
    }
}

TEST_CASE("the database itself is not a backup of it") {
    const two_moments given;
    CHECK_THROWS_WITH(restoration(given.file, given.file),
                      Catch::Contains("is the database itself"));
    given.check_untouched();
}

TEST_CASE("a backup of an older schema is brought to this one") {
    const temporary_directory place;
    const auto copy = place.path() / "old.db";
    open_database(copy, 0ms, coach::storage::migrations().first(4));

    restoration next(copy, place.path() / "coach.db");

    CHECK(next.schema_before() == 4);
    CHECK(next.schema() == coach::storage::migrations().back().version);
    CHECK(connection(copy, 0ms).number("PRAGMA user_version") == 4);
}

TEST_CASE("a backup that cannot be migrated leaves all as it is") {
    const two_moments given;
    const auto old = given.place.path() / "old.db";
    open_database(old, 0ms, coach::storage::migrations().first(1));
    {
        const file_size_limit full(fs::file_size(old) + 20'000);
        CHECK_THROWS_AS(restoration(old, given.file), store_failure);
    }
    given.check_untouched();
}

TEST_CASE("a database in use is not replaced") {
    const two_moments given;
    const auto restore = [&] { restoration(given.copy, given.file).put_in_place(now, 0ms); };
    {
        auto used = open_database(given.file, 0ms);
        CHECK(used.number("SELECT count(*) FROM homes") == 2);
        CHECK_FALSE(succeeds_elsewhere(restore));
    }
    given.check_untouched();
    CHECK(succeeds_elsewhere(restore));
    CHECK(notes(given.file) == "then");
}

TEST_CASE("a damaged database is replaced too, and its log does not reach the new one") {
    const two_moments given;
    const auto damaged = std::string(50'000, 'x');
    std::ofstream(given.file) << damaged;
    std::ofstream(given.file.string() + "-wal") << "its log";

    const auto kept = restoration(given.copy, given.file).put_in_place(now, 0ms);

    CHECK(notes(given.file) == "then");
    CHECK(bytes_of(kept) == damaged);
    CHECK_FALSE(fs::exists(given.file.string() + "-wal"));
}

TEST_CASE("what waited when the backup was made is looked for before it is sent") {
    using coach::testing::claim;
    using coach::testing::noon;
    const temporary_directory place;
    const auto file = place.path() / "coach.db";
    const auto copy = place.path() / "copy.db";
    {
        sqlite_store people(file);
        coach::testing::send(people, "waits", coach::testing::create_outgoing("waits", noon));
        coach::testing::send(people, "held", coach::testing::create_outgoing("held", noon + 1min));
        CHECK(claim(people, noon + 2min, coach::outbox_lane::interactive, 2).size() == 2);
        coach::testing::send(people, "later", coach::testing::create_outgoing("later", noon + 48h));
        back_up(file, copy);
    }

    restoration(copy, file).put_in_place(now, 0ms);

    sqlite_store restored(file);
    const auto due = claim(restored, noon + 49h);
    REQUIRE(due.size() == 3);
    CHECK(due[0].maybe_sent == noon + 2min);
    CHECK(due[1].maybe_sent == noon + 2min);
    CHECK(due[2].maybe_sent == noon + 48h);
}
