#include "tests/contract/outbox_checks.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace coach::testing {

namespace {

const auto ann = create_person_id("U1");
const auto bob = create_person_id("U2");
const auto cleo = create_person_id("U3");

outgoing home_of(const person_id& who) {
    return {.to = who, .kind = outgoing_kind::home};
}

std::size_t homes(store& people, const person_id& who = ann) {
    return static_cast<std::size_t>(std::ranges::count(waiting(people, who), home_of(who)));
}

/// Sends all homes that wait.
void draw(store& people) {
    for (const auto& each : claim(people, noon)) run(people.settle_outgoing(each, was_sent));
}

/// One change, under a key that is new each time.
class changes {
 public:
    explicit changes(store& people) : people_(people) {}

    request_key key() { return request_key{"change " + std::to_string(++count_)}; }

    entry_id write() { return run(people_.add_entry(key(), ann, create_entry())).id; }
    goal_id plan() {
        return run(people_.add_goal(key(), ann, {.title = "Ship", .origin = ""}, noon)).id;
    }
    applied link(const person_id& report, const person_id& manager, bool confirmed) {
        return run(people_.save_manager(key(), report, manager_link{manager, confirmed, noon}));
    }
    applied unlink(const person_id& report) {
        return run(people_.save_manager(key(), report, std::nullopt));
    }

 private:
    store& people_;
    int count_ = 0;
};

using change = std::function<applied(store&, changes&)>;

/// Everything that changes what Ann's Home shows. The entry and the goal are there before.
std::vector<std::pair<const char*, change>> changes_of_ann(const entry_id& entry,
                                                           const goal_id& goal) {
    return {
        {"standing",
         [](auto& to, auto& next) {
             return run(to.save_standing(next.key(), ann, create_standing(), noon));
         }},
        {"sharing",
         [](auto& to, auto& next) { return run(to.change_sharing(next.key(), ann, {}, noon)); }},
        {"an assessment",
         [](auto& to, auto& next) {
             return run(to.save_assessment(next.key(), create_assessment()));
         }},
        {"an assessment by somebody else",
         [](auto& to, auto& next) {
             auto made = create_assessment();
             made.author = bob;
             return run(to.save_assessment(next.key(), made));
         }},
        {"a new entry",
         [](auto& to, auto& next) {
             return run(to.add_entry(next.key(), ann, create_entry())).when;
         }},
        {"an edited entry",
         [entry](auto& to, auto& next) {
             return run(to.change_entry(next.key(), ann, entry, {.main = "b"}, {}, noon));
         }},
        {"a shared entry",
         [entry](auto& to, auto& next) {
             return run(to.share_entry(next.key(), ann, entry, true));
         }},
        {"a deleted entry",
         [entry](auto& to, auto& next) { return run(to.delete_entry(next.key(), ann, entry)); }},
        {"a new goal",
         [](auto& to, auto& next) {
             return run(to.add_goal(next.key(), ann, {.title = "b", .origin = ""}, noon)).when;
         }},
        {"an edited goal",
         [goal](auto& to, auto& next) {
             return run(to.change_goal(next.key(), ann, goal, {.title = "c", .origin = ""}, noon));
         }},
        {"a goal that is done",
         [goal](auto& to, auto& next) {
             return run(to.set_goal_state(next.key(), ann, goal, goal_state::done, noon));
         }},
        {"a manager", [](auto&, auto& next) { return next.link(ann, bob, true); }},
        {"a manager's end",
         [](auto& to, auto& next) { return run(to.end_manager(next.key(), ann, bob)); }},
        {"a report", [](auto&, auto& next) { return next.link(cleo, ann, true); }},
        {"a report's end",
         [](auto& to, auto& next) { return run(to.end_manager(next.key(), cleo, ann)); }},
        {"prompts",
         [](auto& to, auto& next) {
             return run(to.save_prompts(next.key(), {.who = ann, .look_back = true}, false, noon));
         }},
    };
}

void check_changes(store& people) {
    changes next(people);

    SECTION("every change leaves a home, once the person has opened it") {
        const auto all = changes_of_ann(next.write(), next.plan());
        CHECK(run(people.note_home_opened(ann)) == applied::now);
        for (const auto& [what, act] : all) {
            INFO(what);
            CHECK(homes(people) == 0);
            CHECK(act(people, next) == applied::now);
            CHECK(homes(people) == 1);
            draw(people);
        }
    }

    SECTION("no change leaves one for who has not opened it") {
        run(people.note_home_opened(create_person_id("U1", "T2")));
        for (const auto& [what, act] : changes_of_ann(next.write(), next.plan())) {
            INFO(what);
            CHECK(act(people, next) == applied::now);
        }
        CHECK(claim(people, noon).empty());
    }

    SECTION("what comes to nothing, or came before, leaves none") {
        const auto entry = next.write();
        run(people.note_home_opened(ann));

        CHECK(run(people.delete_entry(request_key{"k"}, bob, entry)) == applied::nowhere);
        CHECK(run(people.delete_entry(request_key{"k"}, ann, entry_id{"x"})) == applied::nowhere);
        CHECK(run(people.end_manager(request_key{"k"}, ann, bob)) == applied::nowhere);
        CHECK(homes(people) == 0);

        run(people.delete_entry(request_key{"k"}, ann, entry));
        draw(people);
        CHECK(run(people.delete_entry(request_key{"k"}, ann, entry)) == applied::before);
        CHECK(homes(people) == 0);
    }
}

void check_links(store& people) {
    SECTION("three have opened their Homes") {
        changes next(people);
        for (const auto& who : {ann, bob, cleo}) run(people.note_home_opened(who));
        const auto drawn = [&] {
            std::string out;
            for (const auto& each : claim(people, noon)) {
                out += each.what.to.member.str() + ' ';
                run(people.settle_outgoing(each, was_sent));
            }
            return out;
        };

        SECTION("a link changes the Homes of both, and of whom it replaces") {
            next.link(ann, bob, true);
            CHECK(drawn() == "U2 U1 ");
            next.link(ann, cleo, false);
            CHECK(drawn() == "U3 U1 ");
            next.link(ann, cleo, true);
            CHECK(drawn() == "U2 U3 U1 ");
            next.unlink(ann);
            CHECK(drawn() == "U3 U1 ");
        }

        SECTION("erasing somebody changes the Homes of those who were linked to them") {
            next.link(ann, bob, true);
            next.link(cleo, ann, false);
            drawn();

            run(people.erase(request_key{"erase"}, ann));

            CHECK(drawn() == "U2 U3 ");
        }
    }
}

void check_coalescing(store& people) {
    changes next(people);

    SECTION("a home that waits is enough, also for who adds one") {
        run(people.note_home_opened(ann));
        next.write();
        next.write();

        CHECK(homes(people) == 1);
        CHECK(send(people, "k1", home_of(ann)) == applied::before);
        CHECK(homes(people) == 1);
        CHECK(send(people, "k2", home_of(bob)) == applied::now);
    }

    SECTION("a request whose home was enough has had its effect") {
        send(people, "k1", home_of(ann));
        CHECK(send(people, "k2", home_of(ann)) == applied::before);
        draw(people);

        CHECK(send(people, "k2", home_of(ann)) == applied::before);
        CHECK(homes(people) == 0);
    }

    SECTION("a home that somebody holds is not enough: it may be drawn already") {
        send(people, "k1", home_of(ann));
        claim(people, noon);

        CHECK(send(people, "k2", home_of(ann)) == applied::now);
        CHECK(homes(people) == 2);
        CHECK(claim(people, noon).size() == 1);
    }

    SECTION("nothing is remembered of a home that was drawn, and of one that was not") {
        send(people, "k1", home_of(ann));
        const auto drawn = claim(people, noon).at(0);
        CHECK(run(people.settle_outgoing(drawn, {outgoing_fate::sent, "", noon})) == applied::now);
        CHECK(run(people.find_personal_data(ann)).outbox.empty());
        send(people, "k2", home_of(ann));
        const auto refused = claim(people, noon).at(0);
        run(people.settle_outgoing(refused, {outgoing_fate::dead, "not_enabled", noon}));
        CHECK(run(people.find_personal_data(ann)).outbox.size() == 1);
    }

    SECTION("a home that was given back is enough") {
        send(people, "k1", home_of(ann));
        run(people.postpone_outgoing(claim(people, noon).at(0), {.until = noon + 1h}));

        CHECK(send(people, "k2", home_of(ann)) == applied::before);
    }

    SECTION("a home that follows from something is not added to one that waits") {
        send(people, "k1", home_of(ann));
        run(people.log_access(request_key{"k2"}, ann, {bob, "plan", noon},
                              {home_of(ann), home_of(bob), home_of(bob)}));

        CHECK(homes(people) == 1);
        CHECK(homes(people, bob) == 1);
    }

    SECTION("other things do not replace one another") {
        send(people, "k1", create_outgoing());
        CHECK(send(people, "k2", create_outgoing()) == applied::now);
    }
}

void check_opening(store& people) {
    SECTION("to open the Home twice is the same as once") {
        CHECK_FALSE(run(people.find_personal_data(ann)).has_opened_home);
        CHECK(run(people.note_home_opened(ann)) == applied::now);
        CHECK(run(people.note_home_opened(ann)) == applied::before);

        CHECK(run(people.find_personal_data(ann)).has_opened_home);
        CHECK_FALSE(run(people.find_personal_data(bob)).has_opened_home);
    }

    SECTION("who was erased has not opened it") {
        run(people.note_home_opened(ann));
        run(people.erase(request_key{"erase"}, ann));
        changes(people).write();

        CHECK(homes(people) == 0);
        CHECK(run(people.note_home_opened(ann)) == applied::now);
    }
}

}  // namespace

void check_homes(store& people) {
    check_changes(people);
    check_links(people);
    check_coalescing(people);
    check_opening(people);
}

}  // namespace coach::testing
