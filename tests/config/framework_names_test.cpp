#include "tests/config/mistakes.hpp"
#include "tests/support/catch.hpp"

using coach::testing::check_mistakes;

TEST_CASE("names that would leave open what is meant are refused") {
    check_mistakes({
        {.found = R"(key = "A2")",
         .replacement = R"(key = "A1")",
         .complaint =
             R"(f.toml:15:7: level "A1": key "A1" already names level "A1" in line 6; allowed: a name that nothing else in the framework has)"},
        {.found = R"(aliases = ["sr"])",
         .replacement = R"(aliases = ["sr", "JR"])",
         .complaint =
             R"(f.toml:17:18: level "A2": alias "JR" already names level "A1" in line 8; allowed: a name that nothing else in the framework has)"},
        {.found = R"(title = "Senior")",
         .replacement = R"(title = "A1")",
         .complaint =
             R"(f.toml:16:9: level "A2": title "A1" already names level "A1" in line 6; allowed: a name that nothing else in the framework has)"},
        {.found = R"(aliases = ["quality"])",
         .replacement = R"(aliases = ["team"])",
         .complaint =
             R"(f.toml:37:14: competency "teamwork": short_name "Team" already names competency "craft" in line 27; allowed: a name that nothing else in the framework has)"},
        {.found = R"(key = "teamwork")",
         .replacement = R"(key = "craft")",
         .complaint = "f.toml:21:47: growth 1 of level \"A2\" touches the unknown competency "
                      "\"teamwork\"; allowed: craft, craft\nf.toml:35:7: competency \"craft\": key "
                      "\"craft\" already names competency \"craft\" in line 25; allowed: a name "
                      "that nothing else in the framework has"},
        {.found = R"(aliases = ["quality"])",
         .replacement = R"(aliases = ["Se nior"])",
         .complaint =
             R"(f.toml:27:12: competency "craft": alias "Se nior" already names level "A2" in line 16; allowed: a name that nothing else in the framework has)"},
        {.found = R"(aliases = ["sr"])",
         .replacement = R"(aliases = ["Next"])",
         .complaint =
             R"(f.toml:17:12: level "A2": alias "Next" is a word of the /level command; allowed: any but next, all, matrix, compare, vs, set, target, assess, history, help)"},
        {.found = R"(aliases = ["quality"])",
         .replacement = R"(aliases = ["compare"])",
         .complaint =
             R"(f.toml:27:12: competency "craft": alias "compare" is a word of the /level command; allowed: any but next, all, matrix, compare, vs, set, target, assess, history, help)"},
        {.found = R"(title = "Senior")",
         .replacement = R"(title = "3")",
         .complaint =
             R"(f.toml:16:9: level "A2": title "3" is a number, which stands for a level by its position; allowed: any other name)"},
        {.found = R"(aliases = ["jr"])",
         .replacement = R"(aliases = ["level 1"])",
         .complaint =
             R"(f.toml:8:12: level "A1": alias "level 1" is a number, which stands for a level by its position; allowed: any other name)"},
        {.found = R"(aliases = ["jr"])",
         .replacement = R"(aliases = ["\u200B"])",
         .complaint =
             R"(f.toml:8:12: level "A1": alias "​" has no visible character; allowed: a name one can type)"},
    });
}

TEST_CASE("stages, moves and growth focuses fit the rest of the ladder") {
    check_mistakes({
        {.found = "    { word = \"Helpful\", sentence = \"Offers help.\" },\n",
         .replacement = "",
         .complaint =
             R"(f.toml:39:10: competency "teamwork": stages is a list of 1; allowed: 2 of { word = "…", sentence = "…" }, one for each level)"},
        {.found = "    { word = \"Helpful\", sentence = \"Offers help.\" },\n",
         .replacement = "    { word = \"Helpful\", sentence = \"Offers help.\" },\n    { word = "
                        "\"Wise\", sentence = \"Knows when not to.\" },\n",
         .complaint =
             R"(f.toml:39:10: competency "teamwork": stages is a list of 3; allowed: 2 of { word = "…", sentence = "…" }, one for each level)"},
        {.found = "stages = [\n    { word = \"Open\", sentence = \"Asks for help.\" },\n    { word "
                  "= \"Helpful\", sentence = \"Offers help.\" },\n]\n",
         .replacement = "",
         .complaint =
             R"(f.toml:34:1: competency "teamwork" has no stages; allowed: 2 of { word = "…", sentence = "…" }, one for each level)"},
        {.found = R"(behaviors = ["Asks early"])",
         .replacement = "behaviors = [\"Asks early\"]\nmoves = [\"Be hired\"]",
         .complaint =
             R"(f.toml:12:9: level "A1" has moves; allowed: none, since nobody moves to the first level)"},
        {.found = R"(moves = ["Lead a project"])",
         .replacement = "moves = []",
         .complaint =
             R"(f.toml:22:9: level "A2": moves is a list of 0; allowed: a list of 1 to 12 texts)"},
        {.found = R"(touches = ["teamwork"])",
         .replacement = R"(touches = ["teamwrok"])",
         .complaint =
             R"(f.toml:21:47: growth 1 of level "A2" touches the unknown competency "teamwrok"; did you mean "teamwork"?)"},
        {.found = R"(touches = ["teamwork"])",
         .replacement = R"(touches = ["craft", "cooking"])",
         .complaint =
             R"(f.toml:21:56: growth 1 of level "A2" touches the unknown competency "cooking"; allowed: craft, teamwork)"},
    });
}
