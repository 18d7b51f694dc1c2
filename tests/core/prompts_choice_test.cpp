#include "core/prompts.hpp"
#include "tests/core/prompts_fixture.hpp"
#include "tests/support/catch.hpp"

#include <chrono>

using namespace coach;
using namespace coach::testing;
using namespace std::chrono_literals;
using std::chrono::sys_days;

TEST_CASE("nothing is due in a pause, and then it goes on by itself") {
    const timestamp until = sys_days{2026y / 12 / 4};
    auto of = who_chose({.schedule = asked_on({5}), .look_back = true}, monday_noon);
    of = pause(of, until, places(), monday_noon);

    CHECK(of.next == sys_days{2026y / 12 / 4} + 16h);
    CHECK(of.next_look_back == sys_days{2027y / 1 / 1} + 16h);
    CHECK_FALSE(may_prompt(of, until - 1ms));
    CHECK(may_prompt(of, until));
    CHECK(take(of, *of.next).then.size() == 1);
}

TEST_CASE("a pause that ends at a prompt's moment lets it come") {
    auto of = who_chose({.schedule = asked_on({5})}, monday_noon);
    of = pause(of, friday_due, places(), monday_noon);
    CHECK(of.next == friday_due);
    CHECK(take(of, friday_due).then.size() == 1);
    CHECK(pause(of, friday_due + 1ms, places(), monday_noon).next == friday_due + 168h);
}

TEST_CASE("a pause into the past pauses nothing") {
    const auto of = who_chose({.schedule = asked_on({5})}, monday_noon);
    const auto paused = pause(of, monday_noon - 24h, places(), monday_noon);
    CHECK(paused.next == friday_due);
    CHECK(may_prompt(paused, monday_noon));
}

TEST_CASE("resuming ends a pause") {
    const auto of = who_chose({.schedule = asked_on({5}), .look_back = true}, monday_noon);
    const auto paused = pause(of, monday_noon + 672h, places(), monday_noon);
    CHECK(resume(paused, places(), monday_noon + 1h) == of);
}

TEST_CASE("resuming what is not paused lets nothing that is due get lost") {
    const auto of = who_chose({.schedule = asked_on({5})}, monday_noon);
    CHECK(resume(of, places(), friday_due + 1h).next == friday_due);
    const auto over = pause(of, monday_noon + 24h, places(), monday_noon);
    CHECK(resume(over, places(), friday_due + 1h).next == friday_due);
}

TEST_CASE("an answer ends the silence, and so do resuming and choosing") {
    const auto of = who_is_silent(monday_noon, true);
    const timestamp december = sys_days{2026y / 12 / 10} + 17h;
    const prompt_choice same{.schedule = of.schedule, .look_back = true};
    REQUIRE(of.silent);

    for (const auto& after : {answered(of, places(), december), resume(of, places(), december),
                              choose(of, same, places(), december)}) {
        CHECK_FALSE(after.silent);
        CHECK(after.unanswered == 0);
        CHECK(after.next == sys_days{2026y / 12 / 11} + 16h);
        CHECK(after.next_look_back == sys_days{2027y / 1 / 1} + 16h);
    }
}

TEST_CASE("a pause is an answer: it ends the silence, and prompts come back by themselves") {
    auto of = who_is_silent(monday_noon);
    const timestamp until = sys_days{2026y / 12 / 24};
    of = pause(of, until, places(), monday_noon + 240h);
    CHECK_FALSE(of.silent);
    CHECK(of.unanswered == 0);
    CHECK(of.next == until + 16h);
}

TEST_CASE("choosing the same days and time goes on with what was to come") {
    const prompt_choice chosen{.schedule = asked_on({5}, 16h, 2)};
    const auto first = who_chose(chosen, monday_noon);
    const auto asked = take(first, friday_due).after;
    CHECK(asked.next == friday_due + 336h);

    const auto again =
        choose(asked, {.schedule = chosen.schedule, .look_back = true}, places(), friday_due + 24h);
    CHECK(again.schedule == first.schedule);
    CHECK(again.next == friday_due + 336h);
    CHECK(again.look_back);
    CHECK(again.unanswered == 0);
    CHECK(choose(first, chosen, places(), friday_due + 1h).next == friday_due);
}

TEST_CASE("choosing the same after a pause keeps its weeks") {
    const prompt_choice chosen{.schedule = asked_on({5}, 16h, 2)};
    auto of = take(who_chose(chosen, monday_noon), friday_due).after;
    of = pause(of, friday_due + 672h, places(), friday_due + 24h);
    of = choose(of, chosen, places(), friday_due + 48h);
    CHECK_FALSE(of.paused_until);
    CHECK(of.next == friday_due + 336h);
}

TEST_CASE("choosing another schedule counts its weeks from the coming one") {
    const auto first = who_chose({.schedule = asked_on({5}, 16h, 2)}, monday_noon);
    const auto asked = take(first, friday_due).after;
    for (const auto& other : {asked_on({5}, 15h, 2), asked_on({4, 5}, 16h, 2), asked_on({5})}) {
        const auto again = choose(asked, {.schedule = other}, places(), friday_due + 72h);
        const auto distance = *again.next - friday_due;
        CHECK(distance > 5 * 24h);
        CHECK(distance <= 7 * 24h);
    }
}

TEST_CASE("choosing none turns it off") {
    const auto of = who_chose({.schedule = asked_on({5}), .look_back = true}, monday_noon);
    const auto off = choose(of, {}, places(), monday_noon + 1h);
    CHECK_FALSE(off.schedule);
    CHECK_FALSE(off.next);
    CHECK_FALSE(off.look_back);
    CHECK_FALSE(off.next_look_back);
}
