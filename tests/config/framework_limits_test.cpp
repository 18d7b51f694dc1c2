#include "config/framework_limits.hpp"

#include "config/framework_file.hpp"
#include "tests/config/ladder_source.hpp"
#include "tests/config/mistakes.hpp"
#include "tests/support/catch.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

using coach::testing::complaints_about;
using coach::testing::repeated;
using coach::testing::small_ladder;
using coach::testing::small_ladder_with;
namespace limits = coach::config::limits;

namespace {

std::string level_source(const std::string& n, bool first) {
    return R"(
[[level]]
key = "M)" +
           n + R"("
title = "Rung )" +
           n + R"("
scope = { summary = "S", detail = "S" }
impact = { summary = "I", detail = "I" }
behaviors = ["B"]
growth = [{ focus = "G" }]
)" + (first ? "" : "moves = [\"M\"]\n");
}

std::string competency_source(const std::string& key, std::size_t levels) {
    return R"(
[[competency]]
key = ")" + key +
           R"("
name = "About )" +
           key + R"("
description = "D"
stages = [)" +
           repeated(R"({ word = "W", sentence = "S." }, )", levels) + "]\n";
}

/// A ladder with that many levels and competencies, and nothing wrong but perhaps their numbers.
std::string ladder_of(std::size_t levels, std::size_t competencies) {
    std::string text = "id = \"many\"\nversion = \"1\"\nname = \"Many\"\n";
    for (std::size_t i = 1; i <= levels; ++i) text += level_source(std::to_string(i), i == 1);
    for (std::size_t i = 1; i <= competencies; ++i) {
        text += competency_source("c" + std::to_string(i), levels);
    }
    return text;
}

/// A line of a framework file, up to the text itself, and how long that text may be.
struct bounded_text {
    std::string line;  ///< stands once in small_ladder; ends before the quote
    std::string text;
    std::size_t longest;
};

/// The small ladder with that text made of `length` copies of one character.
std::string with_length(const bounded_text& bounded, std::string_view character,
                        std::size_t length) {
    const auto quoted = [](const std::string& text) { return '"' + text + '"'; };
    return small_ladder_with(bounded.line + quoted(bounded.text),
                             bounded.line + quoted(repeated(character, length)));
}

}  // namespace

TEST_CASE("a ladder has 2 to 12 levels") {
    CHECK(complaints_about(ladder_of(2, 1)).empty());
    CHECK(complaints_about(ladder_of(12, 1)).empty());
    CHECK(complaints_about(ladder_of(1, 1)) ==
          "f.toml:5:1: the framework: level is a list of 1; allowed: 2 to 12 of [[level]]");
    CHECK(complaints_about(ladder_of(13, 1)) ==
          "f.toml:5:1: the framework: level is a list of 13; allowed: 2 to 12 of [[level]]");
    CHECK(complaints_about(ladder_of(0, 0)) ==
          "f.toml:1:1: the framework has no competency; allowed: 1 to 20 of [[competency]]\n"
          "f.toml:1:1: the framework has no level; allowed: 2 to 12 of [[level]]");
}

TEST_CASE("a ladder has 1 to 20 competencies") {
    CHECK(complaints_about(ladder_of(2, 20)).empty());
    CHECK(complaints_about(ladder_of(12, 20)).empty());
    CHECK(complaints_about(ladder_of(2, 21)) ==
          "f.toml:22:1: the framework: competency is a list of 21; allowed: 1 to 20 of "
          "[[competency]]");
    CHECK(complaints_about(ladder_of(2, 0)) ==
          "f.toml:1:1: the framework has no competency; allowed: 1 to 20 of [[competency]]");
}

TEST_CASE("each text may be as long as its limit, counted in characters, and no longer") {
    const std::vector<bounded_text> texts{
        {"name = ", "A small ladder", limits::framework_name},
        {"title = ", "Senior", limits::title},
        {"summary = ", "Projects", limits::summary},
        {"detail = ", "Whole projects", limits::item},
        {"behaviors = [", "Asks early", limits::item},
        {"moves = [", "Lead a project", limits::item},
        {"focus = ", "Lead others", limits::item},
        {"name = ", "Teamwork", limits::competency_name},
        {"short_name = ", "Team", limits::short_name},
        {"description = ", "Doing it well", limits::description},
        {"aliases = [", "quality", limits::alias},
        {"word = ", "Helpful", limits::stage_word},
        {"sentence = ", "Offers help.", limits::sentence},
        {"title = ", "Rest", limits::title},
        {"detail = ", "Sleep, walk", limits::item},
    };
    for (const auto& one : texts) {
        INFO(one.line << one.text);
        CHECK(complaints_about(with_length(one, "ü", one.longest)).empty());
        CHECK(complaints_about(with_length(one, "ü", one.longest + 1))
                  .ends_with(" has " + std::to_string(one.longest + 1) +
                             " characters; allowed: one line of 1 to " +
                             std::to_string(one.longest) + " characters"));
    }
}

TEST_CASE("keys and versions may be as long as their limits and no longer") {
    const std::vector<bounded_text> texts{{"id = ", "small", limits::framework_id},
                                          {"version = ", "1", limits::version},
                                          {"key = ", "A2", limits::level_key}};
    for (const auto& one : texts) {
        INFO(one.line << one.text);
        CHECK(complaints_about(with_length(one, "x", one.longest)).empty());
        CHECK(complaints_about(with_length(one, "x", one.longest + 1))
                  .find(" characters; allowed: 1 to " + std::to_string(one.longest) + " ") !=
              std::string::npos);
    }
}

TEST_CASE("a competency's key may be as long as its limit and no longer") {
    const auto with_key = [](std::size_t length) {
        return ladder_of(2, 0) + competency_source(repeated("k", length), 2);
    };

    CHECK(complaints_about(with_key(limits::competency_key)).empty());
    CHECK(complaints_about(with_key(limits::competency_key + 1)) ==
          "f.toml:23:7: competency 1 of the framework: key has 41 characters; allowed: 1 to 40 "
          "characters of a-z, 0-9 and -, beginning with a letter");
}

TEST_CASE("lists hold as many items as their limit and no more") {
    const auto behaviors = [](std::size_t count) {
        return small_ladder_with(R"(["Asks early"])", "[" + repeated("\"B\",", count) + "]");
    };
    CHECK(complaints_about(behaviors(12)).empty());
    CHECK(
        complaints_about(behaviors(13)) ==
        "f.toml:11:13: level \"A1\": behaviors is a list of 13; allowed: a list of 1 to 12 texts");
}

TEST_CASE("the limits keep what Slack shows within Slack's own") {
    constexpr std::size_t button_label = 75;
    constexpr std::size_t section_field = 2000;
    constexpr std::size_t section_text = 3000;

    CHECK(limits::level_key + 1 + limits::title <= button_label);
    CHECK(limits::most_items * (limits::item + 3) <= section_field);
    CHECK(limits::most_levels * (limits::stage_word + limits::sentence + 20) <= section_text);
}

TEST_CASE("all mistakes of a file are reported at once, in the order of their lines") {
    auto text = small_ladder_with(R"(title = "Senior")", "title = 7");
    text.replace(text.find("id = \"small\""), 12, "id = \"\"");
    text += "color = \"red\"\n";

    CHECK(complaints_about(text) ==
          "f.toml:1:6: the framework: id is empty; allowed: 1 to 60 characters of a-z, 0-9 and -, "
          "beginning with a letter\n"
          "f.toml:16:9: level \"A2\": title is a number; allowed: one line of 1 to 60 characters\n"
          "f.toml:47:1: action 1 of the framework has an unknown key \"color\"; allowed: title, "
          "detail");
}

TEST_CASE("what may be left out may be left out") {
    CHECK(complaints_about(small_ladder).empty());
    CHECK(complaints_about(small_ladder_with("aliases = [\"jr\"]\n", "")).empty());
    CHECK(complaints_about(small_ladder_with("short_name = \"Team\"\n", "")).empty());
    CHECK(complaints_about(small_ladder_with(", touches = [\"teamwork\"]", "")).empty());
    const auto rest = small_ladder.find("[[action]]");
    CHECK(complaints_about(small_ladder.substr(0, rest)).empty());
}
