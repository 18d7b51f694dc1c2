#include "core/prompts.hpp"

#include "tests/core/prompts_fixture.hpp"
#include "tests/support/catch.hpp"

#include <chrono>
#include <string>
#include <vector>

using namespace coach;
using namespace coach::testing;
using namespace std::chrono_literals;
using std::chrono::sys_days;

TEST_CASE("who chose nothing is never asked") {
    const prompts nobody;
    const auto step = take(nobody, friday_due);
    CHECK(step.after == nobody);
    CHECK(step.then.empty());
    CHECK(choose(nobody, {}, places(), friday_due) == nobody);
}

TEST_CASE("who chose a schedule is asked at its moment, and again at the next") {
    const auto of = who_chose({.schedule = asked_on({5})}, monday_noon);
    CHECK(of.next == friday_due);
    CHECK_FALSE(of.next_look_back);

    const auto step = take(of, friday_due);
    CHECK(step.then == std::vector{expected(outgoing_kind::prompt, "0", friday_due)});
    CHECK(step.after.next == friday_due + 168h);
    CHECK(step.after.version == of.version);

    const auto second = take(step.after, friday_due + 168h);
    CHECK(second.then == std::vector{expected(outgoing_kind::prompt, "1", friday_due + 168h)});
    CHECK(second.after.turn == 2);
    CHECK(second.after.unanswered == 2);
}

TEST_CASE("nothing is taken before it is due") {
    const auto of = who_chose({.schedule = asked_on({5}), .look_back = true}, monday_noon);
    const auto step = take(of, friday_due - 1ms);
    CHECK(step.after == of);
    CHECK(step.then.empty());
}

TEST_CASE("a schedule without days is never due") {
    const auto of = who_chose({.schedule = asked_on({})}, monday_noon);
    CHECK_FALSE(of.next);
    CHECK(take(of, friday_due).then.empty());
}

TEST_CASE("what is due and not wanted is let pass") {
    auto of = who_chose({.schedule = asked_daily(), .look_back = true}, monday_noon);
    of.schedule.reset();
    of.look_back = false;
    const auto off = take(of, *of.next_look_back);
    CHECK(off.then.empty());
    CHECK_FALSE(off.after.next);
    CHECK_FALSE(off.after.next_look_back);

    auto silent = who_is_silent(monday_noon, true);
    silent.next = silent.next_look_back = friday_due;
    CHECK(take(silent, friday_due).then.empty());
    CHECK(take(silent, friday_due).after == who_is_silent(monday_noon, true));
}

TEST_CASE("after an outage the last of several prompts is sent, and no other") {
    const auto of = who_chose({.schedule = asked_daily()}, monday_noon);

    const auto hours_after = take(of, friday_due + 1h);
    CHECK(hours_after.then == std::vector{expected(outgoing_kind::prompt, "0", friday_due)});
    CHECK(hours_after.after.next == friday_due + 24h);

    const auto too_late = take(of, friday_due + 12h);
    CHECK(too_late.then.empty());
    CHECK(too_late.after.next == friday_due + 24h);
}

TEST_CASE("a prompt is sent until its time is 12 hours past") {
    const auto of = who_chose({.schedule = asked_on({5})}, monday_noon);

    CHECK(take(of, friday_due + 12h - 1ms).then ==
          std::vector{expected(outgoing_kind::prompt, "0", friday_due)});
    const auto late = take(of, friday_due + 12h);
    CHECK(late.then.empty());
    CHECK(late.after.next == friday_due + 168h);
    CHECK(late.after.turn == 0);
    CHECK(late.after.unanswered == 0);
}

TEST_CASE("nobody is asked on vacation, and the schedule goes on") {
    auto of = who_chose({.schedule = asked_on({5})}, monday_noon);
    of.presence.on_vacation = true;

    const auto step = take(of, friday_due);
    CHECK(step.then.empty());
    CHECK(step.after.next == friday_due + 168h);
    CHECK(step.after.unanswered == 0);
}

TEST_CASE("a vacation ends when its status does") {
    auto of = who_chose({.schedule = asked_on({5})}, monday_noon);
    of.presence.on_vacation = true;
    of.presence.vacation_ends = friday_due;

    CHECK_FALSE(may_prompt(of, friday_due - 1ms));
    CHECK(may_prompt(of, friday_due));
    CHECK(take(of, friday_due).then.size() == 1);
    of.presence.vacation_ends = friday_due + 1ms;
    CHECK(take(of, friday_due).then.empty());
}

TEST_CASE("who is gone is not asked, and is again when they are back") {
    auto of = who_chose({.schedule = asked_on({5})}, monday_noon);
    auto gone = there_in("");
    gone.is_here = false;
    of = seen(of, gone, places(), monday_noon);
    CHECK(of.presence.time_zone == "Europe/London");
    CHECK_FALSE(may_prompt(of, monday_noon));

    of = take(of, friday_due).after;
    CHECK(of.turn == 0);
    of = seen(of, there_in("Europe/London"), places(), friday_due + 24h);
    CHECK(take(of, friday_due + 168h).then.size() == 1);
}

TEST_CASE("after four without an answer one question is asked, and then nothing") {
    auto of = who_chose({.schedule = asked_daily(), .look_back = true}, monday_noon);
    const auto first = *of.next;
    for (unsigned i = 0; i < 4; ++i) {
        const auto step = take(of, first + i * 24h);
        CHECK(step.then ==
              std::vector{expected(outgoing_kind::prompt, std::to_string(i), first + i * 24h)});
        of = step.after;
    }
    const auto fifth = take(of, first + 96h);
    CHECK(fifth.then == std::vector{expected(outgoing_kind::go_on_question, "", first + 96h)});
    CHECK(fifth.after.silent);
    CHECK(fifth.after.turn == 4);
    CHECK_FALSE(fifth.after.next);
    CHECK_FALSE(fifth.after.next_look_back);

    const auto year_after = take(fifth.after, first + 24h * 365);
    CHECK(year_after.then.empty());
    CHECK(year_after.after == fifth.after);
}

TEST_CASE("the question whether to go on keeps the rules of a prompt") {
    auto of = who_chose({.schedule = asked_on({5})}, monday_noon);
    of.unanswered = 4;

    const auto late = take(of, friday_due + 12h);
    CHECK(late.then.empty());
    CHECK_FALSE(late.after.silent);
    CHECK(late.after.next == friday_due + 168h);
    of.presence.on_vacation = true;
    CHECK_FALSE(take(of, friday_due).after.silent);
}

TEST_CASE("an answer begins the count anew, after each number of unanswered prompts") {
    for (unsigned count = 1; count <= 4; ++count) {
        CAPTURE(count);
        auto of = who_chose({.schedule = asked_daily()}, monday_noon);
        for (unsigned i = 0; i < count; ++i) of = take(of, *of.next).after;
        const auto next = of.next;

        of = answered(of, places(), *next - 1h);
        CHECK(of.next == next);
        CHECK(of.unanswered == 0);
        for (unsigned i = 0; i < 4; ++i) {
            const auto step = take(of, *of.next);
            CHECK(step.then.front().kind == outgoing_kind::prompt);
            CHECK(step.then.front().about == std::to_string(count + i));
            of = step.after;
        }
        CHECK(take(of, *of.next).then.front().kind == outgoing_kind::go_on_question);
    }
}

TEST_CASE("a prompt that did not arrive is not counted as unanswered") {
    auto of = who_chose({.schedule = asked_daily()}, monday_noon);
    for (int i = 0; i < 4; ++i) of = take(of, *of.next).after;
    of = not_reached(of, outgoing_kind::prompt);
    CHECK(of.unanswered == 3);
    CHECK(of.turn == 4);
    CHECK(take(of, *of.next).then.front().kind == outgoing_kind::prompt);
    CHECK(not_reached(prompts(), outgoing_kind::prompt) == prompts());
    CHECK(not_reached(prompts(), outgoing_kind::go_on_question) == prompts());
    const auto silent = who_is_silent(monday_noon, true);
    CHECK(not_reached(silent, outgoing_kind::prompt).silent);
}

TEST_CASE("the question whether to go on is asked again where it did not arrive") {
    const auto silent = who_is_silent(monday_noon, true);
    const timestamp later = sys_days{2026y / 11 / 28} + 10h;

    const auto lost = not_reached(silent, outgoing_kind::go_on_question);
    CHECK(take(lost, friday_due + 5s).then.empty());
    CHECK(take(lost, friday_due + 5s).after.next > friday_due + 5s);

    const auto step = take(lost, later);
    CHECK(step.then.empty());
    CHECK(step.after.next == sys_days{2026y / 11 / 28} + 16h);
    CHECK(step.after.next_look_back == sys_days{2026y / 12 / 1} + 16h);
    const auto again = take(step.after, *step.after.next);
    CHECK(again.then.front().kind == outgoing_kind::go_on_question);
    CHECK(again.after.silent);
}
