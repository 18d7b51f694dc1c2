#include "core/prompts.hpp"
#include "tests/core/prompts_fixture.hpp"
#include "tests/support/catch.hpp"

#include <chrono>
#include <vector>

using namespace coach;
using namespace coach::testing;
using namespace std::chrono_literals;
using std::chrono::sys_days;

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
