#include "tests/contract/feedback_checks.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

namespace coach::testing {

namespace {

const auto stranger = create_person_id("U9", "T2");

feedback_request named_so(feedback_request value, const feedback_id& id) {
    value.id = id;
    return value;
}

void check_adding(store_rig& rig) {
    auto& people = rig.subject();
    feedback_desk desk(people);

    SECTION("a request is found as it was added, under a name of its own") {
        auto value = create_feedback();
        value.nudged = noon + 1h;
        value.posted = "C1/1.1";
        value.shown = "3+";
        const auto made = desk.try_ask(value);

        CHECK(made.when == applied::now);
        CHECK_FALSE(made.id.empty());
        CHECK(desk.find(made.id) == named_so(value, made.id));
        CHECK_FALSE(run(people.find_feedback(team_id{"T2"}, made.id)));
        CHECK_FALSE(run(people.find_feedback(subject.team, feedback_id{"unknown"})));
    }

    SECTION("one request of a person adds one") {
        const request_key key{"k"};
        const auto first = run(people.add_feedback(key, create_feedback()));
        const auto second = run(people.add_feedback(key, create_feedback(false)));

        CHECK(second == made<feedback_id>{first.id, applied::before});
        CHECK(run(people.find_feedback_by(asker)).size() == 1);
        CHECK(desk.find(first.id).anonymous);
    }

    SECTION("nobody asks, is asked or is asked about across teams") {
        auto value = create_feedback();
        value.asker = stranger;
        CHECK(desk.try_ask(value).when == applied::nowhere);
        value = create_feedback();
        value.givers.push_back(stranger);
        CHECK(desk.try_ask(value).when == applied::nowhere);
        value = create_feedback();
        value.subject = stranger;
        CHECK(desk.try_ask(value).when == applied::nowhere);
        CHECK(run(people.find_feedback_by(asker)).empty());
    }

    SECTION("the subject is never asked") {
        auto value = create_feedback();
        value.givers.push_back(subject);
        CHECK(desk.try_ask(value).when == applied::nowhere);
    }

    SECTION("an asker has one request about somebody that is waiting or open") {
        const auto state = GENERATE(feedback_state::waiting, feedback_state::open);
        const auto id = desk.ask(create_feedback(true, state));
        CHECK(desk.try_ask(create_feedback()).when == applied::nowhere);
        auto by_other = create_feedback();
        by_other.asker = fay;
        CHECK(desk.try_ask(by_other).when == applied::now);
        auto about_other = create_feedback();
        about_other.subject = fay;
        CHECK(desk.try_ask(about_other).when == applied::now);

        desk.cancel(id);
        CHECK(desk.try_ask(create_feedback()).when == applied::now);
    }

    SECTION("what it sends is about it, unless it says otherwise") {
        const auto made = desk.try_ask(
            create_feedback(), {{.to = asker, .kind = outgoing_kind::feedback_call},
                                {.to = dan, .kind = outgoing_kind::undelivered, .about = "U9"}});
        CHECK(waiting(people, asker) ==
              std::vector<outgoing>{
                  {.to = asker, .kind = outgoing_kind::feedback_call, .about = made.id.str()}});
        CHECK(waiting(people, dan).at(0).about == "U9");
        CHECK(desk.try_ask(create_feedback(), {{.to = dan, .kind = outgoing_kind::packet}}).when ==
              applied::nowhere);
        CHECK(waiting(people, dan).size() == 1);
    }

    SECTION("what could not be added is not there") {
        rig.spoil();
        CHECK_THROWS_AS(run(people.add_feedback(request_key{"k"}, create_feedback())),
                        store_failure);
        rig.mend();
        CHECK(run(people.find_feedback_by(asker)).empty());
        CHECK(run(people.add_feedback(request_key{"k"}, create_feedback())).when == applied::now);
    }
}

void check_finding(store& people) {
    feedback_desk desk(people);

    SECTION("there are requests by two askers") {
        auto earlier = create_feedback();
        earlier.made = noon - 1h;
        const auto first = desk.ask(earlier);
        desk.close(first);
        const auto second = desk.ask();
        auto other = create_feedback(false);
        other.asker = subject;
        other.due = in_two_weeks - 24h;
        const auto own = desk.ask(other);

        SECTION("those by somebody and about somebody are found newest first") {
            const auto by = run(people.find_feedback_by(asker));
            REQUIRE(by.size() == 2);
            CHECK(by.at(0).id == second);
            CHECK(by.at(1).id == first);
            const auto about = run(people.find_feedback_about(subject));
            REQUIRE(about.size() == 3);
            CHECK(about.at(0).id == own);
            CHECK(about.at(2).id == first);
            CHECK(run(people.find_feedback_about(asker)).empty());
        }

        SECTION("owed is what is open and asked for by name, the first due first") {
            const auto owed = run(people.find_feedback_owed(dan));
            REQUIRE(owed.size() == 2);
            CHECK(owed.at(0).id == own);
            CHECK(owed.at(1).id == second);
            CHECK(owed.at(1).givers == std::vector{dan, eve});
            desk.answer(second, create_answer(dan));
            desk.answer(own, create_answer(dan));
            desk.decline(own, eve);
            CHECK(run(people.find_feedback_owed(dan)).empty());
            CHECK(run(people.find_feedback_owed(eve)).size() == 1);
            desk.admit(second, fay);
            CHECK(run(people.find_feedback_owed(fay)).empty());
            CHECK(run(people.find_feedback_owed(create_person_id("U4", "T2"))).empty());
        }

        SECTION("due is what is open and whose time has come, of all teams") {
            auto far = create_feedback();
            far.subject = create_person_id("U1", "T2");
            far.asker = far.subject;
            far.givers = {};
            far.due = in_two_weeks - 48h;
            run(people.add_feedback(request_key{"far"}, far));

            CHECK(run(people.find_due_feedback(in_two_weeks - 49h, 10)).empty());
            const auto due = run(people.find_due_feedback(in_two_weeks, 10));
            REQUIRE(due.size() == 3);
            CHECK(due.at(0).subject.team == team_id{"T2"});
            CHECK(due.at(1).id == own);
            CHECK(due.at(2).id == second);
            CHECK(run(people.find_due_feedback(in_two_weeks, 1)).size() == 1);
        }
    }
}

void check_opening(store& people) {
    feedback_desk desk(people);

    SECTION("a request waits for its subject") {
        const auto id = desk.ask(create_feedback(true, feedback_state::waiting));
        const auto open = [&](std::string key, team_id team = subject.team) {
            return run(people.open_feedback(
                request_key{std::move(key)}, team, id, in_two_weeks + 1h, noon + 1h,
                {{.to = subject, .kind = outgoing_kind::feedback_began}}));
        };

        SECTION("nobody answers meanwhile, and nobody is admitted, nudged or given time") {
            CHECK(desk.answer(id, create_answer(dan)) == applied::nowhere);
            CHECK(desk.admit(id, fay) == applied::nowhere);
            CHECK(desk.close(id) == applied::nowhere);
            CHECK(run(people.nudge_feedback(desk.key(), subject.team, id, noon)) ==
                  applied::nowhere);
            CHECK(run(people.extend_feedback(desk.key(), subject.team, id, in_two_weeks + 1h,
                                             noon)) == applied::nowhere);
            CHECK_FALSE(desk.giver(id, dan));
            CHECK(run(people.find_feedback_owed(dan)).empty());
            CHECK(run(people.find_due_feedback(in_two_weeks, 10)).empty());
        }

        SECTION("it opens once, as made then") {
            CHECK(open("k1", team_id{"T2"}) == applied::nowhere);
            CHECK(open("k1") == applied::now);
            CHECK(open("k1") == applied::before);
            CHECK(open("k2") == applied::nowhere);

            CHECK(desk.find(id).state == feedback_state::open);
            CHECK(desk.find(id).made == noon + 1h);
            CHECK(desk.find(id).due == in_two_weeks + 1h);
            CHECK(desk.told(outgoing_kind::feedback_began, id) == "U1 ");
            CHECK(desk.answer(id, create_answer(dan)) == applied::now);
        }

        SECTION("who was asked is not told that it comes to nothing before it began") {
            CHECK(desk.cancel(id) == applied::now);
            CHECK(desk.told(outgoing_kind::feedback_cancelled, id).empty());
            CHECK(open("k1") == applied::nowhere);
        }
    }
}

void check_time(store& people) {
    feedback_desk desk(people);

    SECTION("dan answered and eve owes it") {
        const auto id = desk.ask();
        desk.answer(id, create_answer(dan));

        SECTION("more time is given, and who owes it is told") {
            const auto extend = [&](std::string key, timestamp due) {
                return run(people.extend_feedback(request_key{std::move(key)}, subject.team, id,
                                                  due, noon));
            };
            CHECK(extend("k1", in_two_weeks) == applied::nowhere);
            CHECK(extend("k1", in_two_weeks + 24h) == applied::now);
            CHECK(extend("k1", in_two_weeks + 48h) == applied::before);
            CHECK(desk.find(id).due == in_two_weeks + 24h);
            CHECK(desk.told(outgoing_kind::feedback_extended, id) == "U5 ");
            CHECK(desk.find(id).nudged == noon);
            CHECK(extend("k2", in_two_weeks + 48h) == applied::now);
            CHECK(desk.told(outgoing_kind::feedback_extended, id) == "U5 ");
            CHECK(desk.answer(id, create_answer(eve), in_two_weeks) == applied::now);
        }

        SECTION("who owes it is nudged once in 72 hours") {
            const auto nudge = [&](std::string key, timestamp now) {
                return run(
                    people.nudge_feedback(request_key{std::move(key)}, subject.team, id, now));
            };
            CHECK(nudge("k1", noon) == applied::now);
            CHECK(desk.told(outgoing_kind::feedback_nudge, id) == "U5 ");
            CHECK(desk.find(id).nudged == noon);
            CHECK(nudge("k1", noon + 80h) == applied::before);
            CHECK(nudge("k2", noon + 72h - 1ms) == applied::nowhere);
            CHECK(nudge("k2", noon + 72h) == applied::now);
            CHECK(desk.told(outgoing_kind::feedback_nudge, id) == "U5 U5 ");
            CHECK(nudge("k3", in_two_weeks) == applied::nowhere);
        }

        SECTION("where the call stands is known once it arrived, and what it says") {
            send(people, "call",
                 {.to = asker,
                  .kind = outgoing_kind::feedback_call,
                  .about = id.str(),
                  .due = noon});
            run(people.settle_outgoing(claim(people, noon).at(0),
                                       {outgoing_fate::sent, "C1/7.7", noon}));
            CHECK(desk.find(id).posted == "C1/7.7");
            send(people, "again",
                 {.to = asker,
                  .kind = outgoing_kind::feedback_call,
                  .about = id.str(),
                  .due = noon});
            run(people.settle_outgoing(claim(people, noon).at(0),
                                       {outgoing_fate::dead, "not_in_channel", noon}));
            CHECK(desk.find(id).posted == "C1/7.7");

            CHECK(run(people.note_shown(subject.team, id, "3+")) == applied::now);
            CHECK(desk.find(id).shown == "3+");
            CHECK(run(people.note_shown(team_id{"T2"}, id, "5+")) == applied::nowhere);
        }
    }
}

void check_recounts(store& people) {
    feedback_desk desk(people);

    SECTION("one recount of a request that waits is enough") {
        const auto recount = [](std::string about) {
            return outgoing{.to = asker,
                            .kind = outgoing_kind::feedback_recount,
                            .about = std::move(about),
                            .due = noon};
        };
        CHECK(send(people, "k1", recount("a")) == applied::now);
        CHECK(send(people, "k2", recount("a")) == applied::before);
        CHECK(send(people, "k3", recount("b")) == applied::now);
        const auto id = desk.ask();
        run(people.save_answer(desk.key(), subject.team, id, create_answer(dan), noon,
                               {recount("")}));
        run(people.save_answer(desk.key(), subject.team, id, create_answer(eve), noon,
                               {recount("")}));
        CHECK(waiting(people, asker).size() == 3);

        claim(people, noon);
        CHECK(send(people, "k4", recount("a")) == applied::now);
    }

    SECTION("everything of every kind is kept as it is") {
        constexpr auto last = static_cast<int>(outgoing_kind::import_notice);
        for (int number = 0; number <= last; ++number) {
            const outgoing one{
                .to = fay, .kind = static_cast<outgoing_kind>(number), .about = "a", .due = noon};
            CHECK(send(people, std::to_string(number), one) == applied::now);
            CHECK(waiting(people, fay).at(0) == one);
        }
    }

    SECTION("of what tells of givers nothing is remembered, however it ended") {
        const auto fate =
            GENERATE(outgoing_fate::sent, outgoing_fate::unwanted, outgoing_fate::dead);
        for (const auto kind : {outgoing_kind::feedback_recount, outgoing_kind::feedback_nudge,
                                outgoing_kind::feedback_lost, outgoing_kind::feedback_ready}) {
            send(people, std::to_string(static_cast<int>(kind)),
                 {.to = fay, .kind = kind, .about = "a", .due = noon});
        }
        for (const auto& each : claim(people, noon)) {
            run(people.settle_outgoing(each, {fate, "", noon}));
        }
        const auto left = run(people.find_personal_data(fay)).outbox;
        REQUIRE(left.size() == 1);
        CHECK(left.at(0).what.kind == outgoing_kind::feedback_ready);
    }
}

}  // namespace

void check_feedback_requests(store_rig& rig) {
    check_adding(rig);
    check_finding(rig.subject());
    check_opening(rig.subject());
    check_time(rig.subject());
    check_recounts(rig.subject());
}

}  // namespace coach::testing
