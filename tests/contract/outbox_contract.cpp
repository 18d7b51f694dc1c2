#include "tests/contract/outbox_checks.hpp"
#include "tests/support/catch.hpp"

#include <limits>
#include <string>
#include <vector>

namespace coach::testing {

namespace {

const auto ann = create_person_id("U1");
const auto bob = create_person_id("U2");
const auto namesake = create_person_id("U1", "T2");

void check_adding(store_rig& rig) {
    auto& people = rig.subject();

    SECTION("what is added is claimed as it is, for the first time") {
        auto what = create_prompt("7");
        what.expires = noon + 12h;
        CHECK(send(people, "k1", what) == applied::now);

        const auto held = claim(people, noon, outbox_lane::bulk);

        REQUIRE(held.size() == 1);
        CHECK_FALSE(held.at(0).id.empty());
        CHECK(held.at(0) == claimed_outgoing{.id = held.at(0).id, .claim = 1, .what = what});
    }

    SECTION("one request adds one thing") {
        send(people, "k1", create_outgoing("a"));
        CHECK(send(people, "k1", create_outgoing("b")) == applied::before);
        CHECK(send(people, "k2", create_outgoing("a")) == applied::now);
        CHECK(send(people, "k1", create_outgoing("c", noon, namesake)) == applied::now);

        const auto held = claim(people, noon);
        CHECK(abouts(held) == "a a c ");
        CHECK(held.at(0).id != held.at(1).id);
    }

    SECTION("what could not be added is not there") {
        rig.spoil();
        CHECK_THROWS_AS(send(people, "k1", create_outgoing()), store_failure);
        rig.mend();

        CHECK(claim(people, noon).empty());
        CHECK(send(people, "k1", create_outgoing()) == applied::now);
    }
}

void check_claiming(store& people) {
    SECTION("what is not due is not claimed") {
        send(people, "k1", create_outgoing("a", noon));

        CHECK(claim(people, noon - 1ms).empty());
        CHECK(claim(people, noon).size() == 1);
    }

    SECTION("the longest due comes first, of equals the first, and no more than are wanted") {
        send(people, "k1", create_outgoing("c", noon));
        send(people, "k2", create_outgoing("a", noon - 2h));
        send(people, "k3", create_outgoing("d", noon));
        send(people, "k4", create_outgoing("b", noon - 1h));

        CHECK(abouts(claim(people, noon, outbox_lane::interactive, 3)) == "a b c ");
        CHECK(abouts(claim(people, noon, outbox_lane::interactive, 3)) == "d ");
    }

    SECTION("as many as there are can be claimed") {
        send(people, "k1", create_outgoing());

        constexpr auto all = std::numeric_limits<std::size_t>::max();
        CHECK(claim(people, noon, outbox_lane::interactive, all).size() == 1);
    }

    SECTION("each lane has its own") {
        send(people, "k1", create_outgoing("a"));
        send(people, "k2", create_prompt("b"));

        CHECK(abouts(claim(people, noon, outbox_lane::bulk)) == "b ");
        CHECK(abouts(claim(people, noon)) == "a ");
    }

    SECTION("what somebody holds nobody else gets") {
        send(people, "k1", create_outgoing());
        claim(people, noon);

        CHECK(claim(people, noon).empty());
        CHECK(claim(people, noon + 1min - 1ms).empty());
    }

    SECTION("what expired is claimed all the same") {
        auto late = create_outgoing();
        late.expires = noon + 1h;
        send(people, "k1", late);

        CHECK(claim(people, noon + 2h).size() == 1);
    }

    SECTION("what was held too long may have been sent, since the first such claim began") {
        send(people, "k1", create_outgoing());
        const auto first = claim(people, noon).at(0);
        const auto second = claim(people, noon + 1min).at(0);
        const auto third = claim(people, noon + 1h).at(0);

        CHECK_FALSE(first.maybe_sent);
        CHECK(second.maybe_sent == noon);
        CHECK(third.maybe_sent == noon);
        CHECK(third.id == first.id);
        CHECK(third.claim == 3);
        CHECK(third.failures == 0);
    }
}

void check_settling(store& people) {
    SECTION("what is settled is never claimed again, and known with its end") {
        send(people, "k1", create_outgoing());
        const auto held = claim(people, noon).at(0);

        CHECK(run(people.settle_outgoing(held, was_sent)) == applied::now);
        CHECK(claim(people, noon + 24h).empty());
        CHECK(run(people.find_personal_data(ann)).outbox ==
              std::vector{outgoing_record{create_outgoing(), was_sent}});
        CHECK(run(people.settle_outgoing(held, was_sent)) == applied::nowhere);
        CHECK(run(people.postpone_outgoing(held, {.until = noon})) == applied::nowhere);
    }

    SECTION("who held it too long settles nothing once somebody else has it") {
        send(people, "k1", create_outgoing());
        const auto slow = claim(people, noon).at(0);
        const auto quick = claim(people, noon + 1h).at(0);

        CHECK(run(people.settle_outgoing(slow, was_sent, {create_outgoing("b")})) ==
              applied::nowhere);
        CHECK(run(people.postpone_outgoing(slow, {.until = noon})) == applied::nowhere);
        CHECK(waiting(people) == std::vector{create_outgoing()});
        CHECK(run(people.settle_outgoing(quick, was_sent)) == applied::now);
    }

    SECTION("who held it too long settles it while nobody else has it") {
        send(people, "k1", create_outgoing());
        const auto slow = claim(people, noon).at(0);
        CHECK(claim(people, noon + 1h, outbox_lane::interactive, 0).empty());

        CHECK(run(people.settle_outgoing(slow, was_sent)) == applied::now);
        CHECK(claim(people, noon + 2h).empty());
    }

    SECTION("nothing else can be settled") {
        send(people, "k1", create_outgoing());
        auto other = claim(people, noon).at(0);
        other.id = outgoing_id{"unknown"};

        CHECK(run(people.settle_outgoing(other, was_sent)) == applied::nowhere);
        CHECK(waiting(people).size() == 1);
    }

    SECTION("what follows from an end is added with it, each under a name of its own") {
        send(people, "k1", create_outgoing());
        const auto held = claim(people, noon).at(0);

        run(people.settle_outgoing(
            held, was_sent,
            {create_outgoing("b"), create_outgoing("b"), create_outgoing("c", noon, bob)}));

        const auto next = claim(people, noon);
        CHECK(abouts(next) == "b b c ");
        CHECK(next.at(0).id != next.at(1).id);
        CHECK(next.at(0).id != held.id);
    }
}

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

/// Whatever takes `then` keeps it when it takes effect, once.
void check_consequences(store& people) {
    const std::vector then{create_outgoing("b"), create_outgoing("c", noon, bob)};
    const auto sent = [&] { return abouts(claim(people, noon)); };

    SECTION("a new manager is told with the link") {
        const auto save = [&](const person_id& report) {
            return run(people.save_manager(request_key{"k"}, report, manager_link{bob, false, noon},
                                           then));
        };
        CHECK(save(namesake) == applied::nowhere);
        CHECK(sent().empty());
        CHECK(save(ann) == applied::now);
        CHECK(sent() == "b c ");
        CHECK(save(ann) == applied::before);
        CHECK(sent().empty());
    }

    SECTION("a look is told with its line in the log") {
        const auto log = [&](const person_id& owner) {
            return run(people.log_access(request_key{"k"}, owner, {bob, "plan", noon}, then));
        };
        CHECK(log(namesake) == applied::nowhere);
        CHECK(sent().empty());
        CHECK(log(ann) == applied::now);
        CHECK(sent() == "b c ");
        CHECK(log(ann) == applied::before);
        CHECK(sent().empty());
    }

    SECTION("an erasure is told, and what tells it is not erased") {
        const auto erase = [&] { return run(people.erase(request_key{"k"}, ann, then)).when; };
        send(people, "k1", create_outgoing("a"));
        CHECK(erase() == applied::now);
        CHECK(sent() == "b c ");
        CHECK(erase() == applied::before);
        CHECK(sent().empty());
    }
}

}  // namespace

void check_outbox(store_rig& rig) {
    check_adding(rig);
    check_claiming(rig.subject());
    check_settling(rig.subject());
    check_next(rig.subject());
    check_state(rig.subject());
    check_consequences(rig.subject());
}

}  // namespace coach::testing
