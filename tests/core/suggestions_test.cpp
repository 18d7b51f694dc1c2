#include "core/suggestions.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/ladders.hpp"

#include <string>
#include <vector>

using namespace coach;
using namespace std::chrono_literals;
using coach::testing::create_ladder;

namespace {

constexpr timestamp now{1'767'268'800'000ms};
constexpr placement second_of_four{.level = 1, .target = 2};

framework create_focused_ladder() {
    auto out = create_ladder({.levels = 4});
    out.levels[1].growth = {{.text = "Read", .competencies = {}},
                            {.text = "Talk", .competencies = {"Teamwork"}},
                            {.text = "Build", .competencies = {"Craft", "Teamwork"}}};
    return out;
}

std::vector<std::string> texts(const std::vector<suggestion>& suggestions) {
    std::vector<std::string> out;
    for (const auto& each : suggestions) out.push_back(each.text);
    return out;
}

goal create_goal(std::string origin, goal_state state, timestamp changed = now) {
    return {
        .text = {.title = "Mine", .origin = std::move(origin)}, .state = state, .changed = changed};
}

std::vector<std::string> suggested_beside(const goal& known) {
    const std::vector<goal> goals{known};
    return texts(suggest(create_focused_ladder(), second_of_four, {}, goals, now));
}

}  // namespace

TEST_CASE("suggestions are the move, the growth focus and what helps at any level, in this order") {
    const auto ladder = create_focused_ladder();

    const auto out = suggest(ladder, second_of_four, {}, {}, now);

    CHECK(texts(out) == std::vector<std::string>{"Move to 3", "Read", "Talk", "Build", "Rest"});
    CHECK(out[0].origin == suggestion_origin::level_move);
    CHECK(out[0].level == 2);
    CHECK(out[1].origin == suggestion_origin::growth_focus);
    CHECK(out[1].level == 1);
    CHECK(out[4].origin == suggestion_origin::any_level);
    CHECK(out[4].detail == "Sleep, walk");
}

TEST_CASE("a target further up brings the moves on the way") {
    const auto out = suggest(create_focused_ladder(), {.level = 1, .target = 3}, {}, {}, now);

    CHECK(out[0].text == "Move to 3");
    CHECK(out[1].text == "Move to 4");
}

TEST_CASE("at the top there is no move") {
    const auto out = suggest(create_focused_ladder(), {.level = 3, .target = 3}, {}, {}, now);

    CHECK(texts(out) == std::vector<std::string>{"Growth 4", "Rest"});
}

TEST_CASE("the focus that touches the largest gap comes first") {
    const std::vector<gap> craft_first{{0, 0, 3}, {1, 1, 3}};
    const std::vector<gap> teamwork_alone{{1, 1, 3}};
    const auto ladder = create_focused_ladder();

    CHECK(texts(suggest(ladder, second_of_four, craft_first, {}, now)) ==
          std::vector<std::string>{"Move to 3", "Build", "Talk", "Read", "Rest"});
    CHECK(texts(suggest(ladder, second_of_four, teamwork_alone, {}, now)) ==
          std::vector<std::string>{"Move to 3", "Talk", "Build", "Read", "Rest"});
}

TEST_CASE("what is a goal, or was done, is not suggested again") {
    const std::vector<std::string> without_talk{"Move to 3", "Read", "Build", "Rest"};

    CHECK(suggested_beside(create_goal("focus/T2/Talk", goal_state::active)) == without_talk);
    CHECK(suggested_beside(create_goal("focus/T2/Talk", goal_state::done, now - 24h * 900)) ==
          without_talk);
}

TEST_CASE("what was dropped comes back after 90 days") {
    const auto dropped = [](timestamp when) {
        return suggested_beside(create_goal("move/T3/Move to 3", goal_state::dropped, when));
    };

    CHECK(dropped(now - 24h * 90 + 1ms).front() == "Read");
    CHECK(dropped(now - 24h * 90).front() == "Move to 3");
}

TEST_CASE("a goal of one's own keeps nothing away") {
    CHECK(suggested_beside(create_goal("", goal_state::active)).size() == 5);
}

TEST_CASE("five goals may be worked on at once, and the sixth is refused with what to do") {
    std::vector<goal> goals(4, create_goal("", goal_state::active));
    goals.push_back(create_goal("", goal_state::done));
    goals.push_back(create_goal("", goal_state::dropped));
    CHECK(may_begin(goals).has_value());

    goals.push_back(create_goal("", goal_state::active));

    const auto refused = may_begin(goals);
    REQUIRE(refused.has_error());
    CHECK(refused.error().code == error_code::too_many_goals);
    CHECK(refused.error().text.find("drop one first") != std::string::npos);
}
