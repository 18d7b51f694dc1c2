#include "sandbox/events/event_feed.hpp"

#include "sandbox/interactions/payload_parts.hpp"
#include "tests/sandbox/people_fixture.hpp"
#include "tests/support/catch.hpp"

#include <chrono>
#include <cstddef>
#include <string_view>
#include <vector>

using namespace coach::testing;
using namespace coach::sandbox;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

using fixture = connected_fixture;

/// A feed by itself, for what no page can do.
struct feed_fixture {
    explicit feed_fixture(std::size_t most_per_hour = 30'000)
        : all({.manifest = {.name = "Coach",
                            .bot_name = "Coach",
                            .bot_scopes = {"im:history"},
                            .commands = {},
                            .bot_events = {"app_home_opened", "tokens_revoked", "app_uninstalled"}},
               .bot_token = "",
               .app_token = "",
               .authority = "",
               .most_events_per_hour = most_per_hour}) {
        all.wire.open(false, now.steady);
        all.wire.take_actions();
    }

    std::vector<json> payloads() {
        std::vector<json> out;
        for (const auto& action : all.wire.take_actions()) {
            out.push_back(json::parse(action.text)["payload"]);
        }
        return out;
    }

    moment now{{}, std::chrono::system_clock::time_point{1'760'000'030s}};
    models all;
    event_feed feed{all};
};

}  // namespace

TEST_CASE_METHOD(fixture, "an acknowledged event does not come again") {
    say(amaras_dm, "hello");
    acknowledge(envelope());
    pass(10min);

    CHECK(events().empty());
}

TEST_CASE_METHOD(fixture, "an event is retried at once, after one and after five minutes",
                 "[rule:event-retries]") {
    say(amaras_dm, "hello");
    const auto first = envelope();
    const auto next = [&](int attempt) {
        const auto sent = envelope();
        CHECK(sent["retry_attempt"] == attempt);
        CHECK(sent["retry_reason"] == "timeout");
        CHECK(sent["payload"] == first["payload"]);
        CHECK(sent["envelope_id"] != first["envelope_id"]);
    };
    pass(3s);
    next(1);
    pass(3s);
    pass(59s);
    CHECK(events().empty());
    pass(1s);
    next(2);
    pass(3s);
    pass(299s);
    CHECK(events().empty());
    pass(1s);
    next(3);
    pass(3s);
    pass(30min);
    CHECK(events().empty());
}

TEST_CASE_METHOD(fixture, "the stand-in wakes for a retry") {
    say(amaras_dm, "hello");
    wait(3s);
    wait(3s);
    slack.take_actions(now);

    CHECK(slack.next_deadline() <= now.steady + 60s);
}

TEST_CASE("what happened while there was no socket comes later, as a retry",
          "[rule:offline-events-come-later]") {
    people_fixture sandbox;
    sandbox.say(amaras_dm, "first");
    sandbox.say(amaras_dm, "second");
    sandbox.wait(30min);
    CHECK(sandbox.slack.next_deadline() == std::nullopt);
    sandbox.slack.socket_opened({}, sandbox.now);

    const auto sent = sandbox.envelopes();
    REQUIRE(sent.size() == 2);
    CHECK(sent[0]["payload"]["event"]["text"] == "first");
    CHECK(sent[0]["retry_attempt"] == 1);
    CHECK(sent[1]["payload"]["event"]["text"] == "second");
}

TEST_CASE("after an hour without a socket an event is lost") {
    people_fixture sandbox;
    sandbox.say(amaras_dm, "hello");
    sandbox.wait(61min);
    sandbox.slack.socket_opened({}, sandbox.now);

    CHECK(sandbox.envelopes().empty());
}

TEST_CASE("an event whose socket is lost comes once on the next") {
    people_fixture sandbox;
    const auto socket = sandbox.connect();
    sandbox.say(amaras_dm, "hello");
    sandbox.envelopes();
    sandbox.slack.socket_closed(socket, sandbox.now);
    sandbox.wait(10s);
    sandbox.slack.socket_opened({}, sandbox.now);

    const auto sent = sandbox.envelopes();
    REQUIRE(sent.size() == 1);
    CHECK(sent[0]["retry_attempt"] == 1);
}

TEST_CASE("app_home_opened has the view that was published") {
    feed_fixture fixture;
    fixture.feed.show_home_with(
        [](std::string_view person) { return person == amara ? json{{"type", "home"}} : json(); });

    fixture.feed.tell(home_opened{amara, "home"}, fixture.now);
    fixture.feed.tell(home_opened{mateo, "home"}, fixture.now);
    fixture.feed.tell(home_opened{amara, "messages"}, fixture.now);

    const auto sent = fixture.payloads();
    REQUIRE(sent.size() == 3);
    CHECK(sent[0]["event"]["view"] == json{{"type", "home"}});
    CHECK_FALSE(sent[1]["event"].contains("view"));
    CHECK_FALSE(sent[2]["event"].contains("view"));
}

TEST_CASE("the app hears that it lost its tokens, and that it was taken out") {
    feed_fixture fixture;
    fixture.feed.tell(tokens_revoked{}, fixture.now);
    fixture.feed.tell(app_uninstalled{}, fixture.now);

    const auto sent = fixture.payloads();
    REQUIRE(sent.size() == 2);
    CHECK(sent[0]["event"]["tokens"] == json{{"oauth", json::array()}, {"bot", {the_app}}});
    CHECK(sent[1]["event"]["type"] == "app_uninstalled");
}

TEST_CASE("past the hour's limit events give way to app_rate_limited, once a minute",
          "[rule:event-rate-limit]") {
    feed_fixture fixture(2);
    const auto open = [&] { fixture.feed.tell(home_opened{amara, "home"}, fixture.now); };
    for (int i = 0; i < 4; ++i) open();

    const auto sent = fixture.payloads();
    REQUIRE(sent.size() == 3);
    CHECK(sent[2] == json{{"token", verification_token},
                          {"type", "app_rate_limited"},
                          {"team_id", "T0NORTHWND"},
                          {"minute_rate_limited", 1'759'999'980},
                          {"api_app_id", "A0SANDBOX1"}});

    fixture.now.steady += 1min;
    open();
    CHECK(fixture.payloads().at(0)["type"] == "app_rate_limited");
    fixture.now.steady += 1h;
    open();
    CHECK(fixture.payloads().at(0)["type"] == "event_callback");
}
