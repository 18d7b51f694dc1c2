#include "core/feedback_report.hpp"
#include "core/report_view.hpp"
#include "tests/core/feedback_fixture.hpp"
#include "tests/core/shelf.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/ladders.hpp"
#include "tests/support/run.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

using namespace coach;
using namespace coach::testing;
using namespace std::chrono_literals;

namespace {

const framework ladder = create_ladder();
const auto ann = person_number(1);
const auto bob = person_number(2);
const auto cleo = person_number(3);
const person_id stranger{.team = team_id{"T2"}, .member = bob.member};

feedback_file create_file(const person_id& asker, bool shared) {
    feedback_file out{.request = {.id = feedback_id{"f"},
                                  .subject = ann,
                                  .asker = asker,
                                  .state = feedback_state::closed,
                                  .givers = {cleo},
                                  .competencies = {"Craft"},
                                  .framework = ladder.id,
                                  .version = "1",
                                  .ended = timestamp{100h},
                                  .shared = shared,
                                  .posted = "C1/1.1",
                                  .shown = "3+"},
                      .results = feedback_results{.withheld = true}};
    return out;
}

void assess(store& people, const person_id& author, std::string level, std::chrono::hours made) {
    const request_key key{author.member.str() + std::to_string(made.count())};
    run(people.save_assessment(key, {.subject = ann,
                                     .author = author,
                                     .framework = ladder.id,
                                     .version = "1",
                                     .ratings = {{"Craft", std::move(level), ""}},
                                     .made = timestamp{made}}));
}

void manage(store& people, bool shares) {
    run(people.save_manager(request_key{"m"}, ann, manager_link{bob, true, {}}));
    run(people.change_sharing(request_key{"s"}, ann, {.standing = shares}, {}));
}

std::optional<feedback_report> read(store& people, const person_id& reader) {
    return run(find_feedback_report(people, ladder, reader, feedback_id{"f"}));
}

}  // namespace

TEST_CASE("the asker reads the report of a closed request, its subject once it is shared") {
    shelf secret;
    secret.put(create_file(bob, false));
    shelf shared;
    shared.put(create_file(bob, true));

    CHECK(read(secret, bob)->results.withheld);
    CHECK_FALSE(read(secret, ann));
    CHECK(read(shared, ann));
    for (const auto& other : {cleo, stranger}) CHECK_FALSE(read(shared, other));
}

TEST_CASE("asker and subject read the same, and nothing of whom the asker asked") {
    shelf people;
    people.put(create_file(bob, true));
    manage(people, true);
    assess(people, ann, "T2", 1h);
    assess(people, bob, "T3", 2h);

    const auto report = read(people, bob);

    CHECK(report == read(people, ann));
    CHECK(report->request.givers.empty());
    CHECK(report->request.posted.empty());
    CHECK(report->competencies.at(0).self == 1);
}

TEST_CASE("a request that is not closed, or does not exist, has no report") {
    for (const auto state :
         {feedback_state::waiting, feedback_state::open, feedback_state::cancelled}) {
        auto file = create_file(bob, true);
        file.request.state = state;
        shelf people;
        people.put(std::move(file));
        CHECK_FALSE(read(people, bob));
    }
    shelf empty;
    CHECK_FALSE(read(empty, bob));
}

TEST_CASE("who asks about themselves reads their latest own view before the end") {
    shelf people;
    people.put(create_file(ann, false));
    assess(people, ann, "T1", 50h);
    assess(people, ann, "T2", 90h);
    assess(people, ann, "T3", 101h);

    CHECK(read(people, ann)->competencies.at(0).self == 1);
}

TEST_CASE("a manager reads the report's own view only where it is shared and both have submitted") {
    const auto self_with = [](bool shares, bool both, bool still_manages) {
        shelf people;
        people.put(create_file(bob, true));
        manage(people, shares);
        assess(people, ann, "T2", 1h);
        if (both) assess(people, bob, "T3", 2h);
        if (!still_manages) {
            run(people.end_manager(request_key{"e"}, ann, bob));
            run(people.change_sharing(request_key{"again"}, ann, {.standing = true}, {}));
        }
        CHECK(read(people, ann) == read(people, bob));
        return read(people, bob)->knows_self;
    };

    CHECK(self_with(true, true, true));
    CHECK_FALSE(self_with(false, true, true));
    CHECK_FALSE(self_with(true, false, true));
    CHECK_FALSE(self_with(true, true, false));
}

TEST_CASE("a manager's overview counts their own open requests about the report") {
    shelf people;
    manage(people, false);
    people.put(create_file(bob, true));
    for (const auto& [id, asker, state] :
         {std::tuple("a", bob, feedback_state::open), std::tuple("b", bob, feedback_state::open),
          std::tuple("c", ann, feedback_state::open),
          std::tuple("d", bob, feedback_state::waiting)}) {
        auto file = create_file(asker, false);
        file.request.id = feedback_id{id};
        file.request.state = state;
        people.put(std::move(file));
    }

    const auto seen = run(look_at_report(people, ladder, bob, ann));

    REQUIRE(seen);
    CHECK(seen->open_requests == 2);
}
