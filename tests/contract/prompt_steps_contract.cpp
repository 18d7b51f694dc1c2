#include "tests/contract/prompt_checks.hpp"
#include "tests/support/catch.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace coach::testing {

namespace {

const auto ann = create_person_id("U1");
const auto bob = create_person_id("U2");

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
            CHECK(run(people.find_due_prompts(noon + 168h - 1ms, 10)).empty());
            CHECK(run(people.find_due_prompts(noon + 168h, 10)).size() == 1);
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

        SECTION("no Home is drawn for it") {
            run(people.note_home_opened(ann));
            advance(people, {{.after = step_of(due).after}});
            CHECK(waiting(people).empty());
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
            CHECK(end_one(outgoing_kind::look_back, outgoing_fate::dead) ==
                  at_version(1, asked_twice));
        }

        SECTION("a question whether to go on that was not sent ends the silence that it began") {
            auto silent = run(people.find_prompts(ann));
            silent.silent = true;
            CHECK(run(people.save_prompts(request_key{"silent"}, silent, false, noon)) ==
                  applied::now);
            const auto found = end_one(outgoing_kind::go_on_question, outgoing_fate::dead);
            CHECK_FALSE(found.silent);
            CHECK(found.version == 3);
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

void check_prompt_steps(store_rig& rig) {
    check_advancing(rig, rig.subject());
    check_not_reached(rig.subject());
}

}  // namespace coach::testing
