#include "tests/config/mistakes.hpp"
#include "tests/support/catch.hpp"

using coach::testing::check_mistakes;

TEST_CASE("texts that are empty, ragged or broken over lines are refused") {
    check_mistakes({
        {.found = R"(title = "Senior")",
         .replacement = R"(title = "")",
         .complaint =
             R"(f.toml:16:9: level "A2": title is empty; allowed: one line of 1 to 60 characters)"},
        {.found = R"(title = "Senior")",
         .replacement = R"(title = " Senior")",
         .complaint =
             R"(f.toml:16:9: level "A2": title has a space at an end; allowed: one line of 1 to 60 characters)"},
        {.found = R"(title = "Senior")",
         .replacement = R"(title = "Sen\nior")",
         .complaint =
             R"(f.toml:16:9: level "A2": title holds a line break or control character; allowed: one line of 1 to 60 characters)"},
        {.found = R"(title = "Senior")",
         .replacement = "title = \"\"\"\nSenior\nEngineer\"\"\"",
         .complaint =
             R"(f.toml:16:9: level "A2": title holds a line break or control character; allowed: one line of 1 to 60 characters)"},
        {.found = R"(title = "Senior")",
         .replacement = R"(title = "Sen\u0007ior")",
         .complaint =
             R"(f.toml:16:9: level "A2": title holds a line break or control character; allowed: one line of 1 to 60 characters)"},
        {.found = R"(title = "Senior")",
         .replacement = R"(title = "Sen\u202Eior")",
         .complaint =
             R"(f.toml:16:9: level "A2": title holds a line break or control character; allowed: one line of 1 to 60 characters)"},
        {.found = R"(["Leads projects", "Mentors"])",
         .replacement = R"(["Leads projects", ""])",
         .complaint =
             R"(f.toml:20:32: level "A2": item 2 of behaviors is empty; allowed: one line of 1 to 150 characters)"},
    });
}

TEST_CASE("keys and versions keep to their alphabets") {
    check_mistakes({
        {.found = R"(id = "small")",
         .replacement = R"(id = "Small ladder")",
         .complaint =
             R"(f.toml:1:6: the framework: id is "Small ladder"; allowed: 1 to 60 characters of a-z, 0-9 and -, beginning with a letter)"},
        {.found = R"(version = "1")",
         .replacement = R"(version = "1 beta")",
         .complaint =
             R"(f.toml:2:11: the framework: version is "1 beta"; allowed: 1 to 20 characters of A-Z, a-z, 0-9, ".", - and _)"},
        {.found = R"(key = "A2")",
         .replacement = R"(key = "2")",
         .complaint =
             R"(f.toml:15:7: level 2 of the framework: key is "2"; allowed: 1 to 12 characters of A-Z, a-z, 0-9 and -, beginning with a letter)"},
        {.found = R"(key = "A2")",
         .replacement = R"(key = "Ä2")",
         .complaint =
             R"(f.toml:15:7: level 2 of the framework: key is "Ä2"; allowed: 1 to 12 characters of A-Z, a-z, 0-9 and -, beginning with a letter)"},
        {.found = R"(key = "teamwork")",
         .replacement = R"(key = "Teamwork")",
         .complaint =
             R"(f.toml:35:7: competency 2 of the framework: key is "Teamwork"; allowed: 1 to 40 characters of a-z, 0-9 and -, beginning with a letter)"},
    });
}

TEST_CASE("what is not TOML is refused where it stops being it") {
    check_mistakes({
        {.found = R"(title = "Senior")",
         .replacement = "title = Senior",
         .complaint = "f.toml:16:9: this is not TOML: Error while parsing value: could not "
                      "determine value type"},
        {.found = R"(title = "Senior")",
         .replacement = R"(title = "Senior)",
         .complaint = "f.toml:16:16: this is not TOML: Error while parsing string: unescaped "
                      "control characters other than TAB (U+0009) are explicitly prohibited"},
        {.found = R"(title = "Senior")",
         .replacement = "title = \"Senior\"\ntitle = \"Sr\"",
         .complaint = "f.toml:17:9: this is not TOML: Error while parsing key-value pair: cannot "
                      "redefine existing string 'title'"},
        {.found = "[[action]]",
         .replacement = "[[action]",
         .complaint =
             R"(f.toml:44:10: this is not TOML: Error while parsing table header: expected ']', saw '\n')"},
        {.found = R"(title = "Senior")",
         .replacement = "title = \"Sen\xff"
                        "ior\"",
         .complaint = "f.toml:16:12: this is not TOML: Encountered invalid utf-8 sequence"},
        {.found = R"(title = "Senior")",
         .replacement = "title = \"Sen\x01"
                        "ior\"",
         .complaint = "f.toml:16:13: this is not TOML: Error while parsing string: unescaped "
                      "control characters other than TAB (U+0009) are explicitly prohibited"},
    });
}
