#include "tests/contract/checks.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/run.hpp"

#include <chrono>
#include <string>
#include <utility>

namespace coach::testing {

namespace {

using std::chrono::January;
using std::chrono::year;

const auto ann = create_person_id("U1");
const auto bob = create_person_id("U2");

goal_text create_goal(std::string title = "Own a feature",
                      std::optional<std::chrono::year_month_day> due = std::nullopt) {
    return {.title = std::move(title),
            .competency = "execution",
            .next_step = "Ask for one",
            .due = due,
            .origin = "move/L2/Own a feature end-to-end"};
}

made<goal_id> add(store& people, std::string key, goal_text text = create_goal(),
                  person_id owner = ann, timestamp now = noon) {
    return run(
        people.add_goal(request_key{std::move(key)}, std::move(owner), std::move(text), now));
}

applied change(store& people, std::string key, const goal_id& id, goal_text text,
               const person_id& owner = ann) {
    return run(
        people.change_goal(request_key{std::move(key)}, owner, id, std::move(text), noon + 1h));
}

applied set(store& people, std::string key, const goal_id& id, goal_state state,
            timestamp now = noon + 1h, const person_id& owner = ann) {
    return run(people.set_goal_state(request_key{std::move(key)}, owner, id, state, now));
}

std::string titles(store& people, const person_id& owner = ann) {
    std::string out;
    for (const auto& each : run(people.find_goals(owner))) out += each.text.title + " ";
    return out;
}

goal find_only(store& people) {
    const auto found = run(people.find_goals(ann));
    REQUIRE(found.size() == 1);
    return found.front();
}

void check_adding(store& people) {
    SECTION("a goal comes back whole") {
        const auto text = create_goal("'); -- 🚀", year{2027} / January / 31);
        const auto added = add(people, "k1", text);

        CHECK(added.when == applied::now);
        CHECK(find_only(people) == goal{added.id, ann, text, goal_state::active, noon, noon});
    }

    SECTION("a goal needs nothing but a title, and dates may lie far away") {
        add(people, "k1", {.title = "Bare", .origin = ""});
        CHECK(find_only(people).text == goal_text{.title = "Bare", .origin = ""});

        add(people, "k2", create_goal("Early", year{1} / January / 1));
        add(people, "k3", create_goal("Late", year{9999} / 12 / 31));
        CHECK(run(people.find_goals(ann)).at(0).text.due == year{1} / January / 1);
        CHECK(run(people.find_goals(ann)).at(1).text.due == year{9999} / 12 / 31);
    }

    SECTION("the same key adds no second goal and names the first") {
        const auto added = add(people, "k1");

        CHECK(add(people, "k1", create_goal("Another")) ==
              made<goal_id>{added.id, applied::before});
        CHECK(find_only(people).text == create_goal());
    }

    SECTION("a text of 3,000 code points survives") {
        std::string title;
        for (int i = 0; i < 3000; ++i) title += "🧭";
        add(people, "k1", create_goal(title));

        CHECK(find_only(people).text.title == title);
    }
}

void check_limit(store& people) {
    SECTION("five goals are active at most; the sixth's key stays free for later") {
        std::vector<goal_id> ids;
        for (const std::string key : {"1", "2", "3", "4", "5"}) ids.push_back(add(people, key).id);

        CHECK(add(people, "6").when == applied::nowhere);
        CHECK(add(people, "5").when == applied::before);
        CHECK(run(people.find_goals(ann)).size() == 5);
        CHECK(add(people, "other", create_goal(), bob).when == applied::now);

        set(people, "done", ids.at(0), goal_state::done);
        CHECK(add(people, "6").when == applied::now);
        CHECK(add(people, "6").when == applied::before);
        CHECK(run(people.find_goals(ann)).size() == 6);
    }

    SECTION("an ended goal is taken up again only where there is room") {
        const auto first = add(people, "1").id;
        set(people, "drop", first, goal_state::dropped);
        for (const std::string key : {"2", "3", "4", "5", "6"}) add(people, key);

        CHECK(set(people, "again", first, goal_state::active) == applied::nowhere);
        CHECK(set(people, "done", first, goal_state::done) == applied::now);
        set(people, "room", run(people.find_goals(ann)).front().id, goal_state::done);
        CHECK(set(people, "again", first, goal_state::active) == applied::now);
        CHECK(set(people, "still", first, goal_state::active) == applied::now);
    }
}

void check_changing(store& people) {
    SECTION("a goal gets new text and keeps its origin") {
        const auto added = add(people, "k1");
        const goal_text text{.title = "New", .due = year{2027} / January / 1, .origin = "forged"};

        CHECK(change(people, "k2", added.id, text) == applied::now);

        auto expected = text;
        expected.origin = create_goal().origin;
        CHECK(find_only(people) ==
              goal{added.id, ann, expected, goal_state::active, noon, noon + 1h});
        CHECK(change(people, "k2", added.id, create_goal()) == applied::before);
        CHECK(find_only(people).text == expected);
    }

    SECTION("a goal ends; the state that it has already is no change") {
        const auto added = add(people, "k1");

        CHECK(set(people, "k2", added.id, goal_state::dropped) == applied::now);
        CHECK(set(people, "k3", added.id, goal_state::dropped, noon + 2h) == applied::now);
        CHECK(find_only(people) ==
              goal{added.id, ann, create_goal(), goal_state::dropped, noon, noon + 1h});
        CHECK(set(people, "k4", added.id, goal_state::done, noon + 3h) == applied::now);
        CHECK(find_only(people).state == goal_state::done);
        CHECK(set(people, "k2", added.id, goal_state::dropped) == applied::before);
    }

    SECTION("nobody changes a goal by its id but its owner") {
        const auto added = add(people, "k1");

        for (const auto& other : {bob, create_person_id("U1", "T2")}) {
            CHECK(change(people, "k2", added.id, create_goal("forged"), other) == applied::nowhere);
            CHECK(set(people, "k3", added.id, goal_state::done, noon, other) == applied::nowhere);
            CHECK(titles(people, other).empty());
        }
        CHECK(set(people, "k4", goal_id{"nothing"}, goal_state::done) == applied::nowhere);
        CHECK(find_only(people).text == create_goal());
        CHECK(find_only(people).state == goal_state::active);
    }
}

void check_order(store& people) {
    SECTION("active goals come by due date, then the ended ones, the latest change first") {
        const auto day = [](int number) { return year{2027} / January / number; };
        const auto e = add(people, "k1", create_goal("ended-first")).id;
        const auto f = add(people, "k2", create_goal("ended-last", day(1))).id;
        set(people, "k3", f, goal_state::done, noon + 3h);
        set(people, "k4", e, goal_state::dropped, noon + 2h);
        add(people, "k5", create_goal("undated"));
        add(people, "k6", create_goal("later", day(20)));
        add(people, "k7", create_goal("sooner", day(3)));
        add(people, "k8", create_goal("undated-too"));
        add(people, "k9", create_goal("later-too", day(20)));

        CHECK(titles(people) ==
              "sooner later later-too undated undated-too ended-last ended-first ");
    }

    SECTION("of goals that ended in the same millisecond the one made later comes first") {
        const auto first = add(people, "k1", create_goal("first")).id;
        const auto second = add(people, "k2", create_goal("second")).id;
        set(people, "k3", second, goal_state::done);
        set(people, "k4", first, goal_state::done);

        CHECK(titles(people) == "second first ");
    }
}

void check_goal_faults(store_rig& rig) {
    SECTION("a failed goal is not there, and its request can come again") {
        rig.spoil();
        CHECK_THROWS_AS(add(rig.subject(), "k1"), store_failure);
        rig.mend();

        CHECK(titles(rig.subject()).empty());
        CHECK(add(rig.subject(), "k1").when == applied::now);
    }
}

}  // namespace

void check_goals(store_rig& rig) {
    check_adding(rig.subject());
    check_limit(rig.subject());
    check_changing(rig.subject());
    check_order(rig.subject());
    check_goal_faults(rig);
}

}  // namespace coach::testing
