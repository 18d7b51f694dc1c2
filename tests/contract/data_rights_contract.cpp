#include "tests/contract/checks.hpp"
#include "tests/contract/outbox_checks.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/full_life.hpp"
#include "tests/support/run.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace coach::testing {

namespace {

const auto ann = create_person_id("U1");
const auto bob = create_person_id("U2");

void check_collecting(store& people) {
    SECTION("of an unknown person nothing is held") {
        CHECK(run(people.find_personal_data(ann)) == personal_data{.who = ann});
    }

    SECTION("what is collected is what the other questions answer") {
        live_fully(people, ann, bob, "ann");

        const auto held = run(people.find_personal_data(ann));

        CHECK(held.who == ann);
        CHECK(held.known == run(people.find_person(ann)));
        CHECK(held.sharing == sharing{true, true});
        CHECK(held.entries == run(people.find_entries(ann, {})).entries);
        CHECK(held.goals == run(people.find_goals(ann)));
        CHECK(held.managers == std::vector{run(people.find_manager(ann)).value()});
        CHECK(held.reports == run(people.find_reports(ann)));
        CHECK(held.accesses == run(people.find_accesses(ann, 10)));
        CHECK(held.pictures == run(people.find_pictures(ann)));
        CHECK(held.pictures.size() == 1);
        CHECK(held.prompts == run(people.find_prompts(ann)));
        CHECK(held.has_opened_home);
        CHECK(held.entries.size() == 2);
        CHECK(held.goals.size() == 2);
        CHECK(held.reports.size() == 1);
    }

    SECTION("assessments are told apart by whom they are about") {
        live_fully(people, ann, bob, "ann");
        const auto own = run(people.find_assessments(ann, ann));
        const auto by_manager = run(people.find_assessments(ann, bob));
        const auto of_report = run(people.find_assessments(bob, ann));

        const auto held = run(people.find_personal_data(ann));

        CHECK(held.assessments == std::vector{by_manager.at(0), own.at(0)});
        CHECK(held.assessments_given == of_report);
    }

    SECTION("looks and 1:1s are collected from both sides") {
        live_fully(people, ann, bob, "ann");
        const auto seen = run(people.find_accesses(bob, 10)).at(0);

        const auto held = run(people.find_personal_data(ann));

        CHECK(held.looks == std::vector{look{bob, seen.thing, seen.at}});
        CHECK(held.one_on_ones ==
              std::vector<one_on_one>{{bob, ann, run(people.find_one_on_one(bob, ann)).value()},
                                      {ann, bob, run(people.find_one_on_one(ann, bob)).value()}});
    }

    SECTION("what was sent is collected with what waits, the latest first") {
        live_fully(people, ann, bob, "ann");

        const auto held = run(people.find_personal_data(ann)).outbox;

        REQUIRE(held.size() == 3);
        CHECK(held.at(0).what == outgoing{.to = ann, .kind = outgoing_kind::home});
        CHECK(held.at(1).what.kind == outgoing_kind::manager_question);
        CHECK_FALSE(held.at(1).settled);
        CHECK(held.at(2).what.kind == outgoing_kind::prompt);
        CHECK(held.at(2).settled.value().fate == outgoing_fate::unwanted);
    }

    SECTION("nothing of anybody else is collected") {
        live_fully(people, create_person_id("U1", "T2"), create_person_id("U2", "T2"), "far");
        live_fully(people, create_person_id("U8"), create_person_id("U9"), "near");

        CHECK(run(people.find_personal_data(ann)) == personal_data{.who = ann});
    }
}

void check_erasing(store& people) {
    SECTION("of an unknown person nothing is erased") {
        CHECK(run(people.erase(request_key{"again"}, ann)) == erasure{applied::now, {}});
    }

    SECTION("erasing says what there was, and leaves nothing") {
        live_fully(people, ann, bob, "ann");

        CHECK(run(people.erase(request_key{"erase"}, ann)).counts ==
              std::vector<erased_count>{{"level and target", 1},
                                        {"sharing settings", 1},
                                        {"journal entries", 2},
                                        {"goals", 2},
                                        {"assessments", 2},
                                        {"assessments of others", 1},
                                        {"manager links", 2},
                                        {"dates of 1:1s", 2},
                                        {"access log lines", 1},
                                        {"pictures", 1},
                                        {"feedback requests", 2},
                                        {"answers to feedback requests", 1},
                                        {"feedback received", 1},
                                        {"messages", 2},
                                        {"prompt settings", 1},
                                        {"opened Home", 1}});
        CHECK(run(people.find_personal_data(ann)) == personal_data{.who = ann});
        CHECK(run(people.find_entries(ann, {.words = "ann1"})).total == 0);
        CHECK(run(people.erase(request_key{"again"}, ann)) == erasure{applied::now, {}});
    }

    SECTION("in the access log of others an erased reader is nobody any more") {
        live_fully(people, ann, bob, "ann");
        const auto seen = run(people.find_accesses(bob, 10)).at(0);
        CHECK(seen.reader == ann);

        run(people.erase(request_key{"erase"}, ann));

        CHECK(run(people.find_accesses(bob, 10)) ==
              std::vector<access>{{std::nullopt, seen.thing, seen.at}});
    }

    SECTION("what others are sent about an erased person waits no longer, and names nobody") {
        const auto about = [&](const char* key, outgoing_kind kind, const person_id& to) {
            run(people.add_outgoing(request_key{key},
                                    {.to = to, .kind = kind, .about = "U1", .due = noon}));
        };
        const auto far = create_person_id("U2", "T2");
        about("k1", outgoing_kind::undelivered, bob);
        about("k2", outgoing_kind::look_back, bob);
        about("k3", outgoing_kind::manager_question, far);
        const auto sent = claim(people, noon).at(0);
        run(people.settle_outgoing(sent, {outgoing_fate::sent, "D1/1.1", noon}));
        about("k4", outgoing_kind::manager_question, bob);

        run(people.erase(request_key{"erase"}, ann));

        const auto left = run(people.find_personal_data(bob)).outbox;
        REQUIRE(left.size() == 2);
        CHECK(left.at(0).what.about == "U1");
        CHECK(left.at(0).what.kind == outgoing_kind::look_back);
        CHECK(left.at(1).what.about.empty());
        CHECK(left.at(1).settled == settlement{outgoing_fate::sent, "D1/1.1", noon});
        CHECK(run(people.find_personal_data(far)).outbox.at(0).what.about == "U1");
    }

    SECTION("what is being sent to somebody who is erased meanwhile can no longer be settled") {
        run(people.add_outgoing(request_key{"k"}, {.to = ann, .kind = outgoing_kind::packet}));
        const auto held = claim(people, noon).at(0);

        run(people.erase(request_key{"erase"}, ann));

        CHECK(run(people.settle_outgoing(held, {.at = noon})) == applied::nowhere);
        CHECK(run(people.find_personal_data(ann)) == personal_data{.who = ann});
    }

    SECTION("nobody else loses anything") {
        const auto cleo = create_person_id("U3");
        const auto namesake = create_person_id("U1", "T2");
        live_fully(people, cleo, create_person_id("U4"), "cleo");
        live_fully(people, namesake, create_person_id("U4", "T2"), "namesake");
        const auto of_cleo = run(people.find_personal_data(cleo));
        const auto of_namesake = run(people.find_personal_data(namesake));
        live_fully(people, ann, bob, "ann");

        run(people.erase(request_key{"erase"}, ann));

        CHECK(run(people.find_personal_data(cleo)) == of_cleo);
        CHECK(run(people.find_personal_data(namesake)) == of_namesake);
        CHECK(run(people.find_entries(cleo, {.words = of_cleo.entries.at(0).text.main})).total ==
              1);
    }

    SECTION("a request that comes again erases nothing that was written since") {
        live_fully(people, ann, bob, "ann");
        run(people.erase(request_key{"erase"}, ann));
        run(people.add_entry(request_key{"new"}, ann, create_entry("after")));

        CHECK(run(people.erase(request_key{"erase"}, ann)) == erasure{applied::before, {}});
        CHECK(run(people.find_entries(ann, {})).total == 1);
    }

    SECTION("who was erased can begin anew, and old requests stay done") {
        live_fully(people, ann, bob, "ann");
        const auto old = run(people.add_entry(request_key{"old"}, ann, create_entry("before")));
        run(people.erase(request_key{"erase"}, ann));

        CHECK(run(people.add_entry(request_key{"old"}, ann, create_entry("before"))) ==
              made<entry_id>{old.id, applied::before});
        run(people.add_entry(request_key{"new"}, ann, create_entry("after")));
        CHECK(run(people.find_entries(ann, {.words = "after"})).total == 1);
        CHECK(run(people.find_entries(ann, {.words = "before"})).total == 0);
    }
}

void check_known_teams(store& people) {
    SECTION("of an empty store no team is known") {
        CHECK(run(people.find_teams()).empty());
    }

    SECTION("a team is known by whatever is held of anybody in it") {
        const auto at = [](const char* team) { return create_person_id("U1", team); };
        const auto key = request_key{"k"};
        run(people.save_standing(key, at("T2"), {"ladder", "L1", "L2"}, {}));
        run(people.change_sharing(key, at("T1"), {}, {}));
        run(people.add_entry(key, at("T9"), create_entry("words")));
        run(people.add_goal(key, at("T4"), {.title = "Ship", .origin = ""}, {}));
        run(people.log_access(key, at("T7"), {.thing = "plan"}));
        run(people.save_picture(at("T8"), "d", {.file = "F1", .made = {}}));
        run(people.add_outgoing(key, {.to = at("T3"), .kind = outgoing_kind::packet}));
        run(people.note_home_opened(at("T5")));
        run(people.save_prompts(key, {.who = at("T6")}, false, {}));

        std::vector<team_id> all;
        for (char digit = '1'; digit <= '9'; ++digit) all.emplace_back(std::string("T") + digit);
        CHECK(run(people.find_teams()) == all);
    }
}

}  // namespace

void check_data_rights(store& people) {
    check_known_teams(people);
    check_collecting(people);
    check_erasing(people);
}

}  // namespace coach::testing
