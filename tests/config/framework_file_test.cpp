#include "config/framework_file.hpp"

#include "core/comparison.hpp"
#include "tests/config/ladder_source.hpp"
#include "tests/config/write_file.hpp"
#include "tests/support/catch.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

using coach::config::findings_as_text;
using coach::config::load_framework;
using coach::config::parse_framework;
using coach::testing::temporary_directory;
using coach::testing::write_file;

namespace {

std::filesystem::path ladder_file(const char* name) {
    return std::filesystem::path(COACH_SOURCE_DIR) / "config" / "frameworks" / name;
}

coach::framework engineering() {
    return load_framework(ladder_file("engineering.toml")).value();
}

std::string complaints_about_file(const std::filesystem::path& file) {
    const auto loaded = load_framework(file);
    return loaded ? "nothing" : findings_as_text(loaded.error());
}

}  // namespace

TEST_CASE("the ladder in the binary is the one in the repository") {
    const auto loaded = load_framework(ladder_file("product-management.toml"));

    REQUIRE(loaded.has_value());
    CHECK((*loaded == coach::config::embedded_framework()));
}

TEST_CASE("a ladder of other levels and competencies is only another file") {
    const auto ladder = engineering();

    CHECK(ladder.id == "engineering");
    CHECK(ladder.levels.size() == 4);
    CHECK(ladder.competencies.size() == 3);
    CHECK(ladder.actions.size() == 2);
    CHECK(coach::find_level(ladder, "swe") == 1);
    CHECK(coach::find_level(ladder, "E 4") == 3);
    CHECK(coach::find_level(ladder, "Senior Engineer") == 2);
    CHECK(coach::find_level(ladder, "5") == std::nullopt);
    CHECK(coach::find_competencies(ladder, "Engineering Craft") == std::vector<std::size_t>{0});
    CHECK(coach::find_competencies(ladder, "co") == std::vector<std::size_t>{0, 2});
    CHECK(coach::find_competencies(ladder, "execution") == std::vector<std::size_t>{1});
}

TEST_CASE("levels of another ladder are compared like any") {
    const auto ladder = engineering();

    const auto step = coach::compare_levels(ladder, 2, 1);

    REQUIRE(step.stages.size() == 3);
    CHECK(step.stages[0].from.word == "Solid");
    CHECK(step.stages[0].to.word == "Deep");
    CHECK(step.still_needed == ladder.levels[1].behaviors);
    CHECK(step.added == ladder.levels[2].behaviors);
}

TEST_CASE("a ladder comes out of its file as it is written there") {
    const auto loaded = parse_framework(coach::testing::small_ladder, "f.toml");

    REQUIRE(loaded.has_value());
    const auto& level = loaded->levels.at(1);
    CHECK(level.key == "A2");
    CHECK(level.aliases == std::vector<std::string>{"sr"});
    CHECK(level.scope == "Projects");
    CHECK(level.scope_detail == "Whole projects");
    CHECK(level.impact == "Team");
    CHECK(level.impact_detail == "The team's work");
    CHECK(level.behaviors == std::vector<std::string>{"Leads projects", "Mentors"});
    CHECK((level.growth == std::vector<coach::growth_focus>{{"Lead others", {"teamwork"}}}));
    CHECK(level.moves == std::vector<std::string>{"Lead a project"});
    CHECK(loaded->competencies.at(0).short_name == "Craft");
    CHECK(loaded->competencies.at(1).short_name == "Team");
    CHECK((loaded->competencies.at(1).stages.at(1) == coach::stage{"Helpful", "Offers help."}));
    CHECK((loaded->actions == std::vector<coach::development_action>{{"Rest", "Sleep, walk"}}));
}

TEST_CASE("a ladder may be written in any script") {
    const auto loaded = load_framework(COACH_SOURCE_DIR "/tests/fixtures/unicode-ladder.toml");

    REQUIRE(loaded.has_value());
    CHECK(coach::find_level(*loaded, "стажёр") == 0);
    CHECK(coach::find_level(*loaded, "СТАЖЁР") == 0);
    CHECK(coach::find_level(*loaded, "高级产品经理") == 1);
    CHECK(coach::find_competencies(*loaded, "façon") == std::vector<std::size_t>{0});
    CHECK(coach::find_competencies(*loaded, "تواصل") == std::vector<std::size_t>{1});
}

TEST_CASE("a file that cannot be read is named, with the reason") {
    const temporary_directory folder;

    const auto missing = folder.path() / "none.toml";
    CHECK(complaints_about_file(missing) ==
          missing.string() + ": cannot be read: No such file or directory\n");
    CHECK(complaints_about_file(folder.path()) ==
          folder.path().string() + ": is a folder, not a file\n");
}

TEST_CASE("a file of 1 MiB is read and a larger one is not") {
    const temporary_directory folder;
    constexpr std::size_t mebibyte = 1048576;
    const std::string ladder(coach::testing::small_ladder);
    const auto padding = [&](std::size_t size) {
        return ladder + "#" + std::string(size - ladder.size() - 1, ' ');
    };

    const auto largest = write_file(folder, "largest.toml", padding(mebibyte));
    const auto larger = write_file(folder, "larger.toml", padding(mebibyte + 1));

    CHECK(complaints_about_file(largest) == "nothing");
    CHECK(complaints_about_file(larger) ==
          larger.string() + ": is too large; allowed: at most 1048576 bytes\n");
}

TEST_CASE("a text that nests without end is refused before it exhausts the stack") {
    const auto complaints = [](const std::string& text) {
        const auto refused = parse_framework(text, "f.toml");
        return refused ? "nothing" : findings_as_text(refused.error());
    };

    CHECK(complaints("a = 1\n" + coach::testing::repeated("a.", 200'000) + "a = 1\n") ==
          "f.toml:2:1: has too many dots; allowed: at most 1024 in a line\n");
    CHECK(complaints("a = " + coach::testing::repeated("[", 500'000)).find("nested") !=
          std::string::npos);
    CHECK(complaints("a = " + coach::testing::repeated("{a=", 100'000)).find("nested") !=
          std::string::npos);
}
