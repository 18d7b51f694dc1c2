#include "sandbox/web_api/rate_limits.hpp"

#include "tests/support/catch.hpp"

using namespace coach::sandbox;
using namespace std::chrono_literals;

namespace {

struct fixture {
    rate_limits limits;
    rate_limits::time_point now;

    /// How many calls go through at one instant.
    int calls(rate_tier tier) {
        int count = 0;
        while (count < 1000 && !limits.refuse_call("some.method", tier, now)) ++count;
        return count;
    }
};

}  // namespace

TEST_CASE_METHOD(fixture, "each tier has its number of calls a minute", "[rule:rate-tiers]") {
    CHECK(calls(rate_tier::one) == 1);
    now += 1min;
    limits = {};
    CHECK(calls(rate_tier::two) == 20);
    limits = {};
    CHECK(calls(rate_tier::three) == 50);
    limits = {};
    CHECK(calls(rate_tier::four) == 100);
    CHECK(calls(rate_tier::special) == 1000);
}

TEST_CASE_METHOD(fixture, "calls come back with time, and the wait is told in whole seconds") {
    CHECK(calls(rate_tier::two) == 20);
    CHECK(limits.refuse_call("some.method", rate_tier::two, now) == 3s);
    now += 2900ms;
    CHECK(limits.refuse_call("some.method", rate_tier::two, now) == 1s);
    now += 100ms;
    CHECK(calls(rate_tier::two) == 1);
    now += 1h;
    CHECK(calls(rate_tier::two) == 20);
}

TEST_CASE_METHOD(fixture, "methods are counted apart") {
    CHECK_FALSE(limits.refuse_call("a", rate_tier::one, now));
    CHECK_FALSE(limits.refuse_call("b", rate_tier::one, now));
    CHECK(limits.refuse_call("a", rate_tier::one, now) == 60s);
}

TEST_CASE_METHOD(fixture, "a channel takes a message a second, and five at once",
                 "[rule:one-message-a-second]") {
    for (int i = 0; i < 5; ++i) CHECK_FALSE(limits.refuse_message("C1", now));
    CHECK(limits.refuse_message("C1", now) == 1s);
    CHECK_FALSE(limits.refuse_message("C2", now));
    now += 1s;
    CHECK_FALSE(limits.refuse_message("C1", now));
    CHECK(limits.refuse_message("C1", now) == 1s);
}
