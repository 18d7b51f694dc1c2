#include "tests/contract/feedback_checks.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

namespace coach::testing {

namespace {

const auto stranger = create_person_id("U4", "T2");

void check_givers(store& people) {
    feedback_desk desk(people);

    SECTION("who was asked may answer, and whoever was admitted") {
        const auto id = desk.ask();
        CHECK(desk.giver(id, dan) == feedback_giver{.who = dan, .asked = true});
        CHECK_FALSE(desk.giver(id, fay));
        CHECK(desk.answer(id, create_answer(fay)) == applied::nowhere);
        CHECK(desk.decline(id, fay) == applied::nowhere);

        CHECK(desk.admit(id, fay) == applied::now);
        CHECK(desk.admit(id, fay) == applied::before);
        CHECK(desk.admit(id, dan) == applied::before);
        CHECK(desk.giver(id, fay) == feedback_giver{.who = fay});
        CHECK(desk.answer(id, create_answer(fay)) == applied::now);
        CHECK(desk.find(id).givers == std::vector{dan, eve});
    }

    SECTION("the subject is not admitted, nor anybody from elsewhere or without a channel") {
        const auto id = desk.ask();
        CHECK(desk.admit(id, subject) == applied::nowhere);
        CHECK(desk.admit(id, stranger) == applied::nowhere);
        CHECK(desk.admit(feedback_id{"unknown"}, fay) == applied::nowhere);
        CHECK(run(people.admit_giver(stranger.team, id, stranger)) == applied::nowhere);
        CHECK(desk.answer(id, create_answer(subject)) == applied::nowhere);
        CHECK(desk.answer(id, create_answer(stranger)) == applied::nowhere);
        CHECK_FALSE(desk.giver(id, stranger));
        desk.cancel(id);
        auto closed_circle = create_feedback();
        closed_circle.channel.clear();
        CHECK(desk.admit(desk.ask(closed_circle), fay) == applied::nowhere);
    }
}

void check_answering(store_rig& rig) {
    auto& people = rig.subject();
    feedback_desk desk(people);

    SECTION("answers are kept, whether they are anonymous or named") {
        const auto anonymous = GENERATE(true, false);
        const auto id = desk.ask(create_feedback(anonymous));
        auto full = create_answer(dan, "k\xC3\xA9\nep", rater_group::manager);
        full.stages.emplace("leadership", "L1");
        full.focus_next = "focus";
        full.note = std::string(1500, 'n');

        SECTION("an answer is found as it was written, by its giver alone") {
            CHECK(desk.answer(id, full) == applied::now);
            CHECK(desk.written(id, dan) == full);
            CHECK_FALSE(desk.written(id, eve));
            CHECK_FALSE(desk.written(id, stranger));
            CHECK_FALSE(run(people.find_answer(stranger.team, id, stranger)));
            CHECK(desk.giver(id, dan).value().answered);
            CHECK_FALSE(desk.giver(id, eve).value().answered);
            CHECK(desk.count(id) == feedback_count{.answers = 1});
        }

        SECTION("an edit takes the place of what was written before") {
            desk.answer(id, full);
            const auto shorter = create_answer(dan, "Better.");
            CHECK(desk.answer(id, shorter) == applied::now);
            CHECK(desk.written(id, dan) == shorter);
            CHECK(desk.count(id).answers == 1);
        }

        SECTION("one submission counts once") {
            const auto save = [&](std::string text) {
                return run(people.save_answer(request_key{"k"}, subject.team, id,
                                              create_answer(dan, std::move(text)), noon));
            };
            CHECK(save("a") == applied::now);
            CHECK(save("b") == applied::before);
            CHECK(desk.written(id, dan) == create_answer(dan, "a"));
        }

        SECTION("who declines leaves nothing, and may still answer after all") {
            desk.answer(id, full);
            CHECK(desk.decline(id, dan) == applied::now);
            CHECK_FALSE(desk.written(id, dan));
            CHECK(desk.count(id) == feedback_count{.declined = 1});
            CHECK(desk.giver(id, dan).value().declined);
            desk.answer(id, full);
            CHECK(desk.count(id) == feedback_count{.answers = 1});
            CHECK_FALSE(desk.giver(id, dan).value().declined);
        }

        SECTION("what comes when it is due, or after, is too late") {
            CHECK(desk.answer(id, full, in_two_weeks - 1ms) == applied::now);
            CHECK(desk.answer(id, create_answer(eve), in_two_weeks) == applied::nowhere);
            CHECK(desk.decline(id, eve, in_two_weeks) == applied::nowhere);
            desk.close(id);
            CHECK(desk.answer(id, create_answer(eve)) == applied::nowhere);
            CHECK(desk.decline(id, eve) == applied::nowhere);
            CHECK(desk.admit(id, fay) == applied::nowhere);
            CHECK_FALSE(desk.written(id, dan));
            CHECK_FALSE(desk.giver(id, eve));
            CHECK(desk.count(id) == feedback_count{});
        }

        SECTION("what could not be kept is not there") {
            rig.spoil();
            CHECK_THROWS_AS(desk.answer(id, full), store_failure);
            rig.mend();
            CHECK_FALSE(desk.written(id, dan));
            CHECK(desk.answer(id, full) == applied::now);
            CHECK(desk.written(id, dan) == full);
        }
    }

    SECTION("nothing is lost where nothing was, and nothing is mended where all is well") {
        const auto id = desk.ask();
        desk.answer(id, create_answer(dan));
        CHECK(run(people.mend_feedback(noon)) == 0);
        CHECK(desk.written(id, dan) == create_answer(dan));
    }
}

void check_homes_of_givers(store& people) {
    feedback_desk desk(people);

    SECTION("everybody has opened their Home") {
        for (const auto& who : {subject, asker, dan, eve, fay}) run(people.note_home_opened(who));
        auto waiting_one = create_feedback(true, feedback_state::waiting);
        const auto id = desk.ask(waiting_one);
        CHECK(desk.homes() == "U1 U2 U4 U5 ");
        run(people.open_feedback(desk.key(), subject.team, id, noon + 24h, noon));
        CHECK(desk.homes() == "U1 U2 U4 U5 ");

        SECTION("an answer shows in its giver's own alone, and only of who was asked") {
            desk.answer(id, create_answer(dan));
            CHECK(desk.homes() == "U4 ");
            desk.decline(id, eve);
            CHECK(desk.homes() == "U5 ");
            desk.admit(id, fay);
            desk.answer(id, create_answer(fay));
            CHECK(desk.homes().empty());
        }

        SECTION("its end shows in all that knew of it, its sharing in two") {
            desk.answer(id, create_answer(dan));
            desk.close(id);
            CHECK(desk.homes() == "U1 U2 U4 U5 ");
            desk.share(id);
            CHECK(desk.homes() == "U1 U2 ");
        }

        SECTION("so does that it comes to nothing") {
            desk.cancel(id);
            CHECK(desk.homes() == "U1 U2 U4 U5 ");
        }

        SECTION("what is given unasked shows in its receiver's") {
            run(people.give_feedback(desk.key(), {.receiver = fay, .giver = dan, .at = noon}));
            CHECK(desk.homes() == "U6 ");
        }
    }
}

void check_given(store& people) {
    feedback_desk desk(people);
    const auto create = [](std::string behavior, timestamp at = noon) {
        return given_feedback{.receiver = fay,
                              .giver = dan,
                              .situation = "Yesterday",
                              .behavior = std::move(behavior),
                              .effect = "We shipped.",
                              .competency = "execution",
                              .at = at};
    };

    SECTION("what is given is found by its receiver alone, newest first") {
        const auto older = create("You cut scope.", noon - 1h);
        const auto given = run(people.give_feedback(
            request_key{"k"}, create("You asked why."),
            {{.to = fay, .kind = outgoing_kind::feedback_given, .due = noon}}));
        CHECK(given.when == applied::now);
        run(people.give_feedback(desk.key(), older));
        CHECK(run(people.give_feedback(request_key{"k"}, create("Again."))) ==
              made<given_id>{given.id, applied::before});

        auto expected = create("You asked why.");
        expected.id = given.id;
        CHECK(run(people.find_given(fay, given.id)) == expected);
        CHECK_FALSE(run(people.find_given(dan, given.id)));
        CHECK_FALSE(run(people.find_given(create_person_id("U6", "T2"), given.id)));
        const auto all = run(people.find_received(fay, 10));
        REQUIRE(all.size() == 2);
        CHECK(all.at(0) == expected);
        CHECK(all.at(1).behavior == "You cut scope.");
        CHECK(run(people.find_received(fay, 1)).size() == 1);
        CHECK(run(people.find_received(dan, 10)).empty());
        CHECK(waiting(people, fay).at(0).about == given.id.str());
    }

    SECTION("nothing is given across teams, or by nobody") {
        auto value = create("a");
        value.giver = stranger;
        CHECK(run(people.give_feedback(desk.key(), value)).when == applied::nowhere);
        value.giver.reset();
        CHECK(run(people.give_feedback(desk.key(), value)).when == applied::nowhere);
        CHECK(run(people.find_received(fay, 10)).empty());
    }
}

}  // namespace

void check_feedback_answers(store_rig& rig) {
    check_givers(rig.subject());
    check_answering(rig);
    check_homes_of_givers(rig.subject());
    check_given(rig.subject());
}

}  // namespace coach::testing
