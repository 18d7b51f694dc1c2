#include "tests/contract/feedback_checks.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace coach::testing {

namespace {

std::uint64_t erased(store& people, const person_id& who, const std::string& what) {
    const auto counts = run(people.erase(request_key{"erase " + who.member.str()}, who)).counts;
    const auto found = std::ranges::find(counts, what, &erased_count::what);
    return found == counts.end() ? 0 : found->count;
}

const person_id former{.team = team_id{"T1"}, .member = {}};

void check_collecting(store& people) {
    feedback_desk desk(people);

    SECTION("everybody's part in feedback is collected") {
        const auto closed = desk.ask(create_feedback(false));
        desk.answer(closed, create_answer(dan, "named"));
        desk.close(closed);
        const auto id = desk.ask();
        desk.answer(id, create_answer(dan, "sealed"));
        const auto given =
            run(people.give_feedback(desk.key(), {.receiver = fay, .giver = dan, .behavior = "b"}));

        const auto of_asker = run(people.find_personal_data(asker));
        REQUIRE(of_asker.feedback_asked.size() == 2);
        CHECK(of_asker.feedback_asked.at(0) == feedback_file{.request = desk.find(id)});
        CHECK(of_asker.feedback_asked.at(1) ==
              feedback_file{.request = desk.find(closed), .results = desk.results(closed)});
        const auto of_subject = run(people.find_personal_data(subject));
        CHECK(of_subject.feedback_about == of_asker.feedback_asked);
        CHECK(of_subject.feedback_asked.empty());
        const auto of_dan = run(people.find_personal_data(dan));
        CHECK(of_dan.feedback_parts ==
              std::vector<feedback_part>{{.request = id,
                                          .subject = subject,
                                          .asked = true,
                                          .written = create_answer(dan, "sealed")},
                                         {.request = closed,
                                          .subject = subject,
                                          .asked = true,
                                          .written = create_answer(dan, "named")}});
        CHECK(of_dan.given == run(people.find_received(fay, 10)));
        CHECK(of_dan.given.at(0).id == given.id);
        CHECK(run(people.find_personal_data(fay)).received == of_dan.given);
    }

    SECTION("a request about oneself is asked, not about one by others") {
        auto own = create_feedback();
        own.asker = subject;
        desk.ask(own);
        const auto held = run(people.find_personal_data(subject));
        CHECK(held.feedback_asked.size() == 1);
        CHECK(held.feedback_about.empty());
    }

    SECTION("a team is known by what was asked and given in it") {
        desk.ask();
        run(people.give_feedback(desk.key(), {.receiver = create_person_id("U1", "T2"),
                                              .giver = create_person_id("U2", "T2")}));
        CHECK(run(people.find_teams()) == std::vector{team_id{"T1"}, team_id{"T2"}});
    }
}

void check_erasing_subject(store& people) {
    feedback_desk desk(people);

    SECTION("requests about an erased person go, and who was asked is told") {
        const auto closed = desk.ask();
        desk.close(closed);
        desk.share(closed);
        const auto id = desk.ask();
        desk.answer(id, create_answer(dan));
        send(people, "call",
             {.to = asker, .kind = outgoing_kind::feedback_call, .about = id.str(), .due = noon});

        CHECK(erased(people, subject, "feedback requests") == 2);

        CHECK_FALSE(desk.knows(id));
        CHECK_FALSE(desk.knows(closed));
        CHECK(desk.told(outgoing_kind::feedback_cancelled, id) == "U4 U5 ");
        CHECK(desk.told(outgoing_kind::feedback_call, id).empty());
        CHECK(run(people.find_feedback_owed(eve)).empty());
        CHECK(run(people.find_personal_data(dan)).feedback_parts.empty());
        CHECK(run(people.find_personal_data(asker)).feedback_asked.empty());
    }
}

void check_erasing_asker(store& people) {
    feedback_desk desk(people);

    SECTION("of what an erased person asked only what the subject may read stays") {
        const auto shared = desk.ask(create_feedback(false));
        desk.answer(shared, create_answer(dan));
        desk.close(shared);
        desk.share(shared);
        const auto unshared = desk.ask();
        desk.close(unshared);
        const auto id = desk.ask();
        auto own = create_feedback();
        own.subject = asker;
        const auto about_self = desk.ask(own);

        CHECK(erased(people, asker, "feedback requests") == 3);

        CHECK_FALSE(desk.knows(unshared));
        CHECK_FALSE(desk.knows(id));
        CHECK_FALSE(desk.knows(about_self));
        CHECK(desk.told(outgoing_kind::feedback_cancelled, id) == "U4 U5 ");
        CHECK(desk.find(shared).asker == former);
        CHECK(desk.results(shared).value().groups.size() == 1);
        CHECK(run(people.find_feedback_by(asker)).empty());
        CHECK(run(people.find_feedback_about(subject)).size() == 1);
    }
}

void check_erasing_giver(store& people) {
    feedback_desk desk(people);

    SECTION("what an erased person wrote to open requests goes, anonymous or named") {
        const auto anonymous = GENERATE(true, false);
        const auto id = desk.ask(create_feedback(anonymous));
        desk.answer(id, create_answer(dan));
        desk.answer(id, create_answer(eve));

        CHECK(erased(people, dan, "answers to feedback requests") == 1);

        CHECK(desk.count(id).answers == 1);
        CHECK_FALSE(desk.giver(id, dan));
        CHECK(desk.find(id).givers == std::vector{eve});
        CHECK(desk.written(id, eve) == create_answer(eve));
        CHECK(run(people.find_personal_data(dan)) == personal_data{.who = dan});
    }

    SECTION("what they wrote by name to closed ones is a former colleague's") {
        const auto id = desk.ask(create_feedback(false));
        desk.answer(id, create_answer(dan, "by dan"));
        desk.answer(id, create_answer(eve, "by eve"));
        desk.close(id);

        CHECK(erased(people, dan, "answers to feedback requests") == 0);
        CHECK(erased(people, eve, "answers to feedback requests") == 0);

        const auto results = desk.results(id).value();
        REQUIRE(results.groups.size() == 1);
        CHECK(results.groups.at(0).givers == std::vector{former, former});
        CHECK(results.groups.at(0).comments.size() == 2);
        CHECK(run(people.find_personal_data(dan)) == personal_data{.who = dan});
    }

    SECTION("so is what a manager wrote to an anonymous one") {
        auto value = create_feedback();
        value.givers = {asker};
        value.asker = subject;
        const auto id = desk.ask(value);
        desk.answer(id, create_answer(asker, "by the manager", rater_group::manager));
        desk.close(id);

        erased(people, asker, "");

        const auto group = desk.results(id).value().groups.at(0);
        CHECK(group.givers == std::vector{former});
        CHECK(group.comments.at(0).giver == former);
        CHECK(group.comments.at(0).text == "by the manager");
    }

    SECTION("what they gave unasked stays with its receiver, and what they received goes") {
        run(people.give_feedback(desk.key(), {.receiver = fay, .giver = dan, .behavior = "b"}));
        run(people.give_feedback(desk.key(), {.receiver = dan, .giver = fay, .behavior = "c"}));

        CHECK(erased(people, dan, "feedback received") == 1);

        const auto left = run(people.find_received(fay, 10));
        REQUIRE(left.size() == 1);
        CHECK_FALSE(left.at(0).giver);
        CHECK(left.at(0).behavior == "b");
        CHECK(run(people.find_personal_data(fay)).given.empty());
    }

    SECTION("a namesake elsewhere loses nothing") {
        const auto id = desk.ask();
        desk.answer(id, create_answer(dan));
        erased(people, create_person_id("U4", "T2"), "");
        erased(people, create_person_id("U1", "T2"), "");
        CHECK(desk.written(id, dan) == create_answer(dan));
    }
}

}  // namespace

void check_feedback_rights(store& people) {
    check_collecting(people);
    check_erasing_subject(people);
    check_erasing_asker(people);
    check_erasing_giver(people);
}

}  // namespace coach::testing
