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
    check_consequences(rig.subject());
}

}  // namespace coach::testing
