#include "core/prompts.hpp"

#include "tests/core/prompts_fixture.hpp"
#include "tests/support/catch.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace coach;
using namespace coach::testing;
using namespace std::chrono_literals;
using std::chrono::sys_days;

namespace {

const timestamp monday_noon = sys_days{2026y / 11 / 23} + 12h;
const timestamp friday_due = sys_days{2026y / 11 / 27} + 16h;  // in London

prompt_step take(const prompts& of, timestamp now) {
    return take_due(of, places(), now);
}

outgoing expected(outgoing_kind kind, std::string about, timestamp due) {
    return {.to = {team_id("T1"), member_id("U1")},
            .kind = kind,
            .about = std::move(about),
            .due = due,
            .expires = due + 12h};
}

}  // namespace

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

TEST_CASE("after an outage one of several prompts is sent") {
    const auto of = who_chose({.schedule = asked_daily()}, monday_noon);
    const auto step = take(of, friday_due + 1h);
    CHECK(step.then.empty());
    CHECK(step.after.next == friday_due + 24h);

    const auto short_outage = take(step.after, friday_due + 30h);
    CHECK(short_outage.then == std::vector{expected(outgoing_kind::prompt, "0", friday_due + 24h)});
    CHECK(short_outage.after.next == friday_due + 48h);
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

TEST_CASE("an answer in a pause ends the silence, not the pause") {
    auto of = who_is_silent(monday_noon);
    const timestamp until = sys_days{2026y / 12 / 24};
    of = pause(of, until, places(), monday_noon + 240h);
    CHECK(of.silent);
    CHECK_FALSE(of.next);

    of = answered(of, places(), monday_noon + 264h);
    CHECK(of.next == until + 16h);
}

TEST_CASE("a prompt that did not arrive is not counted as unanswered") {
    auto of = who_chose({.schedule = asked_daily()}, monday_noon);
    for (int i = 0; i < 4; ++i) of = take(of, *of.next).after;
    of = not_reached(of);
    CHECK(of.unanswered == 3);
    CHECK(of.turn == 4);
    CHECK(take(of, *of.next).then.front().kind == outgoing_kind::prompt);
    CHECK(not_reached(prompts()) == prompts());
}

TEST_CASE("the question whether to go on is asked again where it did not arrive") {
    const auto silent = who_is_silent(monday_noon, true);
    const timestamp later = sys_days{2026y / 11 / 28} + 10h;

    const auto step = take(not_reached(silent), later);
    CHECK(step.then.empty());
    CHECK(step.after.next == sys_days{2026y / 11 / 28} + 16h);
    CHECK(step.after.next_look_back == sys_days{2026y / 12 / 1} + 16h);
    const auto again = take(step.after, *step.after.next);
    CHECK(again.then.front().kind == outgoing_kind::go_on_question);
    CHECK(again.after.silent);
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

TEST_CASE("a look back is sent at the month's begin, of the month before") {
    auto of = who_chose({.schedule = {}, .look_back = true}, monday_noon);
    const timestamp december = sys_days{2026y / 12 / 1} + 10h;
    CHECK(of.next_look_back == december);

    const auto step = take(of, december + 11h);
    CHECK(step.then == std::vector{expected(outgoing_kind::look_back, "2026-11", december)});
    const timestamp january = sys_days{2027y / 1 / 1} + 10h;
    CHECK(step.after.next_look_back == january);
    CHECK(take(step.after, january).then ==
          std::vector{expected(outgoing_kind::look_back, "2026-12", january)});
    CHECK(step.after.unanswered == 0);
}

TEST_CASE("a look back waits for Monday where the month begins on a weekend") {
    const auto of = who_chose({.schedule = asked_on({5}, 9h + 30min), .look_back = true},
                              sys_days{2026y / 7 / 20}, "Asia/Kathmandu");
    const timestamp due = sys_days{2026y / 8 / 3} + 3h + 45min;
    CHECK(of.next_look_back == due);
    CHECK(take(of, due).then.back() == expected(outgoing_kind::look_back, "2026-07", due));
}

TEST_CASE("a look back keeps the rules of a prompt") {
    auto of = who_chose({.schedule = {}, .look_back = true}, monday_noon);
    const timestamp due = *of.next_look_back;

    const auto late = take(of, due + 12h);
    CHECK(late.then.empty());
    CHECK(late.after.next_look_back == sys_days{2027y / 1 / 1} + 10h);
    of.presence.on_vacation = true;
    CHECK(take(of, due).then.empty());
}

TEST_CASE("a prompt and a look back may come together, the question whether to go on alone") {
    auto of = who_chose({.schedule = asked_on({2}), .look_back = true}, monday_noon + 48h);
    const timestamp due = sys_days{2026y / 12 / 1} + 16h;

    CHECK(take(of, due).then == std::vector{expected(outgoing_kind::prompt, "0", due),
                                            expected(outgoing_kind::look_back, "2026-11", due)});
    of.unanswered = 4;
    const auto last = take(of, due);
    CHECK(last.then == std::vector{expected(outgoing_kind::go_on_question, "", due)});
    CHECK_FALSE(last.after.next_look_back);
}

TEST_CASE("another time of day neither repeats nor drops a month's look back") {
    const auto of = who_chose({.schedule = {}, .look_back = true}, monday_noon);
    const timestamp due = sys_days{2026y / 12 / 1} + 10h;
    const prompt_choice evening{.schedule = asked_on({5}, 18h), .look_back = true};
    const prompt_choice morning{.schedule = asked_on({5}, 8h), .look_back = true};

    const auto sent = take(of, due).after;
    CHECK(choose(sent, evening, places(), due + 1h).next_look_back ==
          sys_days{2027y / 1 / 1} + 18h);
    const auto early = choose(of, morning, places(), due - 1h);
    CHECK(early.next_look_back == due - 2h);
    CHECK(take(early, due - 1h).then.size() == 1);
}
