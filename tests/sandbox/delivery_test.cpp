#include "sandbox/socket_mode/delivery.hpp"

#include "tests/support/catch.hpp"

#include <chrono>
#include <string>
#include <utility>

using namespace coach::sandbox;
using namespace std::chrono_literals;

namespace {

constexpr delivery::time_point start{};

envelope create_envelope(std::string id, bool accepts = true) {
    return {.id = std::move(id),
            .type = "slash_commands",
            .payload = nlohmann::json::object(),
            .accepts_response_payload = accepts};
}

}  // namespace

TEST_CASE("an acknowledgement in time ends an envelope with its payload") {
    delivery post(3s);
    post.sent(create_envelope("e1"), 1, start);

    post.acknowledged("e1", {{"text", "hi"}});
    post.tick(start + 10s);

    const auto ends = post.take_outcomes();
    REQUIRE(ends.size() == 1);
    CHECK(ends[0].end == delivery_end::acknowledged);
    CHECK(ends[0].payload == nlohmann::json{{"text", "hi"}});
}

TEST_CASE("a payload is ignored where the envelope does not accept one",
          "[rule:ack-payload-flag]") {
    delivery post(3s);
    post.sent(create_envelope("e1", false), 1, start);

    post.acknowledged("e1", {{"text", "hi"}});

    CHECK(post.take_outcomes().at(0).payload.is_null());
}

TEST_CASE("three seconds without an acknowledgement are a time-out, told once",
          "[rule:ack-three-seconds]") {
    delivery post(3s);
    post.sent(create_envelope("e1"), 1, start);
    CHECK(post.next_deadline() == start + 3s);

    post.tick(start + 2999ms);
    CHECK(post.take_outcomes().empty());
    post.tick(start + 3s);
    post.tick(start + 4s);
    post.acknowledged("e1", {{"text", "late"}});

    const auto ends = post.take_outcomes();
    REQUIRE(ends.size() == 1);
    CHECK(ends[0].end == delivery_end::timed_out);
    CHECK_FALSE(post.next_deadline());
}

TEST_CASE("what a lost socket owed is sent again, oldest first, until it is acknowledged",
          "[rule:redelivery]") {
    delivery post(3s);
    post.sent(create_envelope("z"), 1, start);
    post.sent(create_envelope("a"), 1, start + 1ms);
    post.sent(create_envelope("other"), 2, start);
    post.socket_lost(1);

    const auto first = post.take_waiting(start + 1s);
    REQUIRE(first.size() == 2);
    CHECK(first[0].id == "z");
    CHECK(first[0].retry_attempt == 1);
    CHECK(first[1].id == "a");

    post.sent(first[0], 3, start + 1s);
    post.acknowledged("a", nullptr);
    CHECK(post.take_waiting(start + 1s).empty());
    post.socket_lost(3);
    CHECK(post.take_waiting(start + 2s).at(0).retry_attempt == 2);
}

TEST_CASE("an envelope that nobody acknowledges is given up after an hour",
          "[rule:redelivery-hour]") {
    delivery post(3s);
    post.sent(create_envelope("e1"), 1, start);
    post.tick(start + 3s);
    post.socket_lost(1);

    CHECK(post.take_waiting(start + 59min).size() == 1);
    CHECK(post.take_waiting(start + 61min).empty());
}

TEST_CASE("acknowledgements of unknown envelopes have no effect") {
    delivery post(3s);

    post.acknowledged("nobody", {{"text", "hi"}});

    CHECK(post.take_outcomes().empty());
}
