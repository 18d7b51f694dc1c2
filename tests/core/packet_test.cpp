#include "core/packet.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/ladders.hpp"

#include <chrono>
#include <string>

using namespace coach;
using namespace std::chrono_literals;

namespace {

using positions = std::vector<std::size_t>;

const person_id ann{.team = team_id{"T1"}, .member = member_id{"U1"}};
const person_id bob{.team = team_id{"T1"}, .member = member_id{"U2"}};
const person_id cleo{.team = team_id{"T1"}, .member = member_id{"U3"}};
const framework ladder = testing::create_ladder();
const timestamp now{24h * 100};

journal_entry create_entry(std::string text, std::vector<std::string> tags) {
    return {.id = entry_id{text},
            .author = ann,
            .text = {.main = text},
            .competencies = std::move(tags)};
}

assessment create_assessment(const person_id& author, std::string craft, std::chrono::hours at) {
    return {.subject = ann,
            .author = author,
            .framework = ladder.id,
            .version = "1",
            .ratings = {{"Craft", std::move(craft), ""}},
            .made = timestamp{at}};
}

goal create_goal(std::string title, goal_state state) {
    return {
        .id = goal_id{title}, .owner = ann, .text = {.title = title, .origin = ""}, .state = state};
}

feedback_file create_file(const person_id& subject, const person_id& asker,
                          std::chrono::hours ended) {
    return {.request = {.id = feedback_id{"f"},
                        .subject = subject,
                        .asker = asker,
                        .state = feedback_state::closed,
                        .givers = {cleo},
                        .competencies = {"Craft"},
                        .framework = ladder.id,
                        .ended = timestamp{ended}},
            .results = feedback_results{.withheld = true}};
}

/// Somebody at T1 on the way to T2.
personal_data create_held() {
    return {.who = ann, .known = person{ann, {ladder.id, "T1", "T2"}, {}, {}}};
}

}  // namespace

TEST_CASE("somebody of whom nothing is held gets a packet that says what is missing") {
    const auto made = make_packet(ladder, {.who = ann}, now);

    CHECK_FALSE(made.place);
    CHECK_FALSE(made.has_own_assessment());
    CHECK(made.competencies.size() == 2);
    CHECK(made.without_evidence() == positions{0, 1});
    CHECK(made.behaviors.empty());
    CHECK(made.gaps.empty());
    CHECK(made.made == now);
}

TEST_CASE("an entry stands under each competency it is tagged with, in the journal's order") {
    auto held = create_held();
    held.entries = {create_entry("c", {"Craft", "Teamwork"}), create_entry("b", {}),
                    create_entry("a", {"Craft"}), create_entry("old", {"no-longer-there"})};

    const auto made = make_packet(ladder, held, now);

    CHECK(made.competencies[0].evidence == positions{0, 2});
    CHECK(made.competencies[1].evidence == positions{0});
    CHECK(made.untagged == positions{1, 3});
    CHECK(made.without_evidence().empty());
}

TEST_CASE("a behavior of the target has the entries whose words come close to it") {
    auto held = create_held();
    held.entries = {create_entry("I showed behavior 2a today", {"Craft"}),
                    create_entry("Lunch", {"Craft"})};

    const auto made = make_packet(ladder, held, now);

    REQUIRE(made.behaviors.size() == 2);
    CHECK(made.behaviors[0].text == "Behavior 2a");
    CHECK(made.behaviors[0].close == made.behaviors[1].close);
    CHECK(made.behaviors[0].close == positions{0});
}

TEST_CASE("a tag alone links no entry to a behavior") {
    auto held = create_held();
    held.entries = {create_entry("Lunch", {"Craft", "Teamwork"})};

    for (const auto& each : make_packet(ladder, held, now).behaviors) CHECK(each.close.empty());
}

TEST_CASE("the manager's view is in the packet only once both have submitted") {
    auto held = create_held();
    held.assessments = {create_assessment(bob, "T3", 2h)};
    const auto hidden = make_packet(ladder, held, now);
    CHECK_FALSE(hidden.competencies[0].by_other);
    CHECK(hidden.assessments.empty());
    CHECK(hidden.hidden == 1);

    held.assessments.insert(held.assessments.begin(), create_assessment(ann, "T1", 3h));
    const auto open = make_packet(ladder, held, now);

    CHECK(open.competencies[0].own == 0);
    CHECK(open.competencies[0].by_other == 2);
    CHECK_FALSE(open.competencies[1].own);
    CHECK(open.hidden == 0);
    CHECK(open.assessments.size() == 2);
    CHECK(open.gaps == std::vector<gap>{{.competency = 0, .from = 0, .to = 1}});
}

TEST_CASE("gaps of one size are ordered by how long nothing was written about them") {
    auto held = create_held();
    held.assessments = {create_assessment(ann, "T1", 3h)};
    held.assessments[0].ratings.push_back({"Teamwork", "T1", ""});
    held.entries = {create_entry("a", {"Craft"})};
    held.entries[0].written = now;

    const auto made = make_packet(ladder, held, now);

    REQUIRE(made.gaps.size() == 2);
    CHECK(made.gaps[0].competency == 1);
}

TEST_CASE("goals that were dropped are not in the packet, nor is another ladder's assessment") {
    auto held = create_held();
    held.goals = {create_goal("a", goal_state::active), create_goal("b", goal_state::done),
                  create_goal("c", goal_state::dropped)};
    held.assessments = {create_assessment(ann, "T1", 3h)};
    held.assessments[0].framework = "another";

    const auto made = make_packet(ladder, held, now);

    REQUIRE(made.active.size() == 1);
    CHECK(made.active[0].text.title == "a");
    REQUIRE(made.done.size() == 1);
    CHECK(made.done[0].text.title == "b");
    CHECK_FALSE(made.has_own_assessment());
}

TEST_CASE("a packet has the reports that the person may read, and the feedback they were given") {
    auto held = create_held();
    held.feedback_asked = {create_file(ann, ann, 10h), create_file(bob, ann, 40h)};
    held.feedback_about = {create_file(ann, bob, 20h), create_file(ann, cleo, 30h)};
    held.feedback_about[0].request.shared = true;
    held.received = {{.receiver = ann, .giver = cleo, .behavior = "helped"},
                     {.receiver = ann, .behavior = "helped again"}};

    const auto made = make_packet(ladder, held, now);

    REQUIRE(made.feedback.size() == 2);
    CHECK(made.feedback[0].request.asker == bob);
    CHECK(made.feedback[1].request.asker == ann);
    CHECK(made.feedback[1].request.givers.empty());
    CHECK(made.received == held.received);
    CHECK(made.people() == std::vector{ann, bob, cleo});
}

TEST_CASE("a packet compares with the own view that the asker may read as well") {
    auto held = create_held();
    held.feedback_about = {create_file(ann, bob, 20h)};
    held.feedback_about[0].request.shared = true;
    held.assessments = {create_assessment(ann, "T2", 3h), create_assessment(bob, "T3", 2h)};
    CHECK_FALSE(make_packet(ladder, held, now).feedback.at(0).knows_self);

    held.managers = {{bob, true, {}}};
    CHECK_FALSE(make_packet(ladder, held, now).feedback.at(0).knows_self);

    held.sharing.standing = true;
    CHECK(make_packet(ladder, held, now).feedback.at(0).competencies.at(0).self == 1);

    held.managers[0].confirmed = false;
    CHECK_FALSE(make_packet(ladder, held, now).feedback.at(0).knows_self);
}

TEST_CASE("at the top of the ladder the behaviors are those of the level itself") {
    auto held = create_held();
    held.known->standing = {ladder.id, "T3", "T3"};

    const auto made = make_packet(ladder, held, now);

    CHECK(made.place->at_top());
    CHECK(made.behaviors.at(0).text == "Behavior 3a");
}
