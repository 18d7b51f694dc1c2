#include "sandbox/interactions/response_urls.hpp"
#include "sandbox/interactions/triggers.hpp"
#include "sandbox/random_source.hpp"
#include "sandbox/socket_mode/tickets.hpp"
#include "tests/support/catch.hpp"

#include <chrono>

using namespace coach::sandbox;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::steady_clock::time_point start{};
constexpr std::chrono::system_clock::time_point noon{};

}  // namespace

TEST_CASE("a ticket opens one socket", "[rule:ticket-once]") {
    random_source random(1);
    tickets gate(random, 30s);
    const auto ticket = gate.issue(start);

    CHECK(gate.redeem(ticket, start + 29s));
    CHECK_FALSE(gate.redeem(ticket, start + 29s));
    CHECK_FALSE(gate.redeem("invented", start));
}

TEST_CASE("a ticket expires", "[rule:ticket-expiry]") {
    random_source random(1);
    tickets gate(random, 30s);

    CHECK_FALSE(gate.redeem(gate.issue(start), start + 30s));
}

TEST_CASE("a trigger is exchanged once", "[rule:trigger-once]") {
    random_source random(1);
    triggers all(random, 3s);
    const auto id = all.issue({.person = "U1"}, start);

    CHECK(all.exchange(id, start + 2s) == trigger_state::valid);
    CHECK(all.exchange(id, start + 2s) == trigger_state::exchanged);
    CHECK(all.exchange("invented", start) == trigger_state::unknown);
}

TEST_CASE("a trigger lives three seconds", "[rule:trigger-three-seconds]") {
    random_source random(1);
    triggers all(random, 3s);

    CHECK(all.exchange(all.issue({.person = "U1"}, start), start + 3s) == trigger_state::expired);
}

TEST_CASE("a response URL takes five posts", "[rule:response-url-five]") {
    random_source random(1);
    response_urls urls(random);
    const auto path = urls.issue({"U1", "C1", ""}, noon);
    for (int i = 0; i < 5; ++i) {
        REQUIRE(urls.find(path, noon + 29min).target != nullptr);
        urls.count_use(path);
    }

    CHECK(urls.find(path, noon + 29min).target == nullptr);
    CHECK(urls.find(path, noon + 29min).error == "used_url");
}

TEST_CASE("a response URL lives thirty minutes", "[rule:response-url-thirty-minutes]") {
    random_source random(1);
    response_urls urls(random);
    const auto path = urls.issue({"U1", "C1", ""}, noon);

    CHECK(urls.find(path, noon + 30min).error == "expired_url");
    CHECK(urls.find("/response/1/invented", noon).error == "expired_url");
}

TEST_CASE("the same seed makes the same choices") {
    random_source one(42);
    random_source same(42);
    random_source other(43);
    const auto first = one.uuid();

    CHECK(first == same.uuid());
    CHECK(first != other.uuid());
    CHECK(first.size() == 36);
}
