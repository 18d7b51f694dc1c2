#include "bot/people_import.hpp"

#include "bot/views/import_views.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/handler_scene.hpp"
#include "tests/support/ladders.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace coach;
using namespace coach::bot;
using namespace std::chrono_literals;
using coach::testing::handler_scene;

namespace {

const framework ladder = testing::create_ladder({.levels = 4});
const auto ann = handler_scene::who("U1");
const auto bob = handler_scene::who("U2");
const auto cleo = handler_scene::who("U3");

struct scene : handler_scene {
    scene() : handler_scene(::ladder) {}

    import_result import(std::string_view text, bool dry_run = false) {
        time.at += 1s;
        return run(
            import_people({.people = people,
                           .ladder = handler_scene::ladder,
                           .slack = slack,
                           .time = time,
                           .pause = [this](std::chrono::seconds wait) { return pause(wait); }},
                          {.team = ann.team,
                           .source = "a.csv",
                           .list = config::parse_people(text, "a.csv").value(),
                           .dry_run = dry_run}));
    }

    task<void> pause(std::chrono::seconds wait) {
        waits.push_back(wait);
        co_return;
    }

    std::string unusable_in(std::string_view text) {
        return config::findings_as_text(import(text).unusable);
    }

    std::optional<standing> standing_of(const person_id& who) {
        const auto known = run(people.find_person(who));
        return known ? std::optional(known->standing) : std::nullopt;
    }

    void stand(const person_id& who, const std::string& level, const std::string& target) {
        run(people.save_standing(request_key{"stand/" + level + target}, who,
                                 {.framework = ::ladder.id, .level = level, .target = target},
                                 time.at));
    }

    std::vector<outgoing> notices_to(const person_id& who) {
        std::vector<outgoing> out;
        for (const auto& each : run(people.find_personal_data(who)).outbox) {
            if (each.what.kind == outgoing_kind::import_notice) out.push_back(each.what);
        }
        return out;
    }

    std::vector<std::chrono::seconds> waits;
};

standing at(const std::string& level, const std::string& target) {
    return {.framework = ladder.id, .level = level, .target = target};
}

}  // namespace

TEST_CASE_METHOD(scene, "levels and managers are set, and each person is told once") {
    slack.emails = {{"ann@x.example", "U1"}, {"cleo@x.example", "U3"}};

    const auto came = import(
        "person,level,manager,ladder\n"
        "ann@x.example,rung 2b,cleo@x.example,Test Ladder\n"
        "U2,,U3,\n"
        "U3,4,,test-ladder\n");

    CHECK(came.unusable.empty());
    CHECK(came.set ==
          std::vector<imported_person>{{.who = ann, .level = at("T2", "T3"), .manager = cleo},
                                       {.who = bob, .manager = cleo},
                                       {.who = cleo, .level = at("T4", "T4")}});
    CHECK(standing_of(ann) == at("T2", "T3"));
    CHECK_FALSE(standing_of(bob));
    CHECK(run(people.find_manager(ann)) ==
          manager_link{.manager = cleo, .confirmed = true, .since = time.at});
    CHECK(run(people.find_reports(cleo)).size() == 2);
    for (const auto& who : {ann, bob, cleo}) {
        const auto notices = notices_to(who);
        REQUIRE(notices.size() == 1);
        CHECK(notices[0].about.empty());
        CHECK(notices[0].due > time.at);
    }
    CHECK(import_summary(came, false) == "Set 3 people: 2 levels, 2 managers.");
    CHECK(std::ranges::count(slack.looked_up, "cleo@x.example") == 1);
}

TEST_CASE_METHOD(scene, "the same list again changes nothing and tells nobody") {
    const auto* const list = "person,level,manager\nU1,2,U3\nU2,3,\n";
    import(list);
    const auto before = run(people.find_personal_data(ann));

    const auto came = import(list);

    CHECK(came.set.empty());
    CHECK(import_summary(came, false) == "Nothing changed.");
    CHECK(run(people.find_personal_data(ann)) == before);
    CHECK(notices_to(bob).size() == 1);
}

TEST_CASE_METHOD(scene, "an import that broke off after it told somebody tells them no more") {
    const auto* const list = "person,level\nU1,2\n";
    stand(ann, "T1", "T2");
    const auto told = run(people.find_person(ann))->changed;
    const request_key key{"import/U1/told/" + std::to_string(told.time_since_epoch().count()) +
                          "/-/T2/-"};
    run(people.add_outgoing(key,
                            {.to = ann, .kind = outgoing_kind::import_notice, .due = time.at}));

    import(list);

    CHECK(standing_of(ann) == at("T2", "T3"));
    CHECK(notices_to(ann).size() == 1);

    SECTION("what somebody changed back meanwhile is set and told anew") {
        time.at += 1s;
        stand(ann, "T1", "T3");
        import(list);
        CHECK(standing_of(ann) == at("T2", "T3"));
        CHECK(notices_to(ann).size() == 2);
    }
}

TEST_CASE_METHOD(scene, "a target above the new level is kept, any other gives way to the next") {
    stand(ann, "T1", "T4");
    stand(bob, "T1", "T2");

    import("person,level\nU1,T3\nU2,T3\n");

    CHECK(standing_of(ann) == at("T3", "T4"));
    CHECK(standing_of(bob) == at("T3", "T4"));
    import("person,level\nU1,T1\n");
    CHECK(standing_of(ann) == at("T1", "T4"));
}

TEST_CASE_METHOD(scene, "a link that was only asked for is confirmed") {
    run(people.save_manager(request_key{"ask"}, ann,
                            manager_link{.manager = cleo, .confirmed = false, .since = time.at}));

    CHECK(import("person,manager\nU1,U3\n").set.size() == 1);

    CHECK(run(people.find_manager(ann))->confirmed);
}

TEST_CASE_METHOD(scene, "each line that cannot be used says why, and the others are used") {
    slack.members["U9"] = std::nullopt;
    member app{};
    app.is_person = false;
    member former{};
    former.is_here = false;
    slack.members["UB"] = app;
    slack.members["UX"] = former;
    slack.emails = {{"ann@x.example", "U1"}};

    const auto said = unusable_in(
        "person,level,manager,ladder\n"
        "U1,T2,,\n"
        "U9,T2,,\n"
        "nobody@x.example,T2,,\n"
        "UB,T2,,\n"
        "UX,T2,,\n"
        "U2,T9,,\n"
        "U2,T2,,law\n"
        "bob,T2,,\n"
        "U2,T2,U2,\n"
        "U4,T2,U9,\n"
        "ann@x.example,T3,,\n"
        "U5,T2\n");

    const std::string nobody =
        " is nobody here; allowed: the e-mail address or the member ID of a member of this "
        "workspace\n";
    CHECK(said ==
          "a.csv:3: \"U9\"" + nobody + "a.csv:4: \"nobody@x.example\"" + nobody +
              "a.csv:5: \"UB\" is an app; allowed: a person\n"
              "a.csv:6: \"UX\" is deactivated or from another workspace; allowed: members of this "
              "one\n"
              "a.csv:7: the level \"T9\" is not known; allowed: T1, T2, T3, T4, or any other name "
              "of one of them\n"
              "a.csv:8: the ladder \"law\" is not the one in use; allowed: test-ladder\n"
              "a.csv:9: person is \"bob\"; allowed: an e-mail address, or a member ID such as "
              "U0123ABCD\n"
              "a.csv:10: the manager is the person themselves; allowed: somebody else\n"
              "a.csv:11: the manager \"U9\"" +
              nobody +
              "a.csv:12: \"ann@x.example\" stands on line 2 already; allowed: once\n"
              "a.csv:13: has 2 columns; allowed: the header's 4\n");
    CHECK(standing_of(ann) == at("T2", "T3"));
    CHECK_FALSE(standing_of(handler_scene::who("U4")));
}

TEST_CASE_METHOD(scene, "a dry run says what would be set, and sets nothing") {
    const auto came = import("person,level,manager\nU1,2,U3\nU2,x,\n", true);

    CHECK(import_summary(came, true) ==
          "Would set 1 person: 1 level, 1 manager. 1 line could not be used.");
    REQUIRE(came.set.size() == 1);
    CHECK(import_words(came.set[0]) == "U1: level T2, target T3; manager U3");
    CHECK(run(people.find_personal_data(ann)) == personal_data{.who = ann});
    CHECK(import_summary({}, true) == "Nothing would change.");
}

TEST_CASE_METHOD(scene, "it waits as long as Slack asks to, and says where Slack does not answer") {
    slack.lookups = {{.looked = false, .why = "ratelimited", .wait = 30s},
                     {.looked = false, .why = "ratelimited", .wait = 5s}};
    CHECK(import("person,level\nU1,2\n").set.size() == 1);
    CHECK(waits == std::vector{30s, 5s});

    slack.lookups = {{.looked = false, .why = "missing_scope (users:read.email)"}};
    CHECK(unusable_in("person\nann@x.example\n") ==
          "a.csv:2: Slack did not say who \"ann@x.example\" is: missing_scope "
          "(users:read.email)\n");
}

namespace {

bool has(const message& page, std::string_view part) {
    return nlohmann::json(page.blocks).dump().find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("who was imported reads what stands now, that nothing is shared, and how to object") {
    const auto both = views::told_of_import(ladder, placement{.level = 1, .target = 2}, cleo);
    CHECK(has(both, "T2"));
    CHECK(has(both, "<@U3>"));
    CHECK(has(both, "shares nothing"));
    CHECK(has(both, "/level set"));
    CHECK(has(both, "/grow manager none"));

    const auto level = views::told_of_import(ladder, placement{.level = 1, .target = 2}, {});
    CHECK_FALSE(has(level, "manager none"));
    const auto manager = views::told_of_import(ladder, {}, cleo);
    CHECK_FALSE(has(manager, "/level set"));
    const auto neither = views::told_of_import(ladder, {}, {});
    CHECK(has(neither, "Neither is set any more"));
    CHECK_FALSE(has(neither, "button"));
}
