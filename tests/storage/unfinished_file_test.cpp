#include "storage/unfinished_file.hpp"

#include "storage/lock_file.hpp"
#include "tests/storage/poor_file_system.hpp"
#include "tests/storage/traces.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_directory.hpp"

#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <string>
#include <sys/file.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <utility>

namespace fs = std::filesystem;
using coach::store_failure;
using coach::storage::descriptor;
using coach::storage::discard_unfinished;
using coach::storage::lock_file;
using coach::storage::unfinished_file;
using coach::testing::bytes_of;
using coach::testing::lacking;
using coach::testing::poor_file_system;
using coach::testing::temporary_directory;

namespace {

fs::path write(const fs::path& file, const std::string& words) {
    std::ofstream(file) << words;
    return file;
}

/// Makes that file, with those words of that other file.
void make(const fs::path& file, const fs::path& words) {
    unfinished_file next(file);
    next.append(words);
    next.sync();
    next.keep_as(file);
}

std::optional<lacking> any_file_system() {
    return GENERATE(as<std::optional<lacking>>{}, std::nullopt, lacking::no_replace,
                    lacking::links);
}

/// Done once, when the next file is to be locked.
std::function<void()> before_next_lock;

}  // namespace

// Stands before the C library's own.
extern "C" int flock(int file, int how) noexcept {
    if (const auto first = std::exchange(before_next_lock, nullptr)) first();
    return static_cast<int>(::syscall(SYS_flock, file, how));
}

TEST_CASE("an unfinished file gets its name on every file system, and replaces nothing") {
    const auto what = any_file_system();
    const temporary_directory place;
    const temporary_directory shelf;
    const auto words = write(place.path() / "words", "new");
    std::optional<poor_file_system> poor;
    if (what) poor.emplace(*what);

    make(shelf.path() / "made.db", words);
    const auto taken = write(shelf.path() / "taken.db", "old");
    CHECK_THROWS_WITH(make(taken, words), Catch::Contains("File exists"));

    CHECK(bytes_of(shelf.path() / "made.db") == "new");
    CHECK(bytes_of(taken) == "old");
    CHECK(std::distance(fs::directory_iterator(shelf.path()), {}) == 2);
}

TEST_CASE("an unfinished file has one maker, whose lock is not on what SQLite locks") {
    const temporary_directory place;
    const auto file = place.path() / "copy.db";
    {
        const unfinished_file made(file);
        const descriptor other(::open(made.path().c_str(), O_RDWR | O_CLOEXEC));

        CHECK(::flock(other.number(), LOCK_EX | LOCK_NB) == 0);
        CHECK_THROWS_AS(unfinished_file(file), store_failure);
        CHECK(fs::exists(made.path()));
    }
    CHECK(fs::is_empty(place.path()));
}

TEST_CASE("what a crash left is not written into: it may be kept under another name") {
    const temporary_directory place;
    const auto kept = write(place.path() / "kept.db", "kept");
    fs::create_hard_link(kept, place.path() / "copy.db.unfinished");

    const unfinished_file made(place.path() / "copy.db");

    CHECK(bytes_of(kept) == "kept");
    CHECK(fs::file_size(made.path()) == 0);
}

TEST_CASE("what a crash left is taken away, and nothing that somebody is making") {
    const temporary_directory place;
    const auto file = place.path() / "copy.db";
    {
        const unfinished_file made(file);
        discard_unfinished(file);
        CHECK(fs::exists(made.path()));
    }
    for (const auto* rest : {"", "-wal", "-shm", "-journal", ".lock"}) {
        write(file.string() + ".unfinished" + rest, "left");
    }
    write(file, "whole");

    discard_unfinished(file);

    CHECK(bytes_of(file) == "whole");
    CHECK(std::distance(fs::directory_iterator(place.path()), {}) == 1);
}

TEST_CASE(
    "a lock that changes hands while somebody asks for it has one holder, and leaves no file") {
    const temporary_directory place;
    const auto path = place.path() / "lock";
    std::optional<lock_file> first(std::in_place, path);
    std::optional<lock_file> second;
    before_next_lock = [&] {
        first.reset();
        second.emplace(path);
    };

    const lock_file third(path);

    CHECK(second->is_held());
    CHECK_FALSE(third.is_held());
    second.reset();
    CHECK(fs::is_empty(place.path()));
    CHECK(lock_file(path).is_held());
}
