#include "tests/contract/checks.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/run.hpp"

#include <chrono>
#include <string>
#include <utility>

namespace coach::testing {

namespace {

std::optional<person> find(store& people, person_id who = create_person_id()) {
    return run(people.find_person(std::move(who)));
}

applied save(store& people, std::string key, standing value = create_standing(),
             person_id who = create_person_id(), timestamp now = noon) {
    return run(
        people.save_standing(request_key{std::move(key)}, std::move(who), std::move(value), now));
}

void check_standings(store& people) {
    SECTION("an unknown person is not found") {
        CHECK_FALSE(find(people));
    }

    SECTION("what was saved is found, its times to the millisecond") {
        CHECK(save(people, "k1") == applied::now);

        CHECK(find(people) == person{create_person_id(), create_standing(), noon, noon});
    }

    SECTION("a second standing replaces the first; since stays, changed moves") {
        save(people, "k1");
        CHECK(save(people, "k2", create_standing("L2", "L4"), create_person_id(), noon + 1ms) ==
              applied::now);

        CHECK(find(people) ==
              person{create_person_id(), create_standing("L2", "L4"), noon, noon + 1ms});
    }

    SECTION("each part of a standing counts as a change") {
        save(people, "k1");
        save(people, "k2", {"engineering", "L1", "L2"}, create_person_id(), noon + 1ms);
        CHECK(find(people)->changed == noon + 1ms);
        save(people, "k3", {"engineering", "L0", "L2"}, create_person_id(), noon + 2ms);
        CHECK(find(people)->changed == noon + 2ms);
        save(people, "k4", {"engineering", "L0", "L3"}, create_person_id(), noon + 3ms);
        CHECK(find(people)->changed == noon + 3ms);
    }

    SECTION("saving the same standing again is no change") {
        save(people, "k1");
        CHECK(save(people, "k2", create_standing(), create_person_id(), noon + 5s) == applied::now);

        CHECK(find(people) == person{create_person_id(), create_standing(), noon, noon});
    }

    SECTION("moments before 1970 and far ahead survive") {
        const timestamp early{-1ms};
        const timestamp late{std::chrono::sys_days{std::chrono::year{9999} / 12 / 31} + 1ms};
        save(people, "k1", create_standing("L1"), create_person_id(), early);
        save(people, "k2", create_standing("L2"), create_person_id(), late);

        CHECK(find(people)->since == early);
        CHECK(find(people)->changed == late);
    }
}

void check_separation(store& people) {
    SECTION("members of one team are separate people") {
        save(people, "k1", create_standing("L1"), create_person_id("U1"));
        save(people, "k2", create_standing("L3"), create_person_id("U2"));

        CHECK(find(people, create_person_id("U1"))->standing == create_standing("L1"));
        CHECK(find(people, create_person_id("U2"))->standing == create_standing("L3"));
    }

    SECTION("the same member id in another team is another person") {
        save(people, "k1", create_standing("L1"), create_person_id("U1", "T1"));

        CHECK_FALSE(find(people, create_person_id("U1", "T2")));
        CHECK_FALSE(find(people, create_person_id("1", "T1U")));
    }

    SECTION("ids are compared exactly") {
        save(people, "k1", create_standing(), create_person_id("U1"));

        CHECK_FALSE(find(people, create_person_id("u1")));
        CHECK_FALSE(find(people, create_person_id("U1 ")));
    }
}

void check_texts(store& people) {
    SECTION("text of any script, with quotes and nul, comes back as it was") {
        const standing value{.framework = "产品经理 🚀 e\u0301",
                             .level = "'); DROP TABLE people; --",
                             .target = std::string("a\0b", 3)};
        save(people, "k1", value);

        CHECK(find(people)->standing == value);
    }

    SECTION("texts of 3,000 code points survive") {
        std::string text;
        for (int i = 0; i < 3000; ++i) text += "🧭";
        save(people, "k1", {text, text + "1", text + "2"});

        CHECK(find(people)->standing == standing{text, text + "1", text + "2"});
    }

    SECTION("empty texts survive") {
        save(people, "k1", {"", "", ""});

        CHECK(find(people)->standing == standing{"", "", ""});
    }
}

void check_sharing(store& people) {
    SECTION("nothing is shared at first") {
        save(people, "k1");

        CHECK(run(people.find_sharing(create_person_id())) == sharing{});
    }

    SECTION("what is shared is kept, and undone as easily") {
        const auto who = create_person_id();
        const auto change = [&](const char* key, sharing_change value) {
            return run(people.change_sharing(request_key{key}, who, value, noon));
        };

        CHECK(change("k1", {.standing = true, .goals = true}) == applied::now);
        CHECK(run(people.find_sharing(who)) == sharing{.standing = true, .goals = true});
        CHECK(change("k2", {.standing = false, .goals = true}) == applied::now);
        CHECK(run(people.find_sharing(who)) == sharing{.standing = false, .goals = true});
    }

    SECTION("one switch leaves the other as it is, whoever presses at the same time") {
        const auto who = create_person_id();
        run(people.change_sharing(request_key{"k1"}, who, {.standing = true}, noon));
        CHECK(run(people.find_sharing(who)) == sharing{.standing = true, .goals = false});
        run(people.change_sharing(request_key{"k2"}, who, {.goals = true}, noon));
        CHECK(run(people.find_sharing(who)) == sharing{.standing = true, .goals = true});
        run(people.change_sharing(request_key{"k3"}, who, {.standing = false}, noon));
        CHECK(run(people.find_sharing(who)) == sharing{.standing = false, .goals = true});
    }

    SECTION("the same key shares nothing again") {
        const auto who = create_person_id();
        run(people.change_sharing(request_key{"k1"}, who, {.standing = true}, noon));
        run(people.change_sharing(request_key{"k2"}, who, {.standing = false}, noon));

        const auto again = run(people.change_sharing(request_key{"k1"}, who, {true, true}, noon));

        CHECK(again == applied::before);
        CHECK(run(people.find_sharing(who)) == sharing{});
    }

    SECTION("what one shares is not shared by others, and makes nobody a person with a level") {
        run(people.change_sharing(request_key{"k1"}, create_person_id("U1", "T1"), {true, true},
                                  noon));

        CHECK(run(people.find_sharing(create_person_id("U2", "T1"))) == sharing{});
        CHECK(run(people.find_sharing(create_person_id("U1", "T2"))) == sharing{});
        CHECK_FALSE(find(people));
    }
}

}  // namespace

void check_people(store& people) {
    check_standings(people);
    check_separation(people);
    check_texts(people);
    check_sharing(people);
}

}  // namespace coach::testing
