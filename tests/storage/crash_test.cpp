#include "storage/connection.hpp"
#include "storage/sqlite_store.hpp"
#include "tests/storage/crash_people.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/run.hpp"
#include "tests/support/temporary_directory.hpp"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdint>
#include <filesystem>
#include <random>
#include <spawn.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using coach::applied;
using coach::storage::connection;
using coach::storage::sqlite_store;
using coach::testing::crash_person;
using coach::testing::run;
using coach::testing::temporary_directory;
using namespace std::chrono_literals;

namespace {

constexpr std::int32_t numbers_a_round = 100'000;

/// A crash_writer that runs, and the pipe of what it acknowledges.
class crashing_child {
 public:
    crashing_child(const std::filesystem::path& file, std::int32_t first) {
        std::array<int, 2> ends{};
        REQUIRE(::pipe(ends.data()) == 0);
        posix_spawn_file_actions_t actions{};
        ::posix_spawn_file_actions_init(&actions);
        ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
        ::posix_spawn_file_actions_addclose(&actions, ends[0]);
        std::array<std::string, 3> words{COACH_CRASH_WRITER, file.string(), std::to_string(first)};
        std::array<char*, 4> arguments{words[0].data(), words[1].data(), words[2].data(), nullptr};
        const auto failed = ::posix_spawn(&process_, words[0].c_str(), &actions, nullptr,
                                          arguments.data(), environ);
        ::posix_spawn_file_actions_destroy(&actions);
        ::close(ends[1]);
        acknowledgements_ = ends[0];
        REQUIRE(failed == 0);
    }

    crashing_child(const crashing_child&) = delete;
    crashing_child& operator=(const crashing_child&) = delete;

    ~crashing_child() {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
        ::close(acknowledgements_);
    }

    /// Kills the child after so many acknowledgements; returns all that it had written by then.
    std::vector<std::int32_t> kill_after(std::size_t count) {
        std::vector<std::int32_t> numbers;
        std::int32_t number = 0;
        while (::read(acknowledgements_, &number, sizeof number) == sizeof number) {
            numbers.push_back(number);
            if (numbers.size() == count) ::kill(process_, SIGKILL);
        }
        return numbers;
    }

 private:
    pid_t process_ = 0;
    int acknowledgements_ = -1;
};

/// How many of the numbers are missing or not as they were saved.
std::ptrdiff_t count_lost(sqlite_store& people, const std::vector<std::int32_t>& numbers) {
    return std::ranges::count_if(numbers, [&](auto number) {
        const crash_person one(number);
        const auto found = run(people.find_person(one.id));
        return !found || found->standing != one.standing;
    });
}

/// Sends what was in flight when the child died again. A request whose effect is there must be
/// known, one whose effect is not must be new: counts those for which that is not so.
std::ptrdiff_t count_half_done(sqlite_store& people, std::int32_t from, std::int32_t until) {
    std::ptrdiff_t wrong = 0;
    for (auto number = from; number < until; ++number) {
        const crash_person one(number);
        const bool there = run(people.find_person(one.id)).has_value();
        const auto again = run(people.save_standing(one.key, one.id, one.standing, {}));
        if (there != (again == applied::before)) ++wrong;
    }
    return wrong;
}

}  // namespace

TEST_CASE("a process that is killed at any moment loses nothing that it acknowledged") {
    const temporary_directory place;
    const auto file = place.path() / "coach.db";
    const auto seed = std::random_device{}();
    CAPTURE(seed);
    std::mt19937 random(seed);
    std::vector<std::int32_t> acknowledged;

    for (std::int32_t round = 0; round < 20; ++round) {
        const auto first = round * numbers_a_round;
        const auto count = std::uniform_int_distribution<std::size_t>(1, 200)(random);
        const auto numbers = crashing_child(file, first).kill_after(count);
        REQUIRE(numbers.size() >= count);
        acknowledged.insert(acknowledged.end(), numbers.begin(), numbers.end());

        sqlite_store people(file);
        CHECK(count_lost(people, acknowledged) == 0);
        CHECK(count_half_done(people, first, std::ranges::max(numbers) + 20) == 0);
    }
    CHECK(connection(file, 0ms).text("PRAGMA integrity_check") == "ok");
}
