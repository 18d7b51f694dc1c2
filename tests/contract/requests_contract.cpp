#include "tests/contract/checks.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/run.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/this_coro.hpp>

#include <chrono>
#include <exception>
#include <string>
#include <thread>
#include <utility>

namespace coach::testing {

namespace {

std::optional<person> find(store& people, person_id who = create_person_id()) {
    return run(people.find_person(std::move(who)));
}

applied save(store& people, std::string key, standing value = create_standing(),
             person_id who = create_person_id(), timestamp now = noon) {
    return run(
        people.save_standing(request_key{std::move(key)}, std::move(who), std::move(value), now));
}

void check_request_keys(store& people) {
    SECTION("the same key again has no second effect") {
        save(people, "k1", create_standing("L1"));

        CHECK(save(people, "k1", create_standing("L5"), create_person_id(), noon + 1s) ==
              applied::before);
        CHECK(find(people) == person{create_person_id(), create_standing("L1"), noon, noon});
    }

    SECTION("a key is one request of its team, whoever sends it") {
        save(people, "k1", create_standing(), create_person_id("U1"));

        CHECK(save(people, "k1", create_standing(), create_person_id("U2")) == applied::before);
        CHECK_FALSE(find(people, create_person_id("U2")));
    }

    SECTION("the same key in another team is another request") {
        save(people, "k1", create_standing(), create_person_id("U1", "T1"));

        CHECK(save(people, "k1", create_standing(), create_person_id("U1", "T2")) == applied::now);
        CHECK(save(people, "1k1", create_standing(), create_person_id("U1", "T")) == applied::now);
    }

    SECTION("keys are compared exactly") {
        save(people, "k1");

        CHECK(save(people, "K1") == applied::now);
        CHECK(save(people, "k1 ") == applied::now);
        CHECK(save(people, std::string("k1\0", 3)) == applied::now);
    }
}

void check_faults(store_rig& rig) {
    SECTION("a failed save has no effect and leaves its key free") {
        save(rig.subject(), "k1", create_standing("L1"));
        rig.spoil();
        CHECK_THROWS_AS(save(rig.subject(), "k2", create_standing("L2")), store_failure);
        rig.mend();

        CHECK(find(rig.subject())->standing == create_standing("L1"));
        CHECK(save(rig.subject(), "k2", create_standing("L2")) == applied::now);
        CHECK(find(rig.subject())->standing == create_standing("L2"));
    }
}

/// Saves for each of `count` people, all at once, from this thread; returns how many succeeded.
int save_all(store& people, const std::string& team, int count) {
    boost::asio::io_context context;
    int saved = 0;
    for (int i = 0; i < count; ++i) {
        const auto who = create_person_id("U" + std::to_string(i), team);
        const auto key = request_key{"key of " + who.member.str()};
        boost::asio::co_spawn(
            context, people.save_standing(key, who, create_standing("L" + std::to_string(i)), noon),
            [&](const std::exception_ptr& thrown, applied) { saved += thrown ? 0 : 1; });
    }
    context.run();
    return saved;
}

task<std::string> count_upwards(store& people, int times) {
    std::string seen;
    for (int i = 0; i < times; ++i) {
        const auto level = std::to_string(i);
        co_await people.save_standing(request_key{"k" + level}, create_person_id(),
                                      create_standing(level), noon);
        const auto found = co_await people.find_person(create_person_id());
        seen += found->standing.level + " ";
    }
    co_return seen;
}

task<bool> stays_on_thread(store& people) {
    const auto home = std::this_thread::get_id();
    co_await people.save_standing(request_key{"k1"}, create_person_id(), create_standing(), noon);
    co_return std::this_thread::get_id() == home;
}

/// Adds so many entries and goals of one person at once; returns how many goals began.
int add_all(store& people, int count) {
    boost::asio::io_context context;
    int begun = 0;
    for (int i = 0; i < count; ++i) {
        const auto number = std::to_string(i);
        boost::asio::co_spawn(context,
                              people.add_entry(request_key{"entry" + number}, create_person_id(),
                                               create_entry("wrote " + number)),
                              [](const std::exception_ptr&, const made<entry_id>&) {});
        boost::asio::co_spawn(context,
                              people.add_goal(request_key{"goal" + number}, create_person_id(),
                                              {.title = number, .origin = ""}, noon),
                              [&](const std::exception_ptr& thrown, const made<goal_id>& added) {
                                  begun += !thrown && added.when == applied::now ? 1 : 0;
                              });
    }
    context.run();
    return begun;
}

void check_concurrency(store& people) {
    SECTION(
        "of goals and entries that one person adds at once, five goals begin and all entries"
        " are kept") {
        CHECK(add_all(people, 20) == 5);

        CHECK(run(people.find_goals(create_person_id())).size() == 5);
        CHECK(run(people.find_entries(create_person_id(), {.words = "wrote"})).total == 20);
        CHECK(run(people.find_entries(create_person_id(), {.words = "wrote 17"})).total == 1);
    }

    SECTION("many people save at once") {
        CHECK(save_all(people, "T1", 200) == 200);

        for (int i = 0; i < 200; ++i) {
            const auto level = "L" + std::to_string(i);
            CHECK(find(people, create_person_id("U" + std::to_string(i)))->standing.level == level);
        }
    }

    SECTION("saves come from several threads") {
        int saved = 0;
        std::thread other([&] { saved = save_all(people, "T1", 100); });
        CHECK(save_all(people, "T2", 100) == 100);
        other.join();
        CHECK(saved == 100);

        CHECK(find(people, create_person_id("U99", "T1")));
        CHECK(find(people, create_person_id("U99", "T2")));
    }

    SECTION("a caller reads what it wrote, in the order of its awaits") {
        CHECK(run(count_upwards(people, 5)) == "0 1 2 3 4 ");
    }

    SECTION("a caller goes on where it was") {
        CHECK(run(stays_on_thread(people)));
    }
}

}  // namespace

void check_requests(store_rig& rig) {
    check_request_keys(rig.subject());
    check_faults(rig);
    check_concurrency(rig.subject());
}

}  // namespace coach::testing
