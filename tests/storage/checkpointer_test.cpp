#include "storage/checkpointer.hpp"

#include "storage/open_database.hpp"
#include "storage/transaction.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_directory.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

namespace {

using coach::storage::checkpointer;
using coach::storage::connection;
using coach::storage::log_lengths;
using coach::storage::transaction;
using coach::storage::transaction_kind;

constexpr int far_away = 1'000'000;

struct scene {
    explicit scene(log_lengths lengths) {
        database.execute("CREATE TABLE notes (note INTEGER PRIMARY KEY, words TEXT)");
        tested.emplace(database, lengths);
    }

    void commit(const std::string& words) {
        transaction alone(database, transaction_kind::writing);
        database.prepare("INSERT INTO notes (words) VALUES (?)").bind(words).run();
        alone.commit();
    }

    void commit_forgetting() {
        transaction alone(database, transaction_kind::writing);
        database.forget_deleted();
        database.execute("DELETE FROM notes");
        alone.commit();
    }

    void after_commit() {
        tested->settle();
        tested->shorten_log();
    }

    std::uintmax_t log_size() const { return std::filesystem::file_size(file.string() + "-wal"); }

    bool file_contains(const std::string& words) const {
        std::ifstream in(file, std::ios::binary);
        const std::string all{std::istreambuf_iterator<char>(in), {}};
        return all.find(words) != std::string::npos;
    }

    coach::testing::temporary_directory place;
    std::filesystem::path file = place.path() / "coach.db";
    connection database = coach::storage::open_database(file, std::chrono::seconds{5});
    std::optional<checkpointer> tested;
};

constexpr std::uintmax_t page_in_log = 4096 + 24;

}  // namespace

TEST_CASE("a short log is left alone", "[checkpointer]") {
    scene here({.copied = far_away, .finished = far_away, .few = 0});
    here.commit("on the way to the database");
    here.after_commit();
    here.tested.reset();
    CHECK_FALSE(here.file_contains("on the way to the database"));
}

TEST_CASE("a long log is copied in the background", "[checkpointer]") {
    scene here({.copied = 1, .finished = far_away, .few = 0});
    here.commit("on the way to the database");
    here.after_commit();
    here.tested.reset();
    CHECK(here.file_contains("on the way to the database"));
}

TEST_CASE("what comes while the log is copied is copied too, though nothing follows",
          "[checkpointer]") {
    scene here({.copied = 1, .finished = far_away, .few = 0});
    for (int times = 0; times < 50; ++times) {
        here.commit(times < 49 ? std::string(3000, 'w') : "the very last");
        here.after_commit();
    }
    here.tested.reset();
    CHECK(here.file_contains("the very last"));
}

TEST_CASE("the thread that writes copies the last few pages, so that the log begins anew",
          "[checkpointer]") {
    scene here({.copied = 1, .finished = far_away, .few = far_away});
    here.commit("on the way to the database");
    here.after_commit();
    CHECK(here.file_contains("on the way to the database"));
    const auto before = here.log_size();
    here.commit("the next");
    CHECK(here.log_size() == before);
}

TEST_CASE("a log does not grow for ever, however fast it is written", "[checkpointer]") {
    constexpr int longest = 64;
    scene here({.copied = 16, .finished = longest, .few = 0});
    for (int times = 0; times < 120; ++times) {
        here.commit(std::string(3000, 'w'));
        here.after_commit();
    }
    constexpr std::uintmax_t last_commit = 16;
    CHECK(here.log_size() < (longest + last_commit) * page_in_log);
}

TEST_CASE("what is deleted leaves the log at once, also while the log is copied",
          "[checkpointer]") {
    scene here({.copied = 1, .finished = far_away, .few = 0});
    for (int times = 0; times < 20; ++times) {
        for (int notes = 0; notes < 5; ++notes) {
            here.commit(std::string(3000, 'w'));
            here.after_commit();
        }
        here.commit_forgetting();
        here.after_commit();
        REQUIRE(here.log_size() == 0);
        REQUIRE_FALSE(here.database.empties_log());
    }
}

TEST_CASE("no commit is lost, however often the log begins anew", "[checkpointer]") {
    constexpr std::int64_t commits = 30'000;
    scene here({.copied = 8, .finished = 64, .few = 4});
    here.database.execute("PRAGMA synchronous = OFF");
    for (std::int64_t i = 0; i < commits; ++i) {
        here.commit("number " + std::to_string(i));
        here.after_commit();
    }
    here.tested.reset();
    CHECK(here.database.number("SELECT count(*) FROM notes") == commits);
    CHECK(here.database.text("PRAGMA integrity_check") == "ok");
    connection other(here.file, std::chrono::seconds{5});
    CHECK(other.number("SELECT count(*) FROM notes") == commits);
}
