// How envelopes and their acknowledgements travel: slack-platform.md 1.6 and 1.7.
#include "bot/slack/json_text.hpp"
#include "tests/bot/slack/session_script.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace coach::slack;
using coach::testing::describe;
using coach::testing::session_script;
using coach::testing::start_live;
using coach::testing::start_two;

TEST_CASE("An envelope that comes again while its handler works is answered by the one ack") {
    session_script s;
    start_two(s);
    s.receive(1, session_script::create_envelope("e1"));

    CHECK(describe(s.receive(2, session_script::create_envelope("e1"))).empty());
    CHECK(describe(s.acknowledge("e1")) == R"(send 2 {"envelope_id":"e1"})");
    CHECK(describe(s.acknowledge("e1")).empty());
}

TEST_CASE("An envelope that comes again after its ack is answered with the same words") {
    session_script s;
    start_two(s);
    s.receive(1, session_script::create_envelope("e1"));
    s.feed(event::acknowledge{.envelope_id = "e1", .payload = R"({"text":"hi"})"});

    CHECK(describe(s.receive(2, session_script::create_envelope("e1"))) ==
          R"(send 2 {"envelope_id":"e1","payload":{"text":"hi"}})");
}

TEST_CASE("An ack whose connection is gone takes the newest live one") {
    session_script s;
    start_two(s);
    s.receive(1, session_script::create_envelope("e1"));
    s.closed(1);

    CHECK(describe(s.acknowledge("e1")) == R"(send 2 {"envelope_id":"e1"})");
}

TEST_CASE("An ack is kept until a connection is live") {
    session_script s;
    start_live(s);
    s.receive(1, session_script::create_envelope("e1"));
    s.closed(1);
    CHECK(describe(s.acknowledge("e1")).empty());
    s.pass_to_wake();

    CHECK(describe(s.go_live(2)) == R"(report live 2; send 2 {"envelope_id":"e1"})");
}

TEST_CASE("An ack that was not written when its connection died goes out by another") {
    session_script s;
    start_two(s);
    s.receive(1, session_script::create_envelope("e1"));
    s.receive(1, session_script::create_envelope("e2"));
    s.acknowledge("e1");
    s.acknowledge("e2");
    s.feed(event::written{generation{1}});

    CHECK(describe(s.closed(1)) == R"(report lost 1: 1006; send 2 {"envelope_id":"e2"})");
}

TEST_CASE("A payload that does not fit or is not accepted is left out and reported") {
    session_script s;
    start_live(s);
    auto delivery = session_script::create_envelope("e1");
    nlohmann::json payload{{"text", "hi"}};

    SECTION("not accepted") {
        delivery.accepts_response_payload = false;
    }
    SECTION("too large") {
        payload["text"] = std::string(18'000, 'x');
    }
    s.receive(1, delivery);

    CHECK(
        describe(s.feed(event::acknowledge{.envelope_id = "e1", .payload = wire_text(payload)})) ==
        R"(report payload_dropped 1; send 1 {"envelope_id":"e1"})");
}

TEST_CASE("Too many envelopes in flight: the next is left for redelivery") {
    session_script s({.most_in_flight = 1});
    start_live(s);
    s.receive(1, session_script::create_envelope("e1"));

    CHECK(describe(s.receive(1, session_script::create_envelope("e2"))) == "report overloaded 1");
    s.acknowledge("e1");
    CHECK(describe(s.receive(1, session_script::create_envelope("e2"))) == "dispatch e2");
}
