#include "bot/commands/grow_request.hpp"

#include "bot/commands/spoken.hpp"
#include "config/framework_file.hpp"
#include "tests/support/catch.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <variant>

namespace {

using namespace coach;
using namespace coach::bot;
using namespace coach::bot::grow_request;
using namespace std::chrono_literals;

any read(std::string_view text) {
    return parse(config::embedded_framework(), text);
}

template <class Request>
Request read_as(std::string_view text) {
    const auto read_it = read(text);
    CAPTURE(text, read_it.index());
    REQUIRE(std::holds_alternative<Request>(read_it));
    return std::get<Request>(read_it);
}

}  // namespace

TEST_CASE("grow: words without more say what to show") {
    read_as<show_dashboard>("");
    read_as<show_dashboard>("  \u00A0 ");
    read_as<show_plan>("plan");
    read_as<show_plan>("  PLAN ");
    read_as<reflect>("reflect");
    read_as<show_team>("team");
    read_as<make_packet>("packet");
    read_as<export_data>("export");
    read_as<erase_data>("erase");
    read_as<show_accesses>("access");
    read_as<show_help>("help");
    read_as<show_help>("?");
    read_as<show_manager>("manager");
    CHECK(read_as<one_on_one>("1on1").report.empty());
}

TEST_CASE("grow: a win keeps its words as they were typed, without its tags") {
    const auto said = read_as<win>("Win  Launched the Beta\u00A0today #execution, #product-sense!");
    CHECK(said.text == "Launched the Beta today");
    CHECK(said.competencies == std::vector<std::string>{"execution", "product-sense"});
    CHECK(said.unknown_tags.empty());

    CHECK(read_as<win>("win").text.empty());
    CHECK(read_as<win>("win #exec half of a name").competencies ==
          std::vector<std::string>{"execution"});
    CHECK(read_as<win>("win #execution twice #execution").competencies.size() == 1);
}

TEST_CASE("grow: a tag that names no competency stays in the text and is named") {
    const auto said = read_as<win>("win Fixed issue #42 for #marketing");
    CHECK(said.text == "Fixed issue #42 for #marketing");
    CHECK(said.competencies.empty());
    CHECK(said.unknown_tags == std::vector<std::string>{"42", "marketing"});
}

TEST_CASE("grow: a channel that is called like a competency is its tag") {
    const auto said = read_as<win>("win Shipped <#C123|execution> and <#C9|general>");
    CHECK(said.competencies == std::vector<std::string>{"execution"});
    CHECK(said.text == "Shipped and <#C9|general>");
}

TEST_CASE("grow: the journal is narrowed by words, tag and day, in any order") {
    const auto all = read_as<show_log>("log");
    CHECK((all.words.empty() && all.competency.empty() && !all.since && all.page == 0));

    const auto part = read_as<show_log>("log since 2026-09-01 Launch day #execution page 3");
    CHECK(part.words == "launch day");
    CHECK(part.competency == "execution");
    CHECK(part.since == 2026y / 9 / 1);
    CHECK(part.page == 2);
    CHECK(words_of(part) == "log launch day since 2026-09-01 #execution page 3");

    const auto again = read_as<show_log>(words_of(part));
    CHECK((again.words == part.words && again.page == part.page && again.since == part.since));
}

TEST_CASE("grow: what only looks like a page or a day is a word, or is asked about") {
    CHECK(read_as<show_log>("log page one").words == "page one");
    CHECK(read_as<show_log>("log page 0").words == "page 0");
    CHECK(read_as<unclear_date>("log since yesterday").said == "yesterday");
    CHECK(read_as<unclear_date>("log since").said.empty());
    CHECK(read_as<unclear_date>("log since 2026-02-30").said == "2026-02-30");
}

TEST_CASE("grow: people are named by mention, with or without their name") {
    CHECK(read_as<name_manager>("manager <@U2>").member == "U2");
    CHECK(read_as<name_manager>("manager <@W2ABC|ann>").member == "W2ABC");
    CHECK(read_as<add_report>("team add <@U2|bob>").member == "U2");
    CHECK(read_as<add_report>("team <@U2|bob>").member == "U2");
    CHECK(read_as<add_report>("team add").member.empty());
    CHECK(read_as<one_on_one>("1on1 <@U2>").report == "U2");
    CHECK(read_as<one_on_one>("1:1 <@U2>").report == "U2");
    read_as<end_manager>("manager none");
    read_as<unknown>("manager ann");
    read_as<unknown>("manager <@>");
    read_as<unknown>("manager <@u2>");
    read_as<unknown>("manager <@U2");
}

TEST_CASE("grow: a goal's title is what follows, as it was typed") {
    CHECK(read_as<new_goal>("goal").title.empty());
    CHECK(read_as<new_goal>("goal  Run FIVE interviews ").title == "Run FIVE interviews");
}

TEST_CASE("grow: unknown words get the nearest command, and never an effect") {
    CHECK(read_as<unknown>("reflct").suggestions == std::vector<std::string>{"reflect"});
    CHECK(read_as<unknown>("goall x").suggestions == std::vector<std::string>{"goal"});
    CHECK(read_as<unknown>("zzzzzzz").suggestions.empty());
    CHECK(read_as<unknown>("erase everything now").suggestions ==
          std::vector<std::string>{"erase"});
    read_as<unknown>("packet please");
}

TEST_CASE("grow: whatever is typed is read as something") {
    for (const std::string text : {"<@", "<#", "#", "log #", "log since since", "win #", "\xFF\xFE",
                                   "manager <@U1><@U2>", "log page 99999999999999999999"}) {
        CAPTURE(text);
        CHECK_NOTHROW(read(text));
    }
}
