#include "tests/contract/outbox_checks.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <utility>

namespace coach::testing {

namespace {

const auto ann = create_person_id("U1");

void check_next(store& people) {
    const auto next = [&](outbox_lane lane = outbox_lane::interactive) {
        return run(people.next_outgoing(lane));
    };

    SECTION("of an empty outbox nothing is next") {
        CHECK_FALSE(next());
    }

    SECTION("next is what is due first in that lane") {
        send(people, "k1", create_outgoing("a", noon + 1h));
        send(people, "k2", create_outgoing("b", noon));
        send(people, "k3", create_prompt("c", noon - 1h));

        CHECK(next() == noon);
        CHECK(next(outbox_lane::bulk) == noon - 1h);
    }

    SECTION("or whose holder's time ends first; nothing that is settled") {
        send(people, "k1", create_outgoing("a"));
        const auto held = claim(people, noon).at(0);
        CHECK(next() == noon + 1min);
        send(people, "k2", create_outgoing("b", noon + 1h));
        CHECK(next() == noon + 1min);
        send(people, "k3", create_outgoing("c", noon + 1s));
        CHECK(next() == noon + 1s);

        run(people.settle_outgoing(claim(people, noon + 1s).at(0), was_sent));
        run(people.settle_outgoing(held, was_sent));
        CHECK(next() == noon + 1h);
    }
}

void end_one(store& people, outgoing_fate fate, std::string reason, timestamp at) {
    run(people.settle_outgoing(claim(people, noon, outbox_lane::interactive, 1).at(0),
                               {fate, std::move(reason), at}));
}

void check_state(store& people) {
    SECTION("of an empty outbox there is nothing to say") {
        CHECK(run(people.find_outbox_state()) == outbox_state{});
    }

    SECTION("what waits is counted, held or not, and what has waited longest is known") {
        send(people, "k1", create_outgoing("a", noon));
        send(people, "k2", create_prompt("b", noon - 1h));
        send(people, "k3", create_outgoing("c", noon + 1h));
        claim(people, noon);

        CHECK(run(people.find_outbox_state()) == outbox_state{.waiting = 3, .oldest = noon - 1h});
    }

    SECTION("what is to be sent at once counts, and is no moment to have waited since") {
        send(people, "k1", {.to = ann, .kind = outgoing_kind::home});
        CHECK(run(people.find_outbox_state()) == outbox_state{.waiting = 1});

        send(people, "k2", create_outgoing("a", noon));
        CHECK(run(people.find_outbox_state()) == outbox_state{.waiting = 2, .oldest = noon});
    }

    SECTION("what was put off waits from then on, unless it has failed") {
        send(people, "k1", create_outgoing("a", noon));
        const auto held = claim(people, noon).at(0);
        run(people.postpone_outgoing(held, {.until = noon + 2h}));
        CHECK(run(people.find_outbox_state()) == outbox_state{.waiting = 1, .oldest = noon + 2h});

        const auto again = claim(people, noon + 2h).at(0);
        run(people.postpone_outgoing(again, {.until = noon + 3h, .has_failed = true}));
        CHECK(run(people.find_outbox_state()) == outbox_state{.waiting = 1, .oldest = noon});
    }

    SECTION("dead letters are counted by reason, and forgotten with what was settled long ago") {
        for (int i = 0; i < 6; ++i) send(people, std::to_string(i), create_outgoing());
        end_one(people, outgoing_fate::dead, "user_disabled", noon);
        end_one(people, outgoing_fate::dead, "channel_not_found", noon);
        end_one(people, outgoing_fate::dead, "user_disabled", noon + 1h);
        end_one(people, outgoing_fate::sent, "D1/1.1", noon);
        end_one(people, outgoing_fate::unwanted, "too_late", noon);
        CHECK(run(people.find_outbox_state()) ==
              outbox_state{.waiting = 1,
                           .oldest = noon,
                           .dead = {{"channel_not_found", 1}, {"user_disabled", 2}}});

        CHECK(run(people.forget_settled(noon)) == 0);
        CHECK(run(people.forget_settled(noon + 1ms)) == 4);
        CHECK(run(people.find_outbox_state()) ==
              outbox_state{.waiting = 1, .oldest = noon, .dead = {{"user_disabled", 1}}});
        CHECK(run(people.find_personal_data(ann)).outbox.size() == 2);
    }
}

}  // namespace

void check_outbox_state(store& people) {
    check_next(people);
    check_state(people);
}

}  // namespace coach::testing
