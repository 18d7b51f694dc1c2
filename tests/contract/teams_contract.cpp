#include "tests/contract/checks.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/run.hpp"

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace coach::testing {

namespace {

const auto ann = create_person_id("U1");
const auto bob = create_person_id("U2");
const auto cleo = create_person_id("U3");
const auto stranger = create_person_id("U2", "T2");
const auto bob_there = create_person_id("U3", "T2");

applied save(store& people, std::string key, std::optional<manager_link> link,
             const person_id& report = ann) {
    return run(people.save_manager(request_key{std::move(key)}, report, std::move(link)));
}

manager_link confirmed(person_id manager, timestamp since = noon) {
    return {.manager = std::move(manager), .confirmed = true, .since = since};
}

manager_link asked(person_id manager, timestamp since = noon) {
    return {.manager = std::move(manager), .confirmed = false, .since = since};
}

std::optional<manager_link> manager(store& people, const person_id& report = ann) {
    return run(people.find_manager(report));
}

std::vector<report_link> reports(store& people, const person_id& of) {
    return run(people.find_reports(of));
}

void check_links(store& people) {
    SECTION("nobody is managed at first") {
        CHECK_FALSE(manager(people));
        CHECK(reports(people, bob).empty());
        CHECK(save(people, "k1", std::nullopt) == applied::now);
    }

    SECTION("a confirmed link is seen from both sides, and nobody else's") {
        CHECK(save(people, "k1", confirmed(bob)) == applied::now);

        CHECK(manager(people) == confirmed(bob));
        CHECK(reports(people, bob) == std::vector{report_link{ann, true, noon}});
        CHECK_FALSE(manager(people, bob));
        CHECK(reports(people, ann).empty());
        CHECK_FALSE(manager(people, create_person_id("U1", "T2")));
        CHECK(reports(people, stranger).empty());
    }

    SECTION("a link that is asked for becomes a confirmed one") {
        save(people, "k1", asked(bob));
        CHECK(manager(people) == asked(bob));
        CHECK(reports(people, bob) == std::vector{report_link{ann, false, noon}});

        save(people, "k2", confirmed(bob, noon + 1h));
        CHECK(manager(people) == confirmed(bob, noon + 1h));
        CHECK(reports(people, bob) == std::vector{report_link{ann, true, noon + 1h}});
    }

    SECTION("who asks takes nothing from the manager that there is") {
        save(people, "k1", confirmed(bob));
        save(people, "k2", asked(cleo, noon + 1h));

        CHECK(manager(people) == confirmed(bob));
        CHECK(reports(people, bob) == std::vector{report_link{ann, true, noon}});
        CHECK(reports(people, cleo) == std::vector{report_link{ann, false, noon + 1h}});
    }

    SECTION("a manager who asks again stays confirmed") {
        save(people, "k1", confirmed(bob));
        save(people, "k2", asked(bob, noon + 1h));

        CHECK(manager(people) == confirmed(bob));
    }

    SECTION("a new manager ends the old one's link and all that was asked") {
        save(people, "k1", confirmed(bob));
        save(people, "k2", asked(create_person_id("U4")));
        save(people, "k3", confirmed(cleo, noon + 1h));

        CHECK(manager(people) == confirmed(cleo, noon + 1h));
        CHECK(reports(people, bob).empty());
        CHECK(reports(people, create_person_id("U4")).empty());
    }

    SECTION("of several who ask the last one counts") {
        save(people, "k1", asked(cleo, noon + 1h));
        save(people, "k2", asked(bob));

        CHECK(manager(people) == asked(cleo, noon + 1h));
    }

    SECTION("no manager means no link at all") {
        save(people, "k1", confirmed(bob));
        save(people, "k2", asked(cleo));
        CHECK(save(people, "k3", std::nullopt) == applied::now);

        CHECK_FALSE(manager(people));
        CHECK(reports(people, bob).empty());
        CHECK(reports(people, cleo).empty());
    }

    SECTION("the same key links nobody again") {
        save(people, "k1", confirmed(bob));
        save(people, "k2", std::nullopt);

        CHECK(save(people, "k1", confirmed(bob)) == applied::before);
        CHECK_FALSE(manager(people));
    }

    SECTION("nobody is managed across teams") {
        CHECK(save(people, "k1", confirmed(stranger)) == applied::nowhere);

        CHECK_FALSE(manager(people));
        CHECK(reports(people, stranger).empty());
    }

    SECTION("reports are listed from the oldest link on") {
        save(people, "k1", confirmed(bob, noon + 1h), ann);
        save(people, "k2", asked(bob, noon), create_person_id("U9"));
        save(people, "k3", confirmed(bob, noon), cleo);

        CHECK(reports(people, bob) ==
              std::vector<report_link>{{cleo, true, noon},
                                       {create_person_id("U9"), false, noon},
                                       {ann, true, noon + 1h}});
    }
}

/// Whether the person shares anything at all.
bool shares(store& people, const person_id& who) {
    const auto settings = run(people.find_sharing(who));
    return settings.standing || settings.goals ||
           run(people.find_entries(who, {.shared_only = true})).total > 0;
}

void share_all(store& people, const person_id& who) {
    const auto key = [&](const char* what) { return request_key(who.member.str() + what); };
    run(people.change_sharing(key("s"), who, {.standing = true, .goals = true}, noon));
    run(people.add_entry(key("e"), who,
                         {.text = {.main = "a win"}, .shared = true, .written = noon}));
}

void check_sharing_ends(store& people) {
    SECTION("what is shared is shared with one manager") {
        save(people, "k1", confirmed(bob));
        share_all(people, ann);
        save(people, "k2", confirmed(bob), cleo);
        share_all(people, cleo);

        SECTION("the same one again, or one who only asks, changes nothing") {
            save(people, "k3", confirmed(bob, noon + 1h));
            save(people, "k4", asked(cleo));
            CHECK(shares(people, ann));
        }
        SECTION("it ends with a new one") {
            save(people, "k3", confirmed(create_person_id("U4")));
            CHECK_FALSE(shares(people, ann));
        }
        SECTION("it ends with none, and does not come back with the next one") {
            save(people, "k3", std::nullopt);
            CHECK_FALSE(shares(people, ann));
            save(people, "k4", confirmed(bob));
            CHECK_FALSE(shares(people, ann));
        }
        SECTION("it ends when the manager ends the link") {
            run(people.end_manager(request_key{"k3"}, ann, bob));
            CHECK_FALSE(shares(people, ann));
        }
        CHECK(shares(people, cleo));
    }
}

applied end(store& people, std::string key, const person_id& report, const person_id& of) {
    return run(people.end_manager(request_key{std::move(key)}, report, of));
}

void check_ending(store& people) {
    SECTION("one link ends and the others stay") {
        save(people, "k1", confirmed(bob));
        save(people, "k2", asked(cleo));

        CHECK(end(people, "k3", ann, cleo) == applied::now);
        CHECK(manager(people) == confirmed(bob));
        CHECK(reports(people, cleo).empty());
        CHECK(end(people, "k4", ann, bob) == applied::now);
        CHECK_FALSE(manager(people));
        CHECK(end(people, "k4", ann, bob) == applied::before);
    }

    SECTION("a link that there is not cannot end") {
        save(people, "k1", confirmed(bob));

        CHECK(end(people, "k2", ann, cleo) == applied::nowhere);
        CHECK(end(people, "k2", bob, ann) == applied::nowhere);
        CHECK(end(people, "k2", ann, stranger) == applied::nowhere);
        CHECK(manager(people) == confirmed(bob));
    }
}

applied log(store& people, std::string key, std::string thing, timestamp at = noon,
            std::optional<person_id> reader = bob) {
    return run(people.log_access(request_key{std::move(key)}, ann,
                                 {std::move(reader), std::move(thing), at}));
}

void check_accesses(store& people) {
    SECTION("nobody has looked at first") {
        CHECK(run(people.find_accesses(ann, 10)).empty());
    }

    SECTION("who looked is listed newest first, as many as are wanted") {
        CHECK(log(people, "k1", "plan") == applied::now);
        log(people, "k2", "level", noon - 1h);
        log(people, "k3", "entries");
        log(people, "k4", "everything, by the operator", noon + 1h, std::nullopt);

        CHECK(run(people.find_accesses(ann, 3)) ==
              std::vector<access>{{std::nullopt, "everything, by the operator", noon + 1h},
                                  {bob, "entries", noon},
                                  {bob, "plan", noon}});
        CHECK(run(people.find_accesses(ann, 10)).size() == 4);
        CHECK(run(people.find_accesses(bob, 10)).empty());
    }

    SECTION("one look is one line, however often it is told") {
        log(people, "k1", "plan");

        CHECK(log(people, "k1", "plan") == applied::before);
        CHECK(run(people.find_accesses(ann, 10)).size() == 1);
    }

    SECTION("old lines are forgotten, the first that were logged, in all teams") {
        log(people, "k1", "plan", noon - 2h);
        log(people, "k2", "level", noon + 1h);
        log(people, "k3", "entries", noon - 1h);
        log(people, "k4", "plan", noon);
        run(people.log_access(request_key{"k5"}, stranger, {bob_there, "plan", noon - 1h}));

        CHECK(run(people.forget_accesses(noon, 2)) == 1);
        CHECK(run(people.forget_accesses(noon, 10)) == 2);
        CHECK(run(people.forget_accesses(noon, 10)) == 0);
        CHECK(run(people.find_accesses(ann, 10)) ==
              std::vector<access>{{bob, "level", noon + 1h}, {bob, "plan", noon}});
        CHECK(run(people.find_accesses(stranger, 10)).empty());
    }

    SECTION("nobody looks across teams") {
        CHECK(log(people, "k1", "plan", noon, stranger) == applied::nowhere);
        CHECK(run(people.find_accesses(ann, 10)).empty());
    }
}

void check_one_on_ones(store& people) {
    const auto hold = [&](std::string key, const person_id& report, const person_id& with,
                          timestamp at) {
        return run(people.log_one_on_one(request_key{std::move(key)}, report, with, at));
    };

    SECTION("the last 1:1 of two people is known, whatever was told last") {
        CHECK_FALSE(run(people.find_one_on_one(ann, bob)));
        CHECK(hold("k1", ann, bob, noon + 1h) == applied::now);
        CHECK(hold("k2", ann, bob, noon) == applied::now);
        CHECK(hold("k1", ann, bob, noon + 2h) == applied::before);

        CHECK(run(people.find_one_on_one(ann, bob)) == noon + 1h);
    }

    SECTION("it is theirs alone") {
        hold("k1", ann, bob, noon);

        CHECK_FALSE(run(people.find_one_on_one(bob, ann)));
        CHECK_FALSE(run(people.find_one_on_one(ann, cleo)));
        CHECK(hold("k2", ann, stranger, noon) == applied::nowhere);
        CHECK_FALSE(run(people.find_one_on_one(ann, stranger)));
    }
}

}  // namespace

void check_teams(store& people) {
    check_links(people);
    check_sharing_ends(people);
    check_ending(people);
    check_accesses(people);
    check_one_on_ones(people);
}

}  // namespace coach::testing
