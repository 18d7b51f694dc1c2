#include "tests/support/burst.hpp"

#include "storage/sqlite_store.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace coach::testing;
using namespace std::chrono_literals;

TEST_CASE("a burst drains at the pace that Slack allows, and who waits is served meanwhile") {
    const temporary_directory place;
    coach::storage::sqlite_store people(place.path() / "coach.db");

    const auto came = simulate_burst(people, {.people = 600});

    CHECK(came.lost == 0);
    CHECK(came.doubled == 0);
    CHECK(came.searches == 0);
    CHECK(came.most_held <= 50);
    CHECK(came.most_a_minute <= 310);
    CHECK(came.drained > 110s);
    CHECK(came.drained < 150s);
    CHECK(came.longest_answer < 2s);
}

TEST_CASE("crashes in the middle of a burst lose nothing and double nothing") {
    const temporary_directory place;
    coach::storage::sqlite_store people(place.path() / "coach.db");

    const auto came = simulate_burst(people, {.people = 400, .crashes = 8});

    CHECK(came.lost == 0);
    CHECK(came.doubled == 0);
    CHECK(came.searches > 0);
}
