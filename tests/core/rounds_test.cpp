#include "core/rounds.hpp"

#include "tests/support/catch.hpp"

#include <chrono>
#include <initializer_list>
#include <vector>

namespace {

using namespace coach;
using std::chrono::hours;

timestamp hour(int n) {
    return timestamp{} + hours(n);
}

std::vector<assessment> made_at(std::initializer_list<int> times) {
    std::vector<assessment> out;
    for (const int n : times) out.push_back({.framework = "f", .version = "1", .made = hour(n)});
    return out;
}

}  // namespace

TEST_CASE("nobody sees the other's assessment while only one has submitted") {
    CHECK_FALSE(find_open_round(made_at({1, 2}), made_at({})));
    CHECK_FALSE(find_open_round(made_at({}), made_at({1, 2})));
    CHECK_FALSE(find_open_round(made_at({}), made_at({})));
}

TEST_CASE("when both have submitted, each sees the other's latest") {
    const auto open = find_open_round(made_at({1, 2}), made_at({3}));
    REQUIRE(open);
    CHECK(open->own.made == hour(2));
    CHECK(open->by_manager.made == hour(3));
}

TEST_CASE("what was submitted after a round waits for the next one") {
    const auto own = made_at({1, 4, 5});
    const auto by_manager = made_at({2});
    CHECK(find_last_round(own, by_manager) == hour(2));
    CHECK(find_open_round(own, by_manager)->own.made == hour(1));

    CHECK(find_open_round(own, made_at({2, 6}))->own.made == hour(5));
    CHECK(find_open_round(own, made_at({2, 6}))->by_manager.made == hour(6));
}

TEST_CASE("the order in which assessments are given does not matter") {
    CHECK(find_last_round(made_at({5, 1}), made_at({7, 2})) == hour(7));
    CHECK(made_until(made_at({1, 9, 3}), hour(4)).size() == 2);
    CHECK(made_until(made_at({1, 9, 3}), hour(4)).front().made == hour(3));
    CHECK(made_until(made_at({1}), std::nullopt).empty());
}
