#include "tests/contract/outbox_checks.hpp"
#include "tests/support/catch.hpp"

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace coach::testing {

namespace {

const auto ann = create_person_id("U1");
const auto bob = create_person_id("U2");

prompts create_prompts(std::optional<timestamp> next = noon, person_id who = ann) {
    return {
        .who = std::move(who),
        .schedule = prompt_schedule{.days = weekday_set(1 + 16),
                                    .every_weeks = 2,
                                    .at = 16h,
                                    .first_week =
                                        std::chrono::local_days{std::chrono::year{2026} / 10 / 5}},
        .presence = {.time_zone = "Asia/Kathmandu"},
        .next = next};
}

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

applied save(store& people, std::string key, const prompts& value, bool takes_back = false) {
    return run(people.save_prompts(request_key{std::move(key)}, value, takes_back, noon));
}

/// The prompts as the store gives them back after so many changes.
prompts at_version(std::int64_t version, prompts of) {
    of.version = version;
    return of;
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
        CHECK_FALSE(run(people.next_prompts()));
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

        CHECK(waiting(people) == std::vector{create(outgoing_kind::packet)});
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
        CHECK_FALSE(run(people.next_prompts()));
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
        CHECK(run(people.next_prompts()) == noon - 2h);
    }

    SECTION("what has no next moment any more is not due") {
        save(people, "k1", create_prompts());
        save(people, "k2", at_version(1, create_prompts(std::nullopt)));

        CHECK(run(people.find_due_prompts(noon, 10)).empty());
        CHECK_FALSE(run(people.next_prompts()));
    }
}

prompt_step step_of(const prompts& before) {
    auto after = before;
    after.next = noon + 168h;
    ++after.turn;
    ++after.unanswered;
    return {.after = after, .then = {create_prompt(std::to_string(before.turn))}};
}

std::size_t advance(store& people, std::vector<prompt_step> steps) {
    return run(people.advance_prompts(std::move(steps)));
}

std::vector<claimed_outgoing> asked(store& people) {
    return claim(people, noon, outbox_lane::bulk);
}

void check_advancing(store_rig& rig, store& people) {
    SECTION("somebody is to be asked") {
        save(people, "k1", create_prompts());
        const auto due = run(people.find_prompts(ann));

        SECTION("a step is kept as the next version, with what it sends") {
            CHECK(advance(people, {step_of(due)}) == 1);

            CHECK(run(people.find_prompts(ann)) == at_version(2, step_of(due).after));
            CHECK(abouts(asked(people)) == "0 ");
            CHECK(run(people.next_prompts()) == noon + 168h);
        }

        SECTION("of two steps from one version one is kept, and the other sends nothing") {
            CHECK(advance(people, {step_of(due), step_of(due)}) == 1);
            CHECK(advance(people, {step_of(due)}) == 0);

            CHECK(run(people.find_prompts(ann)).turn == 1);
            CHECK(abouts(asked(people)) == "0 ");
        }

        SECTION("a step that is out of date does not hinder the others") {
            save(people, "k2", create_prompts(noon, bob));
            const auto of_bob = run(people.find_prompts(bob));
            save(people, "k3", at_version(1, create_prompts(noon + 1h)));
            auto unknown = step_of(create_prompts(noon, create_person_id("U9")));
            unknown.after.version = 5;

            CHECK(advance(people, {step_of(due), unknown, step_of(of_bob)}) == 1);

            CHECK(run(people.find_prompts(ann)) == at_version(2, create_prompts(noon + 1h)));
            CHECK(run(people.find_prompts(bob)).turn == 1);
            CHECK(asked(people).size() == 1);
        }

        SECTION("everything that is ever sent has a name of its own") {
            auto first = step_of(due);
            first.then.push_back(create_prompt("look back"));
            advance(people, {first});
            auto second = step_of(run(people.find_prompts(ann)));
            second.then.front().due = noon - 1ms;
            advance(people, {second});

            const auto all = asked(people);
            REQUIRE(abouts(all) == "1 0 look back ");
            CHECK(all.at(0).id != all.at(1).id);
            CHECK(all.at(1).id != all.at(2).id);
            CHECK(all.at(0).id != all.at(2).id);
        }

        SECTION("steps are one unit of work") {
            rig.spoil();
            CHECK_THROWS_AS(advance(people, {step_of(due)}), store_failure);
            rig.mend();

            CHECK(run(people.find_prompts(ann)) == due);
            CHECK(asked(people).empty());
        }

        SECTION("a Home that shows something else then is drawn anew, and no other") {
            run(people.note_home_opened(ann));
            auto unseen = due;
            unseen.presence.on_vacation = true;
            advance(people, {{.after = unseen}});
            CHECK(waiting(people).empty());

            advance(people, {{.after = step_of(at_version(2, due)).after}});
            CHECK(waiting(people) == std::vector{outgoing{.to = ann, .kind = outgoing_kind::home}});
        }
    }
}

void check_not_reached(store& people) {
    SECTION("two in a row have no answer") {
        auto asked_twice = create_prompts();
        asked_twice.unanswered = 2;
        save(people, "k1", asked_twice);
        auto end_one = [&, count = 0](outgoing_kind kind, outgoing_fate fate) mutable {
            auto what = create_prompt();
            what.kind = kind;
            send(people, "send " + std::to_string(++count), what);
            run(people.settle_outgoing(asked(people).at(0), {fate, "too_late", noon}));
            return run(people.find_prompts(ann));
        };

        SECTION("a prompt that was sent counts as asked") {
            CHECK(end_one(outgoing_kind::prompt, outgoing_fate::sent) ==
                  at_version(1, asked_twice));
        }

        SECTION("one that was not does not count, and none counts less than none") {
            auto found = end_one(outgoing_kind::prompt, outgoing_fate::unwanted);
            CHECK(found.unanswered == 1);
            CHECK(found.version == 2);
            found = end_one(outgoing_kind::prompt, outgoing_fate::dead);
            CHECK(found == at_version(3, create_prompts()));
            CHECK(end_one(outgoing_kind::prompt, outgoing_fate::dead).unanswered == 0);
        }

        SECTION("other things do not count") {
            for (const auto kind : {outgoing_kind::go_on_question, outgoing_kind::look_back}) {
                CHECK(end_one(kind, outgoing_fate::dead) == at_version(1, asked_twice));
            }
        }

        SECTION("of somebody without prompts nothing is counted") {
            auto what = create_prompt();
            what.to = bob;
            send(people, "k2", what);
            run(people.settle_outgoing(asked(people).at(0), {outgoing_fate::dead, "gone", noon}));

            CHECK(run(people.find_prompts(bob)) == prompts{.who = bob});
        }
    }
}

}  // namespace

void check_prompts(store_rig& rig) {
    check_keeping(rig);
    check_taking_back(rig.subject());
    check_due(rig.subject());
    check_advancing(rig, rig.subject());
    check_not_reached(rig.subject());
}

}  // namespace coach::testing
