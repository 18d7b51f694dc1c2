#include "bot/views/framework_views.hpp"
#include "bot/views/help_views.hpp"
#include "bot/views/standing_views.hpp"
#include "bot/views/text.hpp"
#include "config/framework_file.hpp"
#include "core/comparison.hpp"
#include "sandbox/block_kit/rules.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/golden.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace {

using namespace coach;
using namespace coach::bot;
using nlohmann::json;

const framework& ladder() {
    return config::embedded_framework();
}

json as_json(const message& shown) {
    return {{"text", shown.text}, {"blocks", shown.blocks}};
}

void check_view(const std::string& name, const message& shown) {
    INFO(name);
    CHECK(sandbox::check_message(as_json(shown)) == std::vector<std::string>{});
    testing::check_golden("views/" + name + ".json", as_json(shown));
}

constexpr placement second_of_five{.level = 1, .target = 2};
constexpr placement top_of_five{.level = 4, .target = 4};

overview at(placement where) {
    return {.who = {.team = team_id{"T1"}, .member = member_id{"U1"}}, .place = where};
}

/// Somebody at the second of five levels, with an assessment and all that follows from it.
overview settled() {
    auto out = at(second_of_five);
    assessment made{.subject = out.who,
                    .author = out.who,
                    .framework = ladder().id,
                    .version = ladder().version};
    for (std::size_t c = 0; c < ladder().competencies.size(); ++c) {
        made.ratings.push_back({ladder().competencies[c].key, ladder().levels[c % 3].key, "note"});
    }
    out.own = {made};
    out.gaps = find_gaps(ladder(), second_of_five.target, made, {}, {});
    out.ideas = suggest(ladder(), second_of_five, out.gaps, {}, {});
    return out;
}

}  // namespace

TEST_CASE("each page of the framework looks as agreed") {
    check_view("level", views::level_page(ladder(), 2, std::nullopt));
    check_view("level_first", views::level_page(ladder(), 0, std::nullopt));
    check_view("level_for_reader", views::level_page(ladder(), 3, second_of_five));
    check_view("overview", views::overview_page(ladder(), second_of_five));
    check_view("matrix", views::matrix_page(ladder()).body);
    check_view("matrix_plain", views::matrix_page(ladder()).plain);
    check_view("competency", views::competency_page(ladder(), 0, second_of_five));
    check_view("comparison", views::comparison_page(ladder(), compare_levels(ladder(), 1, 2)));
}

TEST_CASE("each page about a standing looks as agreed") {
    check_view("card", views::standing_card(ladder(), at(second_of_five)));
    check_view("card_at_top", views::standing_card(ladder(), at(top_of_five)));
    check_view("card_assessed", views::standing_card(ladder(), settled()));
    check_view("saved", views::standing_saved(ladder(), at(second_of_five)));
    check_view("welcome", views::welcome(ladder()));
    check_view("level_choice", views::level_choice(ladder(), second_of_five));
    check_view("next", views::next_step(ladder(), second_of_five));
}

TEST_CASE("each helping message looks as agreed") {
    check_view("help", views::level_help(ladder()));
    check_view("not_understood", views::not_understood(ladder(), "sennior", {"senior"}));
    check_view("not_understood_at_all", views::not_understood(ladder(), "qwertz", {}));
    check_view("notice", views::notice_with_help("A sentence."));
}

TEST_CASE("what a person typed comes back without any power") {
    const std::string hostile = "<!channel> <@U1> <https://x.example|free> *b* & \u202Eabc";
    const auto shown = as_json(views::not_understood(ladder(), hostile, {})).dump();
    CHECK(shown.find("\"type\":\"plain_text\"") != std::string::npos);
    for (const auto& block : views::not_understood(ladder(), hostile, {}).blocks) {
        if (!block.contains("text")) continue;
        CHECK(block["text"]["type"] == "plain_text");
    }
    CHECK(views::not_understood(ladder(), hostile, {}).text.find("<!channel>") ==
          std::string::npos);
}

TEST_CASE("a framework's text is escaped in markup") {
    auto spiky = ladder();
    spiky.levels[2].title = "R&D <Lead>";
    spiky.levels[2].behaviors = {"Ships <!here> & more"};
    const auto shown = as_json(views::level_page(spiky, 2, std::nullopt)).dump();
    CHECK(shown.find("Ships &lt;!here&gt; &amp; more") != std::string::npos);
    CHECK(shown.find("<!here>") == std::string::npos);
}

TEST_CASE("the largest ladder still fits in Slack's limits") {
    framework large = ladder();
    while (large.levels.size() < 12) {
        auto more = large.levels.back();
        more.key = "L" + std::to_string(large.levels.size() + 1);
        large.levels.push_back(more);
    }
    while (large.competencies.size() < 20) large.competencies.push_back(large.competencies.front());
    for (auto& strand : large.competencies) {
        strand.stages.assign(12, {.word = std::string(30, 'w'), .sentence = std::string(150, 's')});
    }
    const placement reader{.level = 0, .target = 11};
    for (const auto& shown :
         {views::level_page(large, 5, reader), views::overview_page(large, reader),
          views::matrix_page(large).body, views::matrix_page(large).plain,
          views::competency_page(large, 3, reader),
          views::comparison_page(large, compare_levels(large, 0, 11)),
          views::standing_card(large, at(reader)), views::welcome(large)}) {
        CHECK(sandbox::check_message(as_json(shown)) == std::vector<std::string>{});
    }
}

TEST_CASE("escaping is undone by unescaping, once") {
    CHECK(escape("a & b < c > d") == "a &amp; b &lt; c &gt; d");
    CHECK(unescape("a &amp; b &lt; c &gt; d") == "a & b < c > d");
    CHECK(unescape("&amp;lt;") == "&lt;");
    CHECK(unescape("&nbsp; &") == "&nbsp; &");
}

TEST_CASE("texts are cut by code points") {
    CHECK(shorten("naïveté", 7) == "naïveté");
    CHECK(shorten("naïveté", 4) == "naï…");
    CHECK(code_points("🚀é") == 2);
}
