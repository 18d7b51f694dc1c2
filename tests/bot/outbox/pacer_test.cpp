#include "bot/outbox/pacer.hpp"

#include "tests/support/catch.hpp"

#include <chrono>
#include <string>

using namespace coach;
using namespace coach::bot;
using namespace std::chrono_literals;

namespace {

outgoing to(const std::string& member, outgoing_kind kind) {
    return {.to = {.team = team_id{"T1"}, .member = member_id{member}}, .kind = kind};
}

const auto start = pacer::time{1h};

/// How long it takes to send that many, each to somebody else, as soon as each may leave.
std::chrono::duration<double> time_for(int count, outgoing_kind kind) {
    pacer paced({});
    auto now = start;
    for (int i = 0; i < count; ++i) {
        const auto what = to("U" + std::to_string(i), kind);
        now += paced.wait(what, now);
        CHECK(paced.wait(what, now) <= pacer::duration::zero());
        paced.count(what, now);
    }
    return now - start;
}

}  // namespace

TEST_CASE("a burst of prompts leaves at the pace of the workspace, after the first few") {
    const auto passed = time_for(3000, outgoing_kind::prompt);
    CHECK(passed > 595s);
    CHECK(passed < 605s);
}

TEST_CASE("Homes have a pace of their own") {
    const auto passed = time_for(190, outgoing_kind::home);
    CHECK(passed > 115s);
    CHECK(passed < 125s);
}

TEST_CASE("in the middle of a burst somebody who waits is served at once") {
    pacer paced({});
    auto now = start;
    for (int i = 0; i < 100; ++i) {
        const auto what = to("U" + std::to_string(i), outgoing_kind::prompt);
        now += paced.wait(what, now);
        paced.count(what, now);
    }
    for (int i = 0; i < 4; ++i) {
        const auto what = to("V" + std::to_string(i), outgoing_kind::manager_question);
        CHECK(paced.wait(what, now) == pacer::duration::zero());
        paced.count(what, now);
    }
}

TEST_CASE("the same person gets one message a second") {
    pacer paced({});
    const auto what = to("U1", outgoing_kind::export_json);
    paced.count(what, start);
    CHECK(paced.wait(what, start) == 1s);
    CHECK(paced.wait(what, start + 400ms) == 600ms);
    CHECK(paced.wait(what, start + 1s) == pacer::duration::zero());
    CHECK(paced.wait(to("U2", outgoing_kind::packet), start) == pacer::duration::zero());
}

TEST_CASE(
    "while Slack asks to wait with messages none leaves, but Homes do, and a shorter wait does not "
    "end a longer one") {
    pacer paced({});
    const auto refused = to("U2", outgoing_kind::prompt);
    paced.hold(refused, 30s, start);
    paced.hold(refused, 5s, start);
    CHECK(paced.wait(to("U1", outgoing_kind::home), start) == pacer::duration::zero());
    CHECK(paced.wait(to("U1", outgoing_kind::manager_question), start) == 30s);
    CHECK(paced.wait(to("U1", outgoing_kind::prompt), start + 29s) == 1s);
    CHECK(paced.wait(to("U1", outgoing_kind::packet), start + 30s) == pacer::duration::zero());
}

TEST_CASE("what is remembered of people stays small, whoever gets something") {
    pacer paced({.messages_a_minute = 1e9, .burst = 1e9});
    auto now = start;
    for (int i = 0; i < 20'000; ++i) {
        now += 1ms;
        paced.count(to("U" + std::to_string(i), outgoing_kind::prompt), now);
    }
    CHECK(paced.remembered() < 8192);
}
