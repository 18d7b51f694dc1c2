#include "tests/config/mistakes.hpp"
#include "tests/support/catch.hpp"

using coach::testing::check_mistakes;

TEST_CASE("keys that a framework file does not have are refused with the nearest one") {
    check_mistakes({
        {.found = "version =",
         .replacement = "verison =",
         .complaint = "f.toml:1:1: the framework has no version; allowed: 1 to 20 characters of "
                      "A-Z, a-z, 0-9, \".\", - and _\nf.toml:2:1: the framework has an unknown key "
                      "\"verison\"; did you mean \"version\"?"},
        {.found = R"(title = "Senior")",
         .replacement = R"(titel = "Senior")",
         .complaint = "f.toml:14:1: level \"A2\" has no title; allowed: one line of 1 to 60 "
                      "characters\nf.toml:16:1: level \"A2\" has an unknown key \"titel\"; did you "
                      "mean \"title\"?"},
        {.found = R"(summary = "Projects")",
         .replacement = R"(sumary = "Projects")",
         .complaint = "f.toml:18:9: scope of level \"A2\" has no summary; allowed: one line of 1 "
                      "to 60 characters\nf.toml:18:11: scope of level \"A2\" has an unknown key "
                      "\"sumary\"; did you mean \"summary\"?"},
        {.found = R"(title = "Rest")",
         .replacement = "title = \"Rest\"\nwhy = \"Because\"",
         .complaint =
             R"(f.toml:46:1: action 1 of the framework has an unknown key "why"; allowed: title, detail)"},
        {.found = R"(sentence = "Asks for help.")",
         .replacement = R"(sentence = "Asks for help.", example = "x")",
         .complaint =
             R"(f.toml:40:51: stage 1 of competency "teamwork" has an unknown key "example"; allowed: word, sentence)"},
        {.found = "[[action]]",
         .replacement = "[[acton]]",
         .complaint =
             R"(f.toml:44:3: the framework has an unknown key "acton"; did you mean "action"?)"},
    });
}

TEST_CASE("what is missing is named at the table that lacks it") {
    check_mistakes({
        {.found = "title = \"Senior\"\n",
         .replacement = "",
         .complaint =
             R"(f.toml:14:1: level "A2" has no title; allowed: one line of 1 to 60 characters)"},
        {.found = R"(summary = "Projects", )",
         .replacement = "",
         .complaint =
             R"(f.toml:18:9: scope of level "A2" has no summary; allowed: one line of 1 to 60 characters)"},
        {.found = "impact = { summary = \"Team\", detail = \"The team's work\" }\n",
         .replacement = "",
         .complaint =
             R"(f.toml:14:1: level "A2" has no impact; allowed: { summary = "…", detail = "…" })"},
        {.found = "behaviors = [\"Asks early\"]\n",
         .replacement = "",
         .complaint =
             R"(f.toml:5:1: level "A1" has no behaviors; allowed: a list of 1 to 12 texts)"},
        {.found = "growth = [{ focus = \"Lead others\", touches = [\"teamwork\"] }]\n",
         .replacement = "",
         .complaint =
             R"(f.toml:14:1: level "A2" has no growth; allowed: 1 to 12 of { focus = "…", touches = ["…"] })"},
        {.found = R"(focus = "Lead others", )",
         .replacement = "",
         .complaint =
             R"(f.toml:21:11: growth 1 of level "A2" has no focus; allowed: one line of 1 to 150 characters)"},
        {.found = R"(, sentence = "Offers help.")",
         .replacement = "",
         .complaint =
             R"(f.toml:41:5: stage 2 of competency "teamwork" has no sentence; allowed: one line of 1 to 150 characters)"},
        {.found = "detail = \"Sleep, walk\"\n",
         .replacement = "",
         .complaint = "f.toml:44:1: action 1 of the framework has no detail; allowed: one line of "
                      "1 to 150 characters"},
        {.found = "moves = [\"Lead a project\"]\n",
         .replacement = "",
         .complaint = R"(f.toml:14:1: level "A2" has no moves; allowed: a list of 1 to 12 texts)"},
        {.found = "key = \"craft\"\n",
         .replacement = "",
         .complaint = "f.toml:24:1: competency 1 of the framework has no key; allowed: 1 to 40 "
                      "characters of a-z, 0-9 and -, beginning with a letter"},
        {.found = "id = \"small\"\n",
         .replacement = "",
         .complaint = "f.toml:1:1: the framework has no id; allowed: 1 to 60 characters of a-z, "
                      "0-9 and -, beginning with a letter"},
    });
}

TEST_CASE("values of another type are refused with what they are") {
    check_mistakes({
        {.found = R"(title = "Senior")",
         .replacement = "title = 7",
         .complaint =
             R"(f.toml:16:9: level "A2": title is a number; allowed: one line of 1 to 60 characters)"},
        {.found = R"(version = "1")",
         .replacement = "version = 1.5",
         .complaint =
             R"(f.toml:2:11: the framework: version is a number; allowed: 1 to 20 characters of A-Z, a-z, 0-9, ".", - and _)"},
        {.found = R"(description = "Doing it well")",
         .replacement = "description = true",
         .complaint =
             R"(f.toml:28:15: competency "craft": description is true or false; allowed: one line of 1 to 200 characters)"},
        {.found = R"(title = "Rest")",
         .replacement = "title = 2026-01-01",
         .complaint = "f.toml:45:9: action 1 of the framework: title is a date or time; allowed: "
                      "one line of 1 to 60 characters"},
        {.found = R"(behaviors = ["Asks early"])",
         .replacement = R"(behaviors = "Asks early")",
         .complaint =
             R"(f.toml:11:13: level "A1": behaviors is a text; allowed: a list of 1 to 12 texts)"},
        {.found = R"(["Leads projects", "Mentors"])",
         .replacement = R"(["Leads projects", ["Mentors"]])",
         .complaint =
             R"(f.toml:20:32: level "A2": item 2 of behaviors is a list; allowed: one line of 1 to 150 characters)"},
        {.found = R"(scope = { summary = "Projects", detail = "Whole projects" })",
         .replacement = R"(scope = "Projects")",
         .complaint =
             R"(f.toml:18:9: level "A2": scope is a text; allowed: { summary = "…", detail = "…" })"},
        {.found = R"([{ focus = "Lead others", touches = ["teamwork"] }])",
         .replacement = R"(["Lead others"])",
         .complaint =
             R"(f.toml:21:11: growth 1 of level "A2" is a text; allowed: { focus = "…", touches = ["…"] })"},
        {.found = R"(title = "Junior")",
         .replacement = R"(title = { text = "Junior" })",
         .complaint =
             R"(f.toml:7:9: level "A1": title is a table; allowed: one line of 1 to 60 characters)"},
    });
}
