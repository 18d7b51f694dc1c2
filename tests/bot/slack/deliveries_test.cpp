#include "bot/slack/deliveries.hpp"

#include "bot/slack/json_text.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace coach::slack;
using verdict = deliveries::verdict;

namespace {

constexpr generation first{1};

envelope create_envelope(std::string id) {
    envelope made;
    made.id = std::move(id);
    made.accepts_response_payload = true;
    return made;
}

void deliver_and_settle(deliveries& book, const std::string& id,
                        const std::optional<std::string>& payload = std::nullopt) {
    REQUIRE(book.admit(create_envelope(id), first) == verdict::fresh);
    REQUIRE(book.settle(id, payload));
}

}  // namespace

TEST_CASE("A delivery is fresh, then in flight, then answered") {
    deliveries book({.in_flight = 10, .acks = 10, .ack_bytes = 1000});

    CHECK(book.admit(create_envelope("e1"), first) == verdict::fresh);
    CHECK(book.admit(create_envelope("e1"), first) == verdict::in_flight);
    CHECK(book.settle("e1", std::nullopt));
    CHECK(book.admit(create_envelope("e1"), first) == verdict::answered);
    CHECK_FALSE(book.settle("e1", std::nullopt));
    CHECK(book.in_flight() == 0);
}

TEST_CASE("Only so many acknowledgements are remembered, the oldest is forgotten first") {
    deliveries book({.in_flight = 10, .acks = 2, .ack_bytes = 1000});

    for (const auto* id : {"e1", "e2", "e3"}) deliver_and_settle(book, id);

    CHECK(book.remembered("e1") == nullptr);
    REQUIRE(book.remembered("e3") != nullptr);
    CHECK(*book.remembered("e3") == R"({"envelope_id":"e3"})");
    CHECK(book.admit(create_envelope("e1"), first) == verdict::fresh);
}

TEST_CASE("Only so many bytes of acknowledgements are remembered") {
    deliveries book({.in_flight = 10, .acks = 10, .ack_bytes = 1000});
    const auto large = wire_text({{"text", std::string(600, 'x')}});

    deliver_and_settle(book, "e1", large);
    deliver_and_settle(book, "e2", large);

    CHECK(book.remembered("e1") == nullptr);
    CHECK(book.remembered("e2") != nullptr);
}

TEST_CASE("Held acknowledgements are released once, oldest first, and bounded") {
    deliveries book({.in_flight = 10, .acks = 2, .ack_bytes = 1000});

    for (const auto* id : {"e1", "e2", "e3"}) book.hold(id);

    CHECK(book.release() == std::vector<std::string>{"e2", "e3"});
    CHECK(book.release().empty());
}
