#include "sandbox/socket_mode/gateway.hpp"

#include "tests/support/catch.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <set>
#include <string>
#include <vector>

using namespace coach::sandbox;
using namespace std::chrono_literals;
using nlohmann::json;
using kind = socket_action::kind;

namespace {

constexpr gateway::time_point start{};

struct fixture {
    random_source random{7};
    gateway wire{gateway_settings{}, "A1", random};

    connection_id open(gateway::time_point at = start) {
        const auto id = wire.open(false, at);
        wire.take_actions();
        return id;
    }

    void deliver(const std::string& id, gateway::time_point at = start) {
        wire.deliver({.id = id,
                      .type = "slash_commands",
                      .payload = json::object(),
                      .accepts_response_payload = true},
                     at);
    }
};

std::vector<json> sent_texts(const std::vector<socket_action>& actions) {
    std::vector<json> out;
    for (const auto& action : actions) {
        if (action.what == kind::send) out.push_back(json::parse(action.text));
    }
    return out;
}

}  // namespace

TEST_CASE_METHOD(fixture, "a socket is greeted with the number of all sockets", "[rule:hello]") {
    open();
    const auto id = wire.open(false, start);

    const auto actions = wire.take_actions();

    REQUIRE(actions.size() == 1);
    CHECK(actions[0].socket == id);
    const auto hello = json::parse(actions[0].text);
    CHECK(hello["type"] == "hello");
    CHECK(hello["num_connections"] == 2);
    CHECK(hello["connection_info"]["app_id"] == "A1");
    CHECK(hello["debug_info"]["approximate_connection_time"] == 18060);
}

TEST_CASE_METHOD(fixture, "the eleventh socket is turned away", "[rule:ten-sockets]") {
    for (int i = 0; i < 10; ++i) open();
    const auto id = wire.open(false, start);

    const auto actions = wire.take_actions();

    CHECK(wire.connections() == 10);
    REQUIRE(actions.size() == 2);
    CHECK(json::parse(actions[0].text)["reason"] == "too_many_websockets");
    CHECK(actions[1].what == kind::close);
    CHECK(actions[1].socket == id);
}

TEST_CASE_METHOD(fixture, "each envelope goes to one socket, and all sockets get some",
                 "[rule:one-socket-each]") {
    open();
    open();
    open();
    std::set<connection_id> used;
    for (int i = 0; i < 50; ++i) {
        deliver("e" + std::to_string(i));
        const auto actions = wire.take_actions();
        REQUIRE(actions.size() == 1);
        used.insert(actions[0].socket);
    }
    CHECK(used.size() == 3);
}

TEST_CASE_METHOD(fixture, "without a socket an envelope ends at once") {
    deliver("e1");

    CHECK(wire.take_outcomes().at(0).end == delivery_end::no_socket);
    CHECK(wire.take_actions().empty());
}

TEST_CASE_METHOD(fixture, "an acknowledgement may come from anywhere; other text is ignored",
                 "[rule:ack-anywhere]") {
    const auto socket = open();
    const auto other = open();
    deliver("e1");

    wire.text(socket, "\n");
    wire.text(socket, "[1]");
    wire.text(socket, R"({"envelope_id":7})");
    CHECK(wire.take_outcomes().empty());
    wire.text(other, R"({"envelope_id":"e1","payload":{"text":"hi"}})");

    CHECK(wire.take_outcomes().at(0).payload["text"] == "hi");
}

TEST_CASE_METHOD(fixture, "what a dropped socket owed goes to the next one that comes",
                 "[rule:redelivery]") {
    const auto first = open();
    deliver("e1");
    wire.take_actions();
    wire.closed(first, start + 1s);
    CHECK(wire.take_actions().empty());

    const auto second = wire.open(false, start + 2s);

    const auto actions = wire.take_actions();
    const auto texts = sent_texts(actions);
    REQUIRE(texts.size() == 2);
    CHECK(texts[0]["type"] == "hello");
    CHECK(texts[1]["envelope_id"] == "e1");
    CHECK(texts[1]["retry_attempt"] == 1);
    CHECK(actions[1].socket == second);
}

TEST_CASE_METHOD(fixture, "pings come after 10 s, then 30 s, then 10 s, with the host's name",
                 "[rule:pings]") {
    const auto id = open();
    std::vector<long> at;
    for (int second = 1; second <= 55; ++second) {
        wire.tick(start + std::chrono::seconds(second));
        for (const auto& action : wire.take_actions()) {
            CHECK(action.text.starts_with("Ping from applink-"));
            at.push_back(second);
        }
        wire.pong(id, start + std::chrono::seconds(second));
    }
    CHECK(at == std::vector<long>{10, 40, 50});
}

TEST_CASE_METHOD(fixture, "a socket that answers no ping is closed after two minutes",
                 "[rule:pong-timeout]") {
    const auto id = open();
    wire.pong(id, start + 10s);
    wire.tick(start + 129s);
    CHECK(wire.connections() == 1);
    wire.take_actions();

    wire.tick(start + 130s);

    CHECK(wire.connections() == 0);
    CHECK(wire.take_actions().at(0).what == kind::close);
}

TEST_CASE_METHOD(fixture, "a warning is followed by refresh_requested and the close 10 s later",
                 "[rule:warning]") {
    open();
    wire.warn(sockets::all, start);
    CHECK(sent_texts(wire.take_actions()).at(0)["reason"] == "warning");

    wire.tick(start + 9s);
    CHECK(wire.take_actions().empty());
    wire.tick(start + 10s);

    const auto actions = wire.take_actions();
    REQUIRE(actions.size() == 2);
    CHECK(json::parse(actions[0].text)["reason"] == "refresh_requested");
    CHECK(actions[1].what == kind::close);
    CHECK(actions[1].code == 1000);
}

TEST_CASE_METHOD(fixture, "a socket that has to go gets nothing new while there is another",
                 "[rule:leaving-socket]") {
    const auto leaving = open();
    wire.refresh(sockets::all, start);
    wire.take_actions();
    deliver("only one");
    CHECK(wire.take_actions().at(0).socket == leaving);

    const auto fresh = open();
    for (int i = 0; i < 20; ++i) {
        deliver("e" + std::to_string(i));
        CHECK(wire.take_actions().at(0).socket == fresh);
    }
}

TEST_CASE_METHOD(fixture, "debug_reconnects asks for a refresh after 360 s",
                 "[rule:debug-reconnects]") {
    const auto id = wire.open(true, start);
    wire.take_actions();
    wire.pong(id, start + 359s);
    wire.tick(start + 359s);
    wire.take_actions();

    wire.tick(start + 360s);

    CHECK(sent_texts(wire.take_actions()).at(0)["reason"] == "refresh_requested");
}

TEST_CASE_METHOD(fixture, "a drop resets all sockets or one, and moves what was owed once") {
    const auto first = open();
    deliver("e1");
    const auto second = open();
    wire.take_actions();

    wire.drop(sockets::all, start);

    const auto actions = wire.take_actions();
    REQUIRE(actions.size() == 2);
    CHECK(actions[0].what == kind::reset);
    CHECK(actions[0].socket == first);
    CHECK(actions[1].socket == second);
    CHECK(wire.connections() == 0);
    wire.open(false, start);
    CHECK(sent_texts(wire.take_actions()).at(1)["retry_attempt"] == 1);
}

TEST_CASE_METHOD(fixture, "link_disabled is told to every socket before it is closed",
                 "[rule:link-disabled]") {
    open();
    open();
    wire.disable_link(start);

    const auto actions = wire.take_actions();

    REQUIRE(actions.size() == 4);
    CHECK(json::parse(actions[0].text)["reason"] == "link_disabled");
    CHECK(actions[1].what == kind::close);
    CHECK(wire.connections() == 0);
}

TEST_CASE_METHOD(fixture, "a duplicated envelope comes twice with retry_attempt 0, the next once",
                 "[rule:duplicate-attempt-zero]") {
    open();
    wire.duplicate_next();
    deliver("e1");
    deliver("e2");

    const auto texts = sent_texts(wire.take_actions());

    REQUIRE(texts.size() == 3);
    CHECK(texts[0] == texts[1]);
    CHECK(texts[1]["retry_attempt"] == 0);
    CHECK(texts[2]["envelope_id"] == "e2");
}

TEST_CASE_METHOD(fixture, "the next deadline is the nearest of timers and pings") {
    CHECK_FALSE(wire.next_deadline());
    open();
    CHECK(wire.next_deadline() == start + 10s);
    deliver("e1");
    CHECK(wire.next_deadline() == start + 3s);
}

TEST_CASE_METHOD(fixture, "a connection lives 18,060 s, and is closed 10 s after it was told",
                 "[rule:connection-life][rule:refresh]") {
    const auto id = open();
    for (auto at = start; at < start + 18'059s; at += 60s) {
        wire.pong(id, at);
        wire.tick(at);
    }
    wire.pong(id, start + 18'059s);
    wire.tick(start + 18'059s);
    wire.take_actions();

    wire.tick(start + 18'060s);
    CHECK(sent_texts(wire.take_actions()).at(0)["reason"] == "refresh_requested");
    wire.tick(start + 18'069s);
    CHECK(wire.connections() == 1);
    wire.tick(start + 18'070s);
    CHECK(wire.connections() == 0);
}

TEST_CASE_METHOD(fixture, "a half-open socket still gets envelopes, and nothing comes of them") {
    const auto id = open();
    wire.half_open(sockets::all);
    CHECK(wire.take_actions().at(0).what == kind::mute);

    deliver("e1");
    wire.text(id, R"({"envelope_id":"e1"})");
    wire.pong(id, start + 100s);
    CHECK(wire.take_outcomes().empty());
    CHECK(sent_texts(wire.take_actions()).size() == 1);

    const auto fresh = open(start + 2s);
    wire.tick(start + 120s);
    const auto actions = wire.take_actions();
    CHECK(std::ranges::any_of(actions, [&](const socket_action& action) {
        return action.socket == fresh && action.what == kind::send &&
               json::parse(action.text)["envelope_id"] == "e1";
    }));
}

TEST_CASE_METHOD(fixture, "a held envelope goes after the next one") {
    open();
    wire.reorder_next();

    deliver("first");
    CHECK(wire.take_actions().empty());
    deliver("second");

    const auto sent = sent_texts(wire.take_actions());
    REQUIRE(sent.size() == 2);
    CHECK(sent[0]["envelope_id"] == "second");
    CHECK(sent[1]["envelope_id"] == "first");
}

TEST_CASE_METHOD(fixture, "an envelope that nothing overtakes goes after a second") {
    open();
    wire.reorder_next();
    deliver("alone");
    CHECK(wire.next_deadline() == start + 1s);

    wire.tick(start + 1s);

    CHECK(sent_texts(wire.take_actions()).size() == 1);
}

TEST_CASE_METHOD(fixture, "a delayed envelope is late, and its 3 s begin when it is sent") {
    open();
    wire.delay_next(5s);
    deliver("late");
    deliver("next");
    CHECK(sent_texts(wire.take_actions()).at(0)["envelope_id"] == "next");

    wire.tick(start + 5s);
    CHECK(sent_texts(wire.take_actions()).at(0)["envelope_id"] == "late");
    wire.take_outcomes();
    wire.tick(start + 7s);
    CHECK(wire.take_outcomes().empty());
    wire.tick(start + 8s);
    CHECK(wire.take_outcomes().size() == 1);
}

TEST_CASE_METHOD(fixture, "one envelope is sent in pieces, the next whole") {
    open();
    wire.fragment_next();

    deliver("e1");
    deliver("e2");

    const auto actions = wire.take_actions();
    CHECK(actions.at(0).what == kind::send_in_pieces);
    CHECK(actions.at(1).what == kind::send);
}

TEST_CASE_METHOD(fixture, "garbage is no envelope to anybody") {
    open();
    wire.send_garbage();

    const auto actions = wire.take_actions();
    CHECK(actions.size() == 4);
    for (const auto& action : actions) {
        CHECK(action.text.find("envelope_id") == std::string::npos);
    }
}

TEST_CASE_METHOD(fixture, "a socket that is not greeted gets no envelope") {
    wire.stall_next_hello();
    wire.open(false, start);
    CHECK(wire.take_actions().empty());

    deliver("e1");

    CHECK(wire.take_outcomes().at(0).end == delivery_end::no_socket);
}
