#include "config/framework_text.hpp"

#include "config/framework_file.hpp"
#include "config/text_table.hpp"
#include "tests/config/ladder_source.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using coach::config::aligned;
using coach::config::display_width;
using coach::config::framework_as_text;

TEST_CASE("a ladder is shown whole, in aligned tables") {
    const auto ladder = coach::config::parse_framework(coach::testing::small_ladder, "f.toml");

    REQUIRE(ladder.has_value());
    CHECK(framework_as_text(*ladder) == R"(A small ladder (small, version 1)

Levels
  Level  Title   Scope     Impact
  A1     Junior  Tasks     Self
  A2     Senior  Projects  Team

Stages
  Competency  A1        A2
  Craft       Learning  Skilled
  Team        Open      Helpful

A1 Junior
  Scope    Tasks with help
  Impact   Own work
  Aliases  jr
  Key behaviors
    - Asks early
  Growth focus
    - Learn the craft (Craft)

A2 Senior
  Scope    Whole projects
  Impact   The team's work
  Aliases  sr
  Key behaviors
    - Leads projects
    - Mentors
  Growth focus
    - Lead others (Teamwork)
  Moving to A2
    - Lead a project

Craft: Doing it well
  Key      craft
  Aliases  quality
  A1  Learning  Does small things well.
  A2  Skilled   Does large things well.

Teamwork: Doing it together
  Key  teamwork
  A1  Open     Asks for help.
  A2  Helpful  Offers help.

For growth at any level
  Rest  Sleep, walk
)");
}

TEST_CASE("every text of the product managers' ladder is shown") {
    const auto& ladder = coach::config::embedded_framework();
    const auto shown = framework_as_text(ladder);
    const auto check = [&](const std::string& text) {
        INFO(text);
        CHECK(shown.find(text) != std::string::npos);
    };

    for (const auto& level : ladder.levels) {
        for (const auto* text : {&level.key, &level.title, &level.scope, &level.impact,
                                 &level.scope_detail, &level.impact_detail}) {
            check(*text);
        }
        for (const auto& text : level.aliases) check(text);
        for (const auto& text : level.behaviors) check("- " + text + "\n");
        for (const auto& focus : level.growth) check("- " + focus.text + " (");
        for (const auto& text : level.moves) check("- " + text + "\n");
    }
    for (const auto& competency : ladder.competencies) {
        check(competency.name + ": " + competency.description);
        for (const auto& text : competency.aliases) check(text);
        for (const auto& stage : competency.stages) check(stage.word);
        for (const auto& stage : competency.stages) check("  " + stage.sentence + "\n");
    }
    for (const auto& action : ladder.actions) check(action.detail + "\n");
}

TEST_CASE("columns stay aligned in any script") {
    CHECK(display_width("Senior PM") == 9);
    CHECK(display_width("Élan") == 4);
    CHECK(display_width("e\u0301") == 1);
    CHECK(display_width("产品线") == 6);
    CHECK(display_width("🚀") == 2);
    CHECK(aligned({{"产品", "x", "y"}, {"a", "long"}, {}}, "> ") ==
          "> 产品  x     y\n> a     long\n> \n");
}

TEST_CASE("findings are one line each, with their place where there is one") {
    using coach::config::finding;
    const std::vector<finding> list{{"f.toml", 3, 7, "is odd"}, {"COACH_X", 0, 0, "is\nbroken"}};

    CHECK(coach::config::findings_as_text(list) == "f.toml:3:7: is odd\nCOACH_X: is?broken\n");
    CHECK(coach::config::findings_as_text({}).empty());
}
