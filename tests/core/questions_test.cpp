#include "core/questions.hpp"

#include "tests/support/catch.hpp"

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace coach;

namespace {

const question_set questions{.reflection = {"What worked?", "What got stuck?", "What was hard?"},
                             .growth = {"Where is {focus}?", "Try {focus}.", "{focus}: how?"}};

level level_with(std::vector<std::string> focuses) {
    level out;
    for (auto& focus : focuses)
        out.growth.push_back({.text = std::move(focus), .competencies = {}});
    return out;
}

framework create_ladder() {
    framework out;
    out.levels = {level_with({"Learn", "Listen"}), level_with({"Lead", "Share", "Teach"}),
                  level_with({})};
    return out;
}

std::string text_of(std::optional<std::size_t> level, unsigned turn) {
    return ask(questions, create_ladder(), level, turn).text;
}

}  // namespace

TEST_CASE("even turns ask about what worked, odd ones about a growth focus") {
    const auto ladder = create_ladder();
    CHECK(ask(questions, ladder, 0, 0) == question{.text = "What worked?", .focus = {}});
    CHECK(ask(questions, ladder, 0, 1) == question{.text = "Where is Learn?", .focus = 0});
    CHECK(ask(questions, ladder, 0, 2) == question{.text = "What got stuck?", .focus = {}});
    CHECK(ask(questions, ladder, 0, 3) == question{.text = "Try Listen.", .focus = 1});
    CHECK(ask(questions, ladder, 0, 4) == question{.text = "What was hard?", .focus = {}});
    CHECK(ask(questions, ladder, 0, 6).text == "What worked?");
}

TEST_CASE("each focus of the level has its turn before one comes again") {
    std::vector<std::optional<std::size_t>> focuses;
    for (unsigned turn = 1; turn < 13; turn += 2) {
        focuses.push_back(ask(questions, create_ladder(), 1, turn).focus);
    }
    CHECK(focuses == std::vector<std::optional<std::size_t>>{0, 1, 2, 0, 1, 2});
}

TEST_CASE("each focus meets each wording, even where there are as many of both") {
    for (const std::size_t level : {0U, 1U}) {
        std::set<std::string> asked;
        const auto pairs = create_ladder().levels[level].growth.size() * questions.growth.size();
        for (unsigned turn = 1; turn < 2 * pairs; turn += 2) asked.insert(text_of(level, turn));
        CHECK(asked.size() == pairs);
    }
}

TEST_CASE("without a level, or growth focuses in it, every turn asks about what worked") {
    for (const std::optional<std::size_t> level : {std::optional<std::size_t>(), {2}, {3}}) {
        CHECK(text_of(level, 0) == "What worked?");
        CHECK(text_of(level, 1) == "What got stuck?");
        CHECK(text_of(level, 2) == "What was hard?");
        CHECK(text_of(level, 3) == "What worked?");
        CHECK_FALSE(ask(questions, create_ladder(), level, 1).focus);
    }
}

TEST_CASE("the words of a focus stand in the question as they are") {
    framework ladder;
    ladder.levels = {level_with({"{focus} & <more>"})};
    CHECK(ask(questions, ladder, 0, 1).text == "Where is {focus} & <more>?");
    CHECK(ask(questions, ladder, 0, 4'294'967'295).focus == 0);
}

TEST_CASE("nothing to ask is asked with no words") {
    CHECK(ask({}, create_ladder(), 0, 0) == question());
    CHECK(ask({}, create_ladder(), 0, 1) == question());
}
