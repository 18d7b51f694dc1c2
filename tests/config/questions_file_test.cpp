#include "config/questions_file.hpp"

#include "config/framework_file.hpp"
#include "config/framework_limits.hpp"
#include "core/unicode.hpp"
#include "tests/config/ladder_source.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

using namespace coach;
using coach::testing::repeated;

namespace {

/// What the loader says about a file "q.toml", without the last line break; "" if it is right.
std::string complaints_about(std::string_view text) {
    const auto questions = config::parse_questions(text, "q.toml");
    if (questions) return {};
    auto complaints = config::findings_as_text(questions.error());
    if (complaints.empty()) FAIL("the questions were refused without a finding");
    complaints.pop_back();
    return complaints;
}

std::string file_with(const std::string& reflection, const std::string& growth) {
    return "reflection = [" + reflection + "]\ngrowth = [" + growth + "]\n";
}

constexpr std::string_view fine_reflection = R"("What worked?")";
constexpr std::string_view fine_growth = R"("How is {focus}?")";

std::string with_reflection(const std::string& list) {
    return file_with(list, std::string(fine_growth));
}

std::string with_growth(const std::string& list) {
    return file_with(std::string(fine_reflection), list);
}

std::string quoted(const std::string& text) {
    return '"' + text + '"';
}

std::vector<framework> shipped_ladders() {
    const std::filesystem::path folder(COACH_SOURCE_DIR "/config/frameworks");
    std::vector<framework> out;
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
        out.push_back(config::load_framework(file.path()).value());
    }
    return out;
}

std::size_t length_of(std::string_view text) {
    return decode_utf8(text).size();
}

}  // namespace

TEST_CASE("questions are read in their order") {
    const auto questions =
        config::parse_questions(file_with(R"("One?", "Two?")", R"("On {focus}?")"), "q.toml");
    REQUIRE(questions.has_value());
    CHECK(*questions == question_set{.reflection = {"One?", "Two?"}, .growth = {"On {focus}?"}});
}

TEST_CASE("a growth question has the place of its focus once") {
    CHECK(
        complaints_about(with_growth(R"("How is {focus}?", "How is {fokus}?")")) ==
        "q.toml:2:30: the questions file: item 2 of growth has \"{focus}\" 0 times; allowed: once");
    CHECK(
        complaints_about(with_growth(R"("Is {focus} {focus}?")")) ==
        "q.toml:2:11: the questions file: item 1 of growth has \"{focus}\" 2 times; allowed: once");
}

TEST_CASE("a question about what worked has no place for a focus") {
    CHECK(complaints_about(with_reflection(R"("How is {focus}?")")) ==
          "q.toml:1:15: the questions file: item 1 of reflection has \"{focus}\" 1 times; allowed: "
          "never");
}

TEST_CASE("lists of questions are neither empty, missing nor endless") {
    CHECK(complaints_about(with_reflection("")) ==
          "q.toml:1:14: the questions file: reflection is a list of 0; allowed: a list of 1 to 50 "
          "texts");
    CHECK(
        complaints_about(with_growth("")) ==
        "q.toml:2:10: the questions file: growth is a list of 0; allowed: a list of 1 to 50 texts");
    CHECK(complaints_about("reflection = [\"What worked?\"]\n") ==
          "q.toml:1:1: the questions file has no growth; allowed: a list of 1 to 50 texts");
    CHECK(complaints_about(with_reflection(repeated("\"Q?\",", 50))).empty());
    CHECK(complaints_about(with_reflection(repeated("\"Q?\",", 51))) ==
          "q.toml:1:14: the questions file: reflection is a list of 51; allowed: a list of 1 to 50 "
          "texts");
}

TEST_CASE("a question is one line of at most 160 characters") {
    CHECK(complaints_about(with_reflection(quoted(repeated("ü", 160)))).empty());
    CHECK(complaints_about(with_reflection(quoted(repeated("ü", 161)))) ==
          "q.toml:1:15: the questions file: item 1 of reflection has 161 characters; allowed: one "
          "line "
          "of 1 to 160 characters");
    CHECK(
        complaints_about(with_growth(R"("")")) ==
        "q.toml:2:11: the questions file: item 1 of growth is empty; allowed: one line of 1 to 160 "
        "characters");
    CHECK(complaints_about(with_growth(R"("{focus}\nhow?")")) ==
          "q.toml:2:11: the questions file: item 1 of growth holds a line break or control "
          "character; "
          "allowed: one line of 1 to 160 characters");
}

TEST_CASE("what is no question is refused with what it is") {
    CHECK(complaints_about(with_growth("7")) ==
          "q.toml:2:11: the questions file: item 1 of growth is a number; allowed: one line of 1 "
          "to 160 "
          "characters");
    CHECK(complaints_about(with_growth(std::string(fine_growth)) + "grwoth = 1\n") ==
          "q.toml:3:1: the questions file has an unknown key \"grwoth\"; did you mean \"growth\"?");
    CHECK(complaints_about("reflection = [").starts_with("q.toml:1:15: this is not TOML: "));
}

TEST_CASE("all mistakes are named at once, in their order") {
    CHECK(
        complaints_about("growth = [\"No\", 7]\nreflection = 1\n") ==
        "q.toml:1:11: the questions file: item 1 of growth has \"{focus}\" 0 times; allowed: once\n"
        "q.toml:1:17: the questions file: item 2 of growth is a number; allowed: one line of 1 to "
        "160 "
        "characters\n"
        "q.toml:2:14: the questions file: reflection is a number; allowed: a list of 1 to 50 "
        "texts");
}

TEST_CASE("the binary carries questions of both kinds, each another one") {
    const auto& questions = config::embedded_questions();
    CHECK(questions.reflection.size() >= 8);
    CHECK(questions.growth.size() >= 4);
    auto all = questions.reflection;
    all.insert(all.end(), questions.growth.begin(), questions.growth.end());
    std::ranges::sort(all);
    CHECK(std::ranges::adjacent_find(all) == all.end());
}

TEST_CASE("each question stays short with each growth focus of each ladder that is shipped") {
    constexpr std::size_t longest = 200;
    const auto ladders = shipped_ladders();
    REQUIRE(ladders.size() == 2);
    for (const auto& ladder : ladders) {
        for (std::size_t level = 0; level < ladder.levels.size(); ++level) {
            for (unsigned turn = 0; turn < 100; ++turn) {
                const auto asked = ask(config::embedded_questions(), ladder, level, turn);
                CAPTURE(asked.text);
                CHECK(length_of(asked.text) < longest);
                CHECK(asked.text.ends_with('?'));
                CHECK(asked.text.find_first_of("{}") == std::string::npos);
            }
        }
    }
}

TEST_CASE("the longest question about the longest focus fits a section") {
    CHECK(config::limits::question + config::limits::item <= 3000);
}
