// The lessons of slack-platform.md 2, by number, and the rules of 1.4 to 1.7.
#include "tests/bot/slack/session_script.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace coach::slack;
using coach::testing::describe;
using coach::testing::session_script;
using coach::testing::start_live;
using coach::testing::start_two;
using namespace std::chrono_literals;
using enum frame::disconnect_reason;

namespace {

/// Live for longer than it takes to count as stable, with the signs of life of a real connection.
void stay(session_script& s, std::vector<unsigned> ids, std::chrono::seconds time) {
    for (auto passed = 0s; passed < time; passed += 10s) {
        s.pass(10s);
        for (const auto id : ids) s.feed(event::activity{generation{id}});
    }
}

std::vector<session_action> refuse(session_script& s, unsigned id, error_class kind,
                                   std::optional<std::chrono::seconds> retry_after = {}) {
    return s.feed(event::ticket_refused{.id = generation{id},
                                        .why = {.kind = kind,
                                                .code = "why",
                                                .needed = {},
                                                .provided = {},
                                                .retry_after = retry_after}});
}

std::chrono::milliseconds wait_of(const session_script& s) {
    return std::chrono::ceil<std::chrono::milliseconds>(s.wake() - s.now());
}

}  // namespace

TEST_CASE("Two connections are opened, the second some time after the first is live") {
    session_script s;

    CHECK(describe(s.feed(event::start{})) == "request_ticket 1");
    s.go_live(1);
    CHECK(describe(s.pass(4999ms)).empty());
    CHECK(describe(s.pass(1ms)) == "request_ticket 2");
    s.go_live(2);

    CHECK(describe(s.machine()) == "running: 1 live, 2 live");
    CHECK(describe(s.pass(5s)).find("request_ticket") == std::string::npos);
}

TEST_CASE("Lesson 1: the late close of an old connection does not touch its successor") {
    session_script s;
    start_live(s);
    s.closed(1);
    s.pass_to_wake();
    s.go_live(2);

    CHECK(describe(s.closed(1)).empty());
    CHECK(describe(s.hello(1)).empty());
    CHECK(describe(s.machine()) == "running: 2 live");
}

TEST_CASE("Lesson 2: an error and a close of one attempt start one retry, not two") {
    session_script s;
    s.feed(event::start{});
    s.ticket(1);

    s.feed(event::connect_failed{.id = generation{1}, .code = "tls_failed", .retry_after = {}});
    CHECK(describe(s.closed(1)).empty());

    CHECK(describe(s.pass_to_wake()) == "request_ticket 2");
    CHECK(describe(s.pass(1s)).empty());
    CHECK(describe(s.machine()) == "running: 2 ticket");
}

TEST_CASE("Lesson 3: whatever passes is tried again, for ever") {
    session_script s;
    s.feed(event::start{});

    for (unsigned id = 1; id < 50; ++id) {
        refuse(s, id, error_class::transient);
        CHECK(describe(s.pass_to_wake()) == "request_ticket " + std::to_string(id + 1));
    }
}

TEST_CASE("Lesson 5: the wait doubles up to a minute until a connection has proved stable") {
    session_script s({.target = 1});
    s.feed(event::start{});
    std::vector<std::chrono::milliseconds> waits;
    for (unsigned id = 1; id <= 9; ++id) {
        s.go_live(id);
        s.closed(id);
        waits.push_back(wait_of(s));
        s.pass_to_wake();
    }
    CHECK(waits ==
          std::vector<std::chrono::milliseconds>{250ms, 500ms, 1s, 2s, 4s, 8s, 16s, 30s, 30s});

    SECTION("a hello alone does not reset it") {
        s.go_live(10);
        s.pass(3s);
        s.closed(10);
        CHECK(wait_of(s) == 30s);
    }
    SECTION("a minute after hello does") {
        s.go_live(10);
        stay(s, {10}, 60s);
        s.closed(10);
        CHECK(wait_of(s) == 250ms);
    }
}

TEST_CASE("Lesson 8: a close that is not answered is ended by force after 5 s") {
    session_script s;
    start_two(s);
    s.disconnect(1, too_many_websockets);

    CHECK(describe(s.pass(4s)).find("abort") == std::string::npos);
    CHECK(describe(s.pass(1s)).find("abort 1") != std::string::npos);
    CHECK(s.machine().connections().front().id == generation{2});
}

TEST_CASE("Lesson 9: retry_attempt reaches the handler") {
    session_script s;
    start_live(s);
    auto late = session_script::create_envelope("e1");
    late.retry_attempt = 2;
    late.retry_reason = "timeout";

    const auto steps = s.receive(1, late);

    REQUIRE(!steps.empty());
    const auto& dispatched = std::get<action::dispatch>(steps.front());
    CHECK(dispatched.delivery == late);
}

TEST_CASE("Lesson 10: connections that are not ours are reported, once per number") {
    session_script s;
    start_live(s);

    CHECK(describe(s.hello(1, 3)) == "report foreign_connections 1: 3");
    CHECK(describe(s.hello(1, 3)).empty());
    CHECK(describe(s.hello(1, 4)) == "report foreign_connections 1: 4");
    CHECK(describe(s.hello(1, 1)).empty());
}

TEST_CASE("Make before break: the old connection works on until the new one has taken over") {
    const auto reason = GENERATE(warning, refresh_requested);
    session_script s;
    start_two(s);
    stay(s, {1, 2}, 60s);

    CHECK(describe(s.disconnect(1, reason)).ends_with("request_ticket 3"));
    CHECK(describe(s.receive(1, session_script::create_envelope("e1"))) == "dispatch e1");
    CHECK(describe(s.acknowledge("e1")) == R"(send 1 {"envelope_id":"e1"})");
    s.go_live(3);
    stay(s, {1, 2, 3}, 20s);
    CHECK(describe(s.machine()) == "running: 1 draining, 2 live, 3 live");
    const auto steps = describe(s.pass(10s));

    CHECK(steps.find("close 1") != std::string::npos);
    CHECK(describe(s.machine()) == "running: 1 closing, 2 live, 3 live");
}

TEST_CASE("An old connection is not closed while it is the only one that works") {
    session_script s;
    start_live(s);
    s.disconnect(1, warning);
    for (int i = 0; i < 6; ++i) {
        s.pass(10s);
        s.feed(event::activity{generation{1}});
    }
    CHECK(s.machine().connections().front().state == connection_state::draining);
    const auto newest = s.machine().connections().back().id;
    REQUIRE(newest != generation{1});

    const auto steps = s.go_live(static_cast<unsigned>(newest));

    CHECK(describe(steps).find("close 1") != std::string::npos);
}

TEST_CASE("A server that refreshes at every hello is not asked without pause") {
    session_script s({.target = 1});
    s.feed(event::start{});
    s.go_live(1);
    CHECK(describe(s.disconnect(1, refresh_requested)).ends_with("request_ticket 2"));
    s.go_live(2);
    s.closed(1);

    CHECK(describe(s.disconnect(2, refresh_requested)) == "report replacing 2: refresh_requested");
    CHECK(describe(s.pass(500ms)) == "request_ticket 3");
}

TEST_CASE("Never more than four connections: the oldest of those being replaced makes room") {
    session_script s;
    start_two(s);
    stay(s, {1, 2}, 60s);
    s.disconnect(1, warning);
    s.go_live(3);
    s.disconnect(2, warning);
    s.go_live(4);
    stay(s, {1, 2, 3, 4}, 20s);

    const auto steps = describe(s.disconnect(3, warning));
    CHECK(s.machine().connections().size() == 4);
    CHECK(steps.find("request_ticket") == std::string::npos);
    s.pass(1s);
    CHECK(describe(s.machine()) == "running: 1 closing, 2 draining, 3 draining, 4 live");
    CHECK(describe(s.closed(1, 1000)) == "request_ticket 5");
}

TEST_CASE("link_disabled halts: one alert, then a probe every 5 to 15 minutes") {
    session_script s;
    start_live(s);

    const auto steps = describe(s.disconnect(1, link_disabled));
    CHECK(steps.find("report halted: link_disabled") != std::string::npos);
    s.closed(1);
    CHECK(s.machine().trouble() == "link_disabled");
    CHECK(wait_of(s) == 10min);
    CHECK(describe(s.pass_to_wake()) == "request_ticket 2");

    SECTION("a probe that fails is followed by another, as slow") {
        refuse(s, 2, error_class::transient);
        CHECK(wait_of(s) == 10min);
        CHECK(s.machine().state() == session_state::halted);
    }
    SECTION("a probe that comes through ends it") {
        CHECK(describe(s.go_live(2)).find("report recovered") != std::string::npos);
        CHECK(s.machine().state() == session_state::running);
        CHECK(s.machine().trouble().empty());
    }
}

TEST_CASE("too_many_websockets: the old ones go first and the next try backs off") {
    session_script s;
    start_two(s);
    stay(s, {1, 2}, 60s);
    s.disconnect(1, warning);
    s.ticket(3);
    s.feed(event::connected{generation{3}});

    const auto steps = describe(s.disconnect(3, too_many_websockets));

    CHECK(steps == "report too_many_websockets 3; close 1; close 3");
    CHECK(describe(s.machine()) == "running: 1 closing, 2 live, 3 closing");
}

TEST_CASE("A token refused before the first hello ends the session with the reason") {
    const auto kind = GENERATE(error_class::dead_token, error_class::config);
    session_script s;
    s.feed(event::start{});

    refuse(s, 1, kind);

    CHECK(s.machine().state() == session_state::ended);
    REQUIRE(s.machine().refusal());
    CHECK(s.machine().refusal()->kind == kind);
}

TEST_CASE("A token refused later halts the session; what is live stays") {
    session_script s;
    start_live(s);
    s.pass(5s);

    const auto steps = describe(refuse(s, 2, error_class::dead_token));

    CHECK(steps == "report halted: why");
    CHECK(describe(s.machine()) == "halted: 1 live");
    CHECK_FALSE(s.machine().refusal());
}

TEST_CASE("Retry-After wins over the backoff") {
    session_script s;
    s.feed(event::start{});

    refuse(s, 1, error_class::transient, 90s);

    CHECK(wait_of(s) == 90s);
    CHECK(describe(s.pass(89s)).empty());
    CHECK(describe(s.pass(1s)) == "request_ticket 2");
}

TEST_CASE("A live connection is pinged every 12 s and dead after 70 s without a byte") {
    session_script s({.target = 1});
    start_live(s);

    CHECK(describe(s.pass(12s)) == "ping 1");
    s.feed(event::activity{generation{1}});
    for (int i = 0; i < 5; ++i) CHECK(describe(s.pass(12s)) == "ping 1");
    CHECK(describe(s.pass(9s)).empty());
    CHECK(describe(s.pass(1s)) == "abort 1; report lost 1: silent");
}

TEST_CASE("Any byte counts as life, a server's ping as much as a message") {
    session_script s({.target = 1});
    start_live(s);

    stay(s, {1}, 600s);

    CHECK(describe(s.machine()) == "running: 1 live");
}

TEST_CASE("After a sleep of the machine the connections are tested at once") {
    session_script s({.target = 1});
    start_live(s);
    s.sleep(30min);

    CHECK(describe(s.pass(0s)) == "report slept; ping 1");

    SECTION("one that answers stays") {
        s.pass(5s);
        s.feed(event::activity{generation{1}});
        s.pass(5s);
        CHECK(describe(s.machine()) == "running: 1 live");
    }
    SECTION("one that does not is dead after 10 s") {
        CHECK(describe(s.pass(10s)).starts_with("abort 1; report lost 1: silent"));
    }
}

TEST_CASE("A connection without hello is given up after 30 s") {
    session_script s;
    s.feed(event::start{});
    s.ticket(1);
    s.feed(event::connected{generation{1}});

    CHECK(describe(s.pass(29s)).empty());
    CHECK(describe(s.pass(1s)) == "abort 1; report open_failed 1: await_hello_timeout");
}

TEST_CASE("Stopping: what is in flight is acknowledged, then the connections close") {
    session_script s;
    start_two(s);
    s.receive(1, session_script::create_envelope("e1"));

    CHECK(describe(s.feed(event::stop{})).empty());
    CHECK(describe(s.receive(2, session_script::create_envelope("new"))).empty());
    CHECK(describe(s.acknowledge("e1")) == R"(send 1 {"envelope_id":"e1"})");
    CHECK(describe(s.feed(event::written{generation{1}})) == "close 1; close 2");
    s.closed(1, 1000);
    s.closed(2, 1000);

    CHECK(s.machine().state() == session_state::ended);
}

TEST_CASE("Stopping ends by itself even if no handler and no peer answers") {
    session_script s;
    start_live(s);
    s.receive(1, session_script::create_envelope("e1"));
    s.feed(event::stop{});

    CHECK(describe(s.pass(3s)) == "close 1");
    CHECK(describe(s.pass(1500ms)) == "abort 1");
    CHECK(s.machine().state() == session_state::ended);
}
