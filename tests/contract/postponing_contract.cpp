#include "tests/contract/outbox_checks.hpp"
#include "tests/support/catch.hpp"

#include <string>

namespace coach::testing {

namespace {

claimed_outgoing claim_one(store& people, timestamp now) {
    return claim(people, now).at(0);
}

/// Gives it back for an hour, and takes it again then.
claimed_outgoing come_again(store& people, const claimed_outgoing& held, timestamp now,
                            postponement why) {
    why.until = now + 1h;
    CHECK(run(people.postpone_outgoing(held, why)) == applied::now);
    return claim_one(people, now + 1h);
}

}  // namespace

void check_postponing(store& people) {
    SECTION("what is given back comes again then, and not before") {
        send(people, "k1", create_outgoing());
        const auto held = claim_one(people, noon);

        CHECK(run(people.postpone_outgoing(held, {.until = noon + 1h})) == applied::now);
        CHECK(run(people.next_outgoing(outbox_lane::interactive)) == noon + 1h);
        CHECK(claim(people, noon + 1h - 1ms).empty());

        auto expected = held;
        expected.claim = 2;
        CHECK(claim_one(people, noon + 1h) == expected);
    }

    SECTION("what is given back waits behind what has been due for longer") {
        send(people, "k1", create_outgoing("a", noon - 1h));
        run(people.postpone_outgoing(claim_one(people, noon), {.until = noon + 1min}));
        send(people, "k2", create_outgoing("b", noon));

        CHECK(abouts(claim(people, noon + 1h)) == "b a ");
    }

    SECTION("failures add up") {
        send(people, "k1", create_outgoing());
        const auto first = claim_one(people, noon);
        const auto second = come_again(people, first, noon, {.has_failed = true});
        const auto third = come_again(people, second, noon + 1h, {.has_failed = false});
        const auto fourth = come_again(people, third, noon + 2h, {.has_failed = true});

        CHECK(first.failures == 0);
        CHECK(second.failures == 1);
        CHECK(third.failures == 1);
        CHECK(fourth.failures == 2);
    }

    SECTION("what may have been sent is remembered from the first such try") {
        send(people, "k1", create_outgoing());
        const auto second = come_again(people, claim_one(people, noon), noon, {.maybe_sent = true});
        CHECK(second.maybe_sent == noon);
        const auto third = come_again(people, second, noon + 1h, {.maybe_sent = true});
        CHECK(third.maybe_sent == noon);

        SECTION("and forgotten when a try is known to have failed") {
            const auto fourth = come_again(people, third, noon + 2h, {.has_failed = true});
            CHECK_FALSE(fourth.maybe_sent);
            const auto fifth = come_again(people, fourth, noon + 3h, {.maybe_sent = true});
            CHECK(fifth.maybe_sent == noon + 3h);
        }
        SECTION("and kept where nothing was tried") {
            CHECK(come_again(people, third, noon + 2h, {}).maybe_sent == noon);
        }
        SECTION("and kept where it counts as a failure") {
            const auto fourth =
                come_again(people, third, noon + 2h, {.has_failed = true, .maybe_sent = true});
            CHECK(fourth.maybe_sent == noon);
            CHECK(fourth.failures == 1);
        }
        SECTION("and kept where its holder's time runs out") {
            CHECK(claim_one(people, noon + 3h).maybe_sent == noon);
        }
    }
}

}  // namespace coach::testing
