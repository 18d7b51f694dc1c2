#include "tests/contract/prompt_checks.hpp"
#include "tests/support/catch.hpp"

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace coach::testing {

namespace {

const auto ann = create_person_id("U1");
const auto bob = create_person_id("U2");

prompts with_everything() {
    auto out = create_prompts();
    out.look_back = true;
    out.presence = {.time_zone = "Europe/London",
                    .is_here = false,
                    .on_vacation = true,
                    .vacation_ends = noon + 1h};
    out.paused_until = noon + 2h;
    out.next_look_back = noon + 3h;
    out.turn = 7;
    out.unanswered = 3;
    out.silent = true;
    return out;
}

void check_keeping(store_rig& rig) {
    auto& people = rig.subject();

    SECTION("of who never chose anything nothing is kept") {
        CHECK(run(people.find_prompts(ann)) == prompts{.who = ann});
        CHECK_FALSE(run(people.find_personal_data(ann)).prompts);
    }

    SECTION("what is saved is found, and nobody else's") {
        CHECK(save(people, "k1", with_everything()) == applied::now);

        CHECK(run(people.find_prompts(ann)) == at_version(1, with_everything()));
        CHECK(run(people.find_prompts(bob)) == prompts{.who = bob});
        CHECK(run(people.find_prompts(create_person_id("U1", "T2"))).version == 0);
    }

    SECTION("prompts of which nothing is wanted are kept as well") {
        CHECK(save(people, "k1", {.who = ann, .presence = {.time_zone = "UTC"}, .turn = 4}) ==
              applied::now);

        const auto found = run(people.find_prompts(ann));
        CHECK(found.version == 1);
        CHECK(found.turn == 4);
        CHECK(found.presence.time_zone == "UTC");
    }

    SECTION("only who knows the last version changes it") {
        save(people, "k1", create_prompts());
        CHECK(save(people, "k2", with_everything()) == applied::nowhere);
        CHECK(save(people, "k2", at_version(2, with_everything())) == applied::nowhere);
        CHECK(save(people, "k2", at_version(1, with_everything())) == applied::now);

        CHECK(run(people.find_prompts(ann)) == at_version(2, with_everything()));
        CHECK(save(people, "k3", at_version(1, create_prompts())) == applied::nowhere);
        CHECK(save(people, "k4", at_version(1, create_prompts(noon, bob))) == applied::nowhere);
        CHECK(run(people.find_prompts(bob)).version == 0);
    }

    SECTION("one request saves once, and one that came to nothing may come again") {
        save(people, "k1", create_prompts());
        CHECK(save(people, "k1", at_version(1, with_everything())) == applied::before);
        CHECK(save(people, "k2", with_everything()) == applied::nowhere);
        CHECK(save(people, "k2", at_version(1, with_everything())) == applied::now);
    }

    SECTION("what could not be saved is not there") {
        rig.spoil();
        CHECK_THROWS_AS(save(people, "k1", create_prompts()), store_failure);
        rig.mend();

        CHECK(run(people.find_prompts(ann)).version == 0);
        CHECK(save(people, "k1", create_prompts()) == applied::now);
    }

    SECTION("the people of a team are known") {
        save(people, "k1", {.who = bob});
        save(people, "k2", create_prompts());
        save(people, "k3", create_prompts(noon, create_person_id("U9", "T2")));

        CHECK(run(people.find_prompted(team_id{"T1"})) == std::vector{ann, bob});
        CHECK(run(people.find_prompted(team_id{"T3"})).empty());
    }
}

void check_taking_back(store& people) {
    const auto create = [](outgoing_kind kind) {
        return outgoing{.to = ann, .kind = kind, .about = "1", .due = noon};
    };

    SECTION("prompts that wait are taken back with a change that wants it, held or not") {
        save(people, "k0", with_everything());
        send(people, "k1", create(outgoing_kind::prompt));
        const auto held = claim(people, noon, outbox_lane::bulk).at(0);
        send(people, "k2", create(outgoing_kind::go_on_question));
        send(people, "k3", create(outgoing_kind::look_back));
        send(people, "k4", create(outgoing_kind::packet));
        auto other = create(outgoing_kind::prompt);
        other.to = bob;
        send(people, "k5", other);

        CHECK(save(people, "k6", with_everything(), true) == applied::nowhere);
        CHECK(waiting(people).size() == 4);
        CHECK(save(people, "k7", at_version(1, with_everything()), false) == applied::now);
        CHECK(waiting(people).size() == 4);
        CHECK(save(people, "k8", at_version(2, with_everything()), true) == applied::now);

        CHECK(waiting(people) ==
              std::vector{create(outgoing_kind::packet), create(outgoing_kind::look_back)});
        CHECK(waiting(people, bob) == std::vector{other});
        CHECK(run(people.settle_outgoing(held, was_sent)) == applied::nowhere);
        const auto all = run(people.find_personal_data(ann)).outbox;
        CHECK(all.at(3).settled == settlement{outgoing_fate::unwanted, "taken_back", noon});
        CHECK(run(people.find_prompts(ann)).unanswered == with_everything().unanswered);
    }
}

void check_due(store& people) {
    SECTION("of nobody nothing is due") {
        CHECK(run(people.find_due_prompts(noon, 10)).empty());
    }

    SECTION("due is whose prompt or look back is, of all teams, the longest due first") {
        const auto far = create_person_id("U3", "T2");
        auto looking_back = create_prompts(std::nullopt, far);
        looking_back.next_look_back = noon - 2h;
        auto both = create_prompts(noon + 1h, bob);
        both.next_look_back = noon - 1h;
        save(people, "k1", create_prompts(noon));
        save(people, "k2", both);
        save(people, "k3", looking_back);
        save(people, "k4", create_prompts(noon + 1ms, create_person_id("U4")));

        CHECK(run(people.find_due_prompts(noon, 10)) ==
              std::vector{at_version(1, looking_back), at_version(1, both),
                          at_version(1, create_prompts(noon))});
        CHECK(run(people.find_due_prompts(noon, 2)).size() == 2);
    }

    SECTION("what has no next moment any more is not due") {
        save(people, "k1", create_prompts());
        save(people, "k2", at_version(1, create_prompts(std::nullopt)));

        CHECK(run(people.find_due_prompts(noon, 10)).empty());
    }
}

}  // namespace

void check_prompts(store_rig& rig) {
    check_keeping(rig);
    check_taking_back(rig.subject());
    check_due(rig.subject());
}

}  // namespace coach::testing
