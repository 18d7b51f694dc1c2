#include "bot/commands/level_request.hpp"

#include "config/framework_file.hpp"
#include "core/framework.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <variant>
#include <vector>

namespace {

using namespace coach;
using namespace coach::bot::level_request;

const framework& ladder() {
    return config::embedded_framework();
}

template <class Kind>
Kind read_as(std::string_view text) {
    INFO("/level " << text);
    const auto read = parse(ladder(), text);
    REQUIRE(std::holds_alternative<Kind>(read));
    return std::get<Kind>(read);
}

std::vector<std::string> suggestions(std::string_view text) {
    return read_as<unknown>(text).suggestions;
}

}  // namespace

TEST_CASE("no words ask for the own card") {
    read_as<show_card>("");
    read_as<show_card>("   ");
    read_as<show_card>("me");
}

TEST_CASE("a level is known by number, key, title and alias, however it is typed") {
    for (const auto* text : {"3", "L3", "l3", "L 3", "level 3", "senior", "SENIOR", "Senior PM",
                             "senior  pm", "\u00A0Senior\u00A0PM ", "seniorpm",
                             "\u201Csenior\u201D", "'senior pm'", "\u2018Senior\u2019 PM"}) {
        CHECK(read_as<show_level>(text).level == 2);
    }
    CHECK(read_as<show_level>("principal/staff pm").level == 3);
    CHECK(read_as<show_level>("director").level == 4);
}

TEST_CASE("single words open their page") {
    read_as<show_next>("Next");
    read_as<show_all>("all");
    read_as<show_matrix>("MATRIX");
    read_as<show_help>("help");
    read_as<show_help>("?");
}

TEST_CASE("a competency is known by its name, a prefix and an alias") {
    CHECK(read_as<show_competency>("execution").competency == 1);
    CHECK(read_as<show_competency>("exec").competency == 1);
    CHECK(read_as<show_competency>("Product Sense").competency == 0);
    CHECK(read_as<show_competency>("strategic").competency == 2);
}

TEST_CASE("a prefix of several competencies is asked back") {
    auto several = ladder();
    several.competencies[0].name = "Technical Depth";
    several.competencies[0].key = "technical-depth";
    const auto read = parse(several, "techn");
    REQUIRE(std::holds_alternative<unknown>(read));
    CHECK(std::get<unknown>(read).suggestions ==
          std::vector<std::string>{"technical depth", "technical"});
}

TEST_CASE("two levels are compared, however they are joined") {
    for (const auto* text :
         {"compare 2 3", "2 vs 3", "2vs3", "compare L2 L3", "compare 2 and 3", "compare 2, 3",
          "compare 2/3", "compare product manager senior pm", "product manager vs senior",
          "Compare 2 with 3", "compare2 3", "2-3", "compare 2\u20133", "l2-l3",
          "compare \u201Cproduct manager\u201D \"senior\""}) {
        const auto pair = read_as<compare>(text);
        CHECK(pair.one == 1U);
        CHECK(pair.other == 2U);
    }
}

TEST_CASE("a level compared with itself is that pair, and the page shows the level") {
    const auto pair = read_as<compare>("compare 2 2");
    CHECK(pair.one == pair.other);
}

TEST_CASE("two numbers are never read as one") {
    auto tall = ladder();
    while (tall.levels.size() < 12) {
        tall.levels.push_back(tall.levels.back());
        tall.levels.back().key = "L" + std::to_string(tall.levels.size());
        tall.levels.back().title = "Title " + std::to_string(tall.levels.size());
        tall.levels.back().aliases.clear();
        for (auto& strand : tall.competencies) strand.stages.push_back(strand.stages.back());
    }
    const auto read = parse(tall, "compare 1 2");
    REQUIRE(std::holds_alternative<compare>(read));
    CHECK(std::get<compare>(read).one == 0U);
    CHECK(std::get<compare>(read).other == 1U);
    CHECK(std::holds_alternative<unknown>(parse(tall, "set 1 2")));
    CHECK(std::get<show_level>(parse(tall, "12")).level == 11);
}

TEST_CASE("a comparison may leave out what is mine") {
    const auto with_mine = read_as<compare>("compare 4");
    CHECK_FALSE(with_mine.one);
    CHECK(with_mine.other == 3U);
    const auto both_mine = read_as<compare>("compare");
    CHECK_FALSE(both_mine.one);
    CHECK_FALSE(both_mine.other);
}

TEST_CASE("set takes a level, a target or both") {
    CHECK(read_as<set>("set 2").level == 1U);
    CHECK_FALSE(read_as<set>("set 2").target);
    CHECK(read_as<set>("set2").level == 1U);
    CHECK(read_as<set>("set Senior PM").level == 2U);
    const auto both = read_as<set>("set 2 target 4");
    CHECK(both.level == 1U);
    CHECK(both.target == 3U);
    for (const auto* text : {"set target 4", "target 4", "target principal pm"}) {
        CHECK_FALSE(read_as<set>(text).level);
        CHECK(read_as<set>(text).target == 3U);
    }
    read_as<choose_level>("set");
}

TEST_CASE("a mention asks about a colleague") {
    read_as<show_colleague>("<@U012ABCDEF|maya>");
    read_as<show_colleague>("set <@U012ABCDEF>");
}

TEST_CASE("slips get the command that was probably meant") {
    CHECK(suggestions("sennior") == std::vector<std::string>{"senior"});
    CHECK(suggestions("matrx") == std::vector<std::string>{"matrix"});
    CHECK(suggestions("comapre 2 3") == std::vector<std::string>{"compare 2 3"});
    CHECK(suggestions("set sennior") == std::vector<std::string>{"set senior"});
    CHECK(suggestions("set 2 tarfet 4") == std::vector<std::string>{"set 2 target 4"});
    CHECK(suggestions("excution") == std::vector<std::string>{"execution"});
}

TEST_CASE("words that resemble nothing get no suggestion and are kept as they were") {
    const auto read = read_as<unknown>("Zwölf Boxkämpfer");
    CHECK(read.said == "Zwölf Boxkämpfer");
    CHECK(read.suggestions.empty());
    CHECK(suggestions("7").empty());
    CHECK(suggestions("0").empty());
    CHECK(suggestions("set 2 target").empty());
    std::string many;
    for (int i = 0; i < 3000; ++i) many += "x ";
    CHECK(suggestions(many).empty());
    CHECK(suggestions(std::string(20000, 'x')).empty());
}
