#include "core/feedback_tally.hpp"

#include "tests/support/catch.hpp"

#include <chrono>

using namespace coach;
using namespace std::chrono_literals;

namespace {

constexpr timestamp due{std::chrono::sys_days{std::chrono::year{2026} / 12 / 5}};

feedback_request create_request(bool anonymous = true) {
    return {.state = feedback_state::open, .anonymous = anonymous, .due = due};
}

/// The request after one more step has been told.
feedback_request told(feedback_request about, const feedback_count& count) {
    about.shown = write_told(tell_next(about, count));
    return about;
}

}  // namespace

TEST_CASE("before anything is told nobody has answered") {
    CHECK(read_told(create_request()).now == feedback_tally{.band = "fewer than 3"});
    CHECK(read_told(create_request(false)).now == feedback_tally{.band = "0"});
}

TEST_CASE("what was told is read again as it was written") {
    const told_so_far some{
        .now = {.band = "3+", .declined = 1}, .next = {.band = "5+", .declined = 2}, .due = due};
    auto about = create_request();
    about.shown = write_told(some);
    CHECK(read_told(about) == some);
}

TEST_CASE("a crossing is told at the second step after it, whenever it happened") {
    const feedback_count two{.answers = 2};
    const feedback_count three{.answers = 3, .declined = 1};
    auto about = told(create_request(), two);

    about = told(about, three);
    CHECK(read_told(about).now.band == "fewer than 3");
    CHECK(read_told(about).now.declined == 0);
    CHECK(has_more_to_tell(about, read_told(about), three));

    about = told(about, three);
    CHECK(read_told(about).now == feedback_tally{.band = "3+", .declined = 1});
    CHECK_FALSE(has_more_to_tell(about, read_told(about), three));
}

TEST_CASE("a new due date tells nothing else sooner") {
    const feedback_count three{.answers = 3};
    auto about = told(create_request(), three);
    about.due = due + 24h;

    about = told(about, three);

    CHECK(read_told(about).now.band == "fewer than 3");
    CHECK(read_told(about).next.band == "3+");
    CHECK(read_told(about).due == about.due);
    CHECK(has_more_to_tell(about, read_told(about), three));
}

TEST_CASE("named answers are told at once, and exactly") {
    auto about = told(create_request(false), {.answers = 2, .declined = 1});
    CHECK(read_told(about).now == feedback_tally{.band = "2", .declined = 1});
}
