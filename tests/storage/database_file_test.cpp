#include "storage/sqlite_store.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/run.hpp"
#include "tests/support/temporary_directory.hpp"

#include <exception>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace fs = std::filesystem;
using coach::store_failure;
using coach::storage::sqlite_store;
using coach::testing::run;
using coach::testing::temporary_directory;

namespace {

mode_t mode_of(const fs::path& path) {
    struct stat found{};
    REQUIRE(::stat(path.c_str(), &found) == 0);
    return found.st_mode & mode_t{07777};
}

/// Sets the process's file creation mask until the end of the scope.
class creation_mask {
 public:
    explicit creation_mask(mode_t mask) : before_(::umask(mask)) {}
    creation_mask(const creation_mask&) = delete;
    creation_mask& operator=(const creation_mask&) = delete;
    ~creation_mask() { ::umask(before_); }

 private:
    mode_t before_;
};

/// Makes root as powerless as anybody until the end of the scope; root could write everywhere.
class without_privileges {
 public:
    explicit without_privileges(const fs::path& own) {
        if (::geteuid() != 0) return;
        REQUIRE(::chown(own.c_str(), nobody, nobody) == 0);
        REQUIRE(::seteuid(nobody) == 0);
        changed_ = true;
    }
    without_privileges(const without_privileges&) = delete;
    without_privileges& operator=(const without_privileges&) = delete;
    ~without_privileges() {
        if (changed_ && ::seteuid(0) != 0) std::terminate();
    }

 private:
    static constexpr uid_t nobody = 65534;
    bool changed_ = false;
};

}  // namespace

TEST_CASE("the database, its log and its directories belong to their owner alone") {
    const auto mask = GENERATE(mode_t{0}, mode_t{022}, mode_t{0777});
    const temporary_directory place;
    const creation_mask chosen(mask);

    const auto file = place.path() / "a" / "b" / "coach.db";
    sqlite_store people(file);
    run(people.find_person({}));

    CHECK(mode_of(place.path() / "a") == 0700);
    CHECK(mode_of(place.path() / "a" / "b") == 0700);
    CHECK(mode_of(file) == 0600);
    CHECK(mode_of(fs::path(file) += "-wal") == 0600);
    CHECK(mode_of(fs::path(file) += "-shm") == 0600);
}

TEST_CASE("a database that others may read is closed to them") {
    const temporary_directory place;
    const auto file = place.path() / "coach.db";
    {
        const sqlite_store people(file);
    }
    fs::permissions(file, fs::perms{0644});

    const sqlite_store people(file);

    CHECK(mode_of(file) == 0600);
}

TEST_CASE("what is no regular file is refused") {
    const temporary_directory place;

    CHECK_THROWS_WITH(sqlite_store(place.path()), Catch::Contains("is not a regular file"));
}

TEST_CASE("a file that may not be written is refused, and used once it may") {
    const temporary_directory place;
    const without_privileges anybody(place.path());
    const auto file = place.path() / "coach.db";
    {
        const sqlite_store people(file);
    }
    fs::permissions(file, fs::perms{0400});

    CHECK_THROWS_AS(sqlite_store(file), store_failure);
    CHECK_THROWS_WITH(sqlite_store(file), Catch::Contains("cannot read and write the database") &&
                                              Catch::Contains("Permission denied"));

    fs::permissions(file, fs::perms{0600});
    CHECK_NOTHROW(sqlite_store(file));
}

TEST_CASE("a directory that may not be written is refused") {
    const temporary_directory place;
    const without_privileges anybody(place.path());
    fs::permissions(place.path(), fs::perms{0500});

    CHECK_THROWS_WITH(sqlite_store(place.path() / "coach.db"),
                      Catch::Contains("cannot create the database: Permission denied"));
    CHECK_THROWS_WITH(sqlite_store(place.path() / "new" / "coach.db"),
                      Catch::Contains("cannot create the directory of the database"));
}

TEST_CASE("a relative path and one that SQLite would take for memory name files") {
    const temporary_directory place;
    const auto before = fs::current_path();
    fs::current_path(place.path());

    {
        const sqlite_store people(":memory:");
    }
    fs::current_path(before);

    CHECK(fs::file_size(place.path() / ":memory:") > 0);
}
