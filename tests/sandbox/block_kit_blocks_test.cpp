#include "tests/sandbox/block_kit_builders.hpp"
#include "tests/support/catch.hpp"

#include <array>
#include <string>

using namespace coach::testing;
using coach::sandbox::check_message;
using coach::sandbox::surface;
using nlohmann::json;

namespace {

std::string at(const std::string& place) {
    return " [json-pointer:/blocks/0" + place + "]";
}

json button() {
    return {{"type", "button"}, {"text", plain("Go")}};
}

json rich(const json& part) {
    return {{"type", "rich_text"}, {"elements", {part}}};
}

json rich_text() {
    return rich({{"type", "rich_text_section"}, {"elements", json::array()}});
}

json cell(const std::string& text = "x") {
    return {{"type", "raw_text"}, {"text", text}};
}

json video() {
    return {{"type", "video"},
            {"title", plain("Film")},
            {"alt_text", "a"},
            {"video_url", "https://example.com/v"},
            {"thumbnail_url", "https://example.com/t"}};
}

json data_table(const std::vector<json>& rows) {
    return {{"type", "data_table"}, {"caption", "Figures"}, {"rows", rows}};
}

json chart() {
    return {{"type", "line"},
            {"axis_config", {{"categories", {"Q1", "Q2"}}}},
            {"series",
             {{{"name", "Ann"},
               {"data", {{{"label", "Q1"}, {"value", 1}}, {{"label", "Q2"}, {"value", -2}}}}}}}};
}

json visualization(const json& drawn) {
    return {{"type", "data_visualization"}, {"title", "Growth"}, {"chart", drawn}};
}

json card() {
    return {{"type", "card"}, {"title", plain("Card")}};
}

json container(const std::vector<json>& children) {
    return {{"type", "container"}, {"title", plain("Box")}, {"child_blocks", children}};
}

json task() {
    return {{"type", "task_card"}, {"task_id", "1"}, {"title", "Do"}, {"status", "pending"}};
}

}  // namespace

TEST_CASE("blocks stand on the surfaces they are for", "[rule:block-surfaces]") {
    struct place {
        json block;
        std::string surfaces;  // M, D and H
    };
    const std::vector<place> places{
        {{{"type", "markdown"}, {"text", "x"}}, "M"},
        {{{"type", "alert"}, {"text", plain("x")}}, "D"},
        {video(), "MDH"},
        {card(), "MH"},
        {{{"type", "carousel"}, {"elements", {card()}}}, "MH"},
        {container({{{"type", "divider"}}}), "MH"},
        {data_table({json::array({cell()}), json::array({cell()})}), "MH"},
        {visualization(chart()), "MH"},
        {task(), "M"},
        {{{"type", "plan"}, {"title", "Plan"}, {"tasks", {task()}}}, "M"},
        {{{"type", "file"}, {"external_id", "x"}, {"source", "remote"}}, ""},
        {rich_text(), "MDH"}};
    for (const auto& [block, surfaces] : places) {
        INFO(block["type"]);
        const auto fits = [&](char letter) { return surfaces.find(letter) != std::string::npos; };
        CHECK((finding(block, surface::message) == "") == fits('M'));
        CHECK((finding(block, surface::modal) == "") == fits('D'));
        CHECK((finding(block, surface::home) == "") == fits('H'));
    }
}

TEST_CASE("an input block has a label, and no dispatch_action with files", "[rule:input-block]") {
    const auto text = input({{"type", "plain_text_input"}});
    CHECK(finding(text) == "");
    CHECK(finding(with(text, "label", plain(2001))) ==
          "must be less than 2001 characters" + at("/label/text"));
    CHECK(finding(with(text, "hint", plain(2001))) != "");
    CHECK(finding({{"type", "input"}, {"label", plain("x")}}) ==
          "missing required field: element" + at(""));
    const auto file = with(input({{"type", "file_input"}}), "dispatch_action", true);
    CHECK(finding(file, surface::modal) ==
          "dispatch_action is not allowed with file_input" + at("/dispatch_action"));
}

TEST_CASE("a video is limited in its texts", "[rule:video-limits]") {
    CHECK(finding(with(video(), "title", plain(201))) != "");
    CHECK(finding(with(video(), "alt_text", std::string(201, 'a'))) != "");
    CHECK(finding(with(video(), "description", plain(201))) != "");
    CHECK(finding(with(video(), "author_name", std::string(51, 'a'))) ==
          "must be less than 51 characters" + at("/author_name"));
    CHECK(finding(with(video(), "provider_name", std::string(51, 'a'))) != "");
    CHECK(finding(with(video(), "video_url", nullptr)) ==
          "missing required field: video_url" + at(""));
}

TEST_CASE("markdown is limited in all of a message together", "[rule:markdown-sum]") {
    const json half{{"type", "markdown"}, {"text", std::string(6000, 'a')}};
    CHECK(check_message({{"blocks", {half, half}}}).empty());
    CHECK(check_message({{"blocks", {half, half, {{"type", "markdown"}, {"text", "a"}}}}}) ==
          std::vector<std::string>{
              "no more than 12000 characters of markdown allowed [json-pointer:/blocks]"});
    CHECK(finding({{"type", "markdown"}, {"text", std::string(12'001, 'a')}}) != "");
}

TEST_CASE("an alert is short and of a known level", "[rule:alert-limits]") {
    const json alert{{"type", "alert"}, {"text", plain("x")}};
    CHECK(finding(with(alert, "level", "warning"), surface::modal) == "");
    CHECK(finding(with(alert, "level", "loud"), surface::modal) ==
          "must be a valid enum value" + at("/level"));
    CHECK(finding(with(alert, "text", plain(201)), surface::modal) != "");
}

TEST_CASE("a data table has a header, and up to 200 rows of 20 cells", "[rule:data-table]") {
    const auto row = json::array({cell()});
    CHECK(finding(data_table(copies(row, 201))) == "");
    CHECK(finding(data_table(copies(row, 202))) == "no more than 201 items allowed" + at("/rows"));
    CHECK(finding(data_table(copies(row, 1))) == "no fewer than 2 items allowed" + at("/rows"));
    CHECK(finding(data_table({copies(cell(), 21), row})) != "");
    CHECK(finding(data_table({json::array({rich_text()}), row})) ==
          "unsupported type: rich_text" + at("/rows/0/0/type"));
    CHECK(finding(data_table({row, json::array({rich_text()})})) == "");
    const json number{{"type", "raw_number"}, {"value", "four"}};
    CHECK(finding(data_table({row, json::array({number})})) ==
          "must provide a number" + at("/rows/1/0/value"));
    CHECK(finding(data_table({row, json::array({cell(std::string(20'000, 'a'))})})) ==
          "no more than 20000 characters allowed" + at("/rows"));
    const auto table = data_table({row, row});
    CHECK(finding(with(table, "page_size", 101)) != "");
    CHECK(finding(with(table, "row_header_column_index", 1)) ==
          "must be a number from 0 to 0" + at("/row_header_column_index"));
    CHECK(finding(with(table, "caption", nullptr)) != "");
}

TEST_CASE("a line has one point for each category", "[rule:chart-points]") {
    CHECK(finding(visualization(chart())) == "");
    auto drawn = chart();
    drawn["series"][0]["data"].erase(1);
    CHECK(finding(visualization(drawn)) ==
          "must have exactly one point for each category" + at("/chart/series/0/data"));
    drawn = chart();
    drawn["series"].push_back(drawn["series"][0]);
    CHECK(finding(visualization(drawn)) ==
          "series names must be unique" + at("/chart/series/1/name"));
    drawn = chart();
    drawn["axis_config"]["x_label"] = std::string(51, 'a');
    CHECK(finding(visualization(drawn)) != "");
    CHECK(finding(visualization({{"type", "scatter"}})) ==
          "unsupported type: scatter" + at("/chart/type"));
    CHECK(finding(with(visualization(chart()), "title", std::string(51, 'a'))) != "");
}

TEST_CASE("a pie has one to twelve segments above 0", "[rule:pie-segments]") {
    const auto pie = [](const json& segment, std::size_t count) {
        return finding(visualization({{"type", "pie"}, {"segments", copies(segment, count)}}));
    };
    const json slice{{"label", "a"}, {"value", 1}};
    CHECK(pie(slice, 12) == "");
    CHECK(pie(slice, 13) == "no more than 12 items allowed" + at("/chart/segments"));
    CHECK(pie({{"label", "a"}, {"value", 0}}, 1) ==
          "must be more than 0" + at("/chart/segments/0/value"));
    CHECK(pie({{"label", std::string(21, 'a')}, {"value", 1}}, 1) != "");
}

TEST_CASE("a message has at most two charts", "[rule:two-charts]") {
    const auto drawn = visualization(chart());
    CHECK(check_message({{"blocks", copies(drawn, 2)}}).empty());
    CHECK(check_message({{"blocks", copies(drawn, 3)}}).size() == 1);
}

TEST_CASE("a card shows something, with up to three buttons", "[rule:card-limits]") {
    CHECK(finding({{"type", "card"}}) ==
          "at least one of hero_image, title, body and actions is required" + at(""));
    CHECK(finding(with(card(), "actions", copies(button(), 3))) == "");
    CHECK(finding(with(card(), "actions", copies(button(), 4))) ==
          "no more than 3 items allowed" + at("/actions"));
    CHECK(finding(with(card(), "title", plain(151))) != "");
    CHECK(finding(with(card(), "body", plain(201))) != "");
    CHECK(finding(with(card(), "actions", {{{"type", "overflow"}}})) ==
          "unsupported type: overflow" + at("/actions/0/type"));
    const json image{{"type", "image"}, {"alt_text", "a"}, {"image_url", "u"}};
    CHECK(finding(with(with(card(), "icon", image), "slack_icon", "x")) != "");
}

TEST_CASE("a carousel has one to ten cards", "[rule:carousel-limits]") {
    const auto carousel = [](const json& item, std::size_t count) {
        return finding({{"type", "carousel"}, {"elements", copies(item, count)}});
    };
    CHECK(carousel(card(), 10) == "");
    CHECK(carousel(card(), 11) != "");
    CHECK(carousel({{"type", "divider"}}, 1) ==
          "unsupported type: divider" + at("/elements/0/type"));
}

TEST_CASE("a container has one to ten plain blocks, which are checked too",
          "[rule:container-children]") {
    const json divider{{"type", "divider"}};
    CHECK(finding(container(copies(divider, 10))) == "");
    CHECK(finding(container(copies(divider, 11))) != "");
    CHECK(finding(container({{{"type", "markdown"}, {"text", "x"}}})) ==
          "unsupported type: markdown" + at("/child_blocks/0/type"));
    CHECK(finding(container({{{"type", "header"}, {"text", plain(151)}}})) ==
          "must be less than 151 characters" + at("/child_blocks/0/text/text"));
    CHECK(finding(with(container({divider}), "width", "huge")) ==
          "must be a valid enum value" + at("/width"));
}

TEST_CASE("context_actions hold feedback and icon buttons", "[rule:context-actions]") {
    const auto holding = [](const std::vector<json>& elements) {
        return finding({{"type", "context_actions"}, {"elements", elements}});
    };
    const json half{{"text", plain("Good")}, {"value", "1"}};
    const json feedback{
        {"type", "feedback_buttons"}, {"positive_button", half}, {"negative_button", half}};
    const json bin{{"type", "icon_button"}, {"icon", "trash"}, {"text", plain("Remove")}};
    CHECK(holding({feedback, bin}) == "");
    CHECK(holding(copies(bin, 6)) == "no more than 5 items allowed" + at("/elements"));
    CHECK(holding({with(bin, "icon", "star")}) ==
          "must be a valid enum value" + at("/elements/0/icon"));
    CHECK(holding({with(bin, "visible_to_user_ids", copies("U1", 11))}) != "");
    CHECK(holding({with(feedback, "negative_button", nullptr)}) ==
          "missing required field: negative_button" + at("/elements/0"));
    CHECK(holding({button()}) == "unsupported type: button" + at("/elements/0/type"));
}

TEST_CASE("tasks have a known status, and plans up to 50 of them", "[rule:task-card]") {
    CHECK(finding(with(task(), "details", rich_text())) == "");
    CHECK(finding(with(task(), "status", "asleep")) ==
          "must be a valid enum value" + at("/status"));
    CHECK(finding(with(task(), "task_id", nullptr)) == "missing required field: task_id" + at(""));
    CHECK(finding(with(task(), "sources", {{{"type", "url"}, {"url", "u"}}})) ==
          "missing required field: text" + at("/sources/0"));
    const json plan{{"type", "plan"}, {"title", plain("Plan")}, {"tasks", copies(task(), 51)}};
    CHECK(finding(plan) == "no more than 50 items allowed" + at("/tasks"));
}

TEST_CASE("rich text has known styles, and dates with a format", "[rule:rich-text-leaves]") {
    const auto leaf = [](const json& value) {
        return finding(rich({{"type", "rich_text_section"}, {"elements", {value}}}));
    };
    const json text{{"type", "text"}, {"text", "x"}};
    CHECK(leaf(with(text, "style", {{"bold", true}, {"underline", true}})) == "");
    CHECK(leaf(with(text, "style", {{"loud", true}})) ==
          "invalid additional property: loud" + at("/elements/0/elements/0/style"));
    CHECK(leaf({{"type", "date"}, {"timestamp", 1}}) ==
          "missing required field: format" + at("/elements/0/elements/0"));
    CHECK(finding(rich({{"type", "rich_text_quote"}, {"border", 2}, {"elements", {text}}})) ==
          "must be a number from 0 to 1" + at("/elements/0/border"));
}
