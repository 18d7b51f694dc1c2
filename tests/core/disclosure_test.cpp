#include "core/disclosure.hpp"

#include "tests/support/catch.hpp"

#include <chrono>
#include <string>

using namespace coach;
using namespace std::chrono_literals;

namespace {

const person_id ann{.team = team_id{"T1"}, .member = member_id{"U1"}};
const person_id bob{.team = team_id{"T1"}, .member = member_id{"U2"}};
const person_id cleo{.team = team_id{"T1"}, .member = member_id{"U3"}};

assessment create(const person_id& author, std::chrono::hours at, std::string ladder = "pm") {
    return {.subject = ann,
            .author = author,
            .framework = std::move(ladder),
            .version = "1",
            .ratings = {{"execution", "L2", "private thoughts"}},
            .made = timestamp{at}};
}

feedback_file create_file(const person_id& asker) {
    return {.request = {.id = feedback_id{"f"},
                        .subject = ann,
                        .asker = asker,
                        .state = feedback_state::closed,
                        .givers = {cleo},
                        .posted = "C1/1.1",
                        .shown = "3+"},
            .results = feedback_results{.withheld = true}};
}

disclosure disclose_all(std::vector<assessment> made) {
    return disclose({.who = ann, .assessments = std::move(made)});
}

}  // namespace

TEST_CASE("a manager's assessment stays hidden until the person has submitted theirs") {
    const auto open = disclose_all({create(bob, 5h)});

    CHECK(open.data.assessments.empty());
    CHECK(open.hidden == std::vector<hidden_assessment>{{bob, timestamp{5h}}});
}

TEST_CASE("once both have submitted, both are read; the next of the manager's is hidden again") {
    const auto first = create(bob, 5h);
    const auto own = create(ann, 6h);
    const auto next = create(bob, 7h);

    const auto open = disclose_all({next, own, first});

    CHECK(open.data.assessments == std::vector{own, first});
    CHECK(open.hidden == std::vector<hidden_assessment>{{bob, timestamp{7h}}});
}

TEST_CASE("an assessment opens neither another manager's nor one against another ladder") {
    const auto open =
        disclose_all({create(cleo, 9h, "other"), create(bob, 8h), create(ann, 7h, "other")});

    CHECK(open.data.assessments.size() == 2);
    CHECK(open.hidden == std::vector<hidden_assessment>{{bob, timestamp{8h}}});
}

TEST_CASE("what does not belong to the person is left out") {
    personal_data held{.who = ann};
    held.entries = {{.id = entry_id{"1"}, .author = ann, .text = {.main = "mine"}},
                    {.id = entry_id{"2"}, .author = bob, .text = {.main = "not mine"}}};
    held.goals = {{.id = goal_id{"1"}, .owner = bob, .text = {.title = "not mine", .origin = ""}}};
    held.assessments = {create(ann, 1h)};
    held.assessments.front().subject = bob;

    const auto open = disclose(held);

    CHECK(open.data.entries.size() == 1);
    CHECK(open.data.goals.empty());
    CHECK(open.data.assessments.empty());
}

TEST_CASE("of a request about somebody they read the results once they are shared") {
    personal_data held{.who = ann};
    held.feedback_about = {create_file(bob)};
    CHECK_FALSE(disclose(held).data.feedback_about.at(0).results);

    held.feedback_about[0].request.shared = true;
    CHECK(disclose(held).data.feedback_about.at(0).results == held.feedback_about[0].results);
}

TEST_CASE("whom the asker asked, and where, stays with the asker") {
    personal_data held{.who = ann};
    held.feedback_about = {create_file(bob)};
    held.feedback_asked = {create_file(ann)};

    const auto open = disclose(held).data;

    CHECK(open.feedback_about.at(0).request == as_others_see(held.feedback_about[0].request));
    CHECK(open.feedback_asked == held.feedback_asked);
}

TEST_CASE("no results are read of a request that is not closed") {
    personal_data held{.who = ann};
    held.feedback_asked = {create_file(ann)};
    held.feedback_asked[0].request.state = feedback_state::open;

    CHECK_FALSE(disclose(held).data.feedback_asked.at(0).results);
}

TEST_CASE("an asker does not read from their outbox when somebody answered anonymously") {
    const outgoing recount{.to = ann, .kind = outgoing_kind::feedback_recount, .about = "f"};
    const outgoing ready{.to = ann, .kind = outgoing_kind::feedback_ready, .about = "f"};
    personal_data held{.who = ann};
    held.feedback_asked = {create_file(ann)};
    held.outbox = {{recount}, {ready}};
    CHECK(disclose(held).data.outbox == std::vector<outgoing_record>{{ready}});

    held.feedback_asked[0].request.anonymous = false;
    CHECK(disclose(held).data.outbox == held.outbox);
}

TEST_CASE("unasked feedback is read by its receiver") {
    personal_data held{.who = ann};
    held.received = {{.id = given_id{"1"}, .receiver = ann, .giver = bob, .behavior = "did"},
                     {.id = given_id{"2"}, .receiver = cleo, .giver = bob, .behavior = "not mine"}};

    const auto open = disclose(held).data;

    REQUIRE(open.received.size() == 1);
    CHECK(open.received[0].behavior == "did");
}

TEST_CASE("what a person said about others are their own words, and stay") {
    personal_data held{.who = bob};
    held.assessments_given = {create(bob, 1h)};

    CHECK(disclose(held).data.assessments_given == held.assessments_given);
}
