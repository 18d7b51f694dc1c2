#include "storage/sqlite_store.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/run.hpp"
#include "tests/support/temporary_directory.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <thread>
#include <vector>

using coach::outbox_lane;
using coach::outgoing_kind;
using coach::person_id;
using coach::prompt_step;
using coach::prompts;
using coach::request_key;
using coach::timestamp;
using coach::storage::sqlite_store;
using coach::testing::run;
using coach::testing::temporary_directory;
using namespace std::chrono_literals;

namespace {

const timestamp noon{1'767'268'800'000ms};
const coach::team_id team{"T1"};
constexpr int people_count = 300;

person_id person_number(int number) {
    return {.team = team, .member = coach::member_id{"U" + std::to_string(number)}};
}

/// A store on the file as another process would have it.
sqlite_store open(const std::filesystem::path& file) {
    return sqlite_store(file, {.busy_timeout = 60s});
}

/// Does the same work in two threads, each with a store of its own on the file.
template <class Result>
std::array<Result, 2> in_both(const std::filesystem::path& file,
                              const std::function<Result(sqlite_store&)>& work) {
    std::array<Result, 2> out;
    std::vector<std::thread> threads;
    for (auto& result : out) {
        threads.emplace_back([&] {
            auto people = open(file);
            result = work(people);
        });
    }
    for (auto& thread : threads) thread.join();
    return out;
}

/// Everything that this store gets hold of, bit by bit.
std::vector<std::string> claim_all(sqlite_store& people) {
    std::vector<std::string> out;
    for (;;) {
        const auto some = run(people.claim_outgoing(outbox_lane::bulk, 7, noon, noon + 1h));
        if (some.empty()) return out;
        for (const auto& each : some) out.push_back(each.id.str());
    }
}

prompt_step step_of(const prompts& before) {
    auto after = before;
    after.next = noon + 24h;
    return {.after = after,
            .then = {{.to = before.who, .kind = outgoing_kind::prompt, .due = noon}}};
}

/// How many steps this store keeps while there is somebody of whom something is due.
std::size_t advance_all(sqlite_store& people) {
    std::size_t out = 0;
    for (;;) {
        std::vector<prompt_step> steps;
        for (const auto& each : run(people.find_due_prompts(noon, 7))) {
            steps.push_back(step_of(each));
        }
        if (steps.empty()) return out;
        out += run(people.advance_prompts(steps));
    }
}

}  // namespace

TEST_CASE("two processes that claim at the same time never hold the same") {
    const temporary_directory place;
    const auto file = place.path() / "coach.db";
    {
        auto people = open(file);
        for (int i = 0; i < people_count; ++i) {
            run(people.add_outgoing(
                request_key{std::to_string(i)},
                {.to = person_number(i), .kind = outgoing_kind::prompt, .due = noon}));
        }
    }

    const auto held = in_both<std::vector<std::string>>(file, claim_all);

    std::map<std::string, int> holders;
    for (const auto& each : held) {
        for (const auto& name : each) ++holders[name];
    }
    CHECK(holders.size() == people_count);
    CHECK(held[0].size() + held[1].size() == people_count);
}

TEST_CASE("two processes that advance prompts at the same time keep each step once") {
    const temporary_directory place;
    const auto file = place.path() / "coach.db";
    {
        auto people = open(file);
        for (int i = 0; i < people_count; ++i) {
            run(people.save_prompts(request_key{std::to_string(i)},
                                    {.who = person_number(i), .next = noon}, false, noon));
        }
    }

    const auto kept = in_both<std::size_t>(file, advance_all);

    CHECK(kept[0] + kept[1] == people_count);
    auto people = open(file);
    CHECK(run(people.find_outbox_state()).waiting == people_count);
    for (int i = 0; i < people_count; ++i) {
        CHECK(run(people.find_prompts(person_number(i))).version == 2);
        CHECK(run(people.find_personal_data(person_number(i))).outbox.size() == 1);
    }
}
