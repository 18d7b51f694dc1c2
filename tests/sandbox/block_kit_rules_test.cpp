#include "sandbox/block_kit/rules.hpp"
#include "tests/support/catch.hpp"

#include <cstddef>
#include <string>
#include <vector>

using namespace coach::sandbox;
using nlohmann::json;

namespace {

using findings_list = std::vector<std::string>;

json plain(const std::string& text) {
    return {{"type", "plain_text"}, {"text", text}};
}

json mrkdwn(const std::string& text) {
    return {{"type", "mrkdwn"}, {"text", text}};
}

json section(const std::string& text) {
    return {{"type", "section"}, {"text", mrkdwn(text)}};
}

json button(const std::string& label) {
    return {{"type", "button"}, {"text", plain(label)}};
}

json option(const std::string& value) {
    return {{"text", plain(value)}, {"value", value}};
}

json actions(const std::vector<json>& elements) {
    return {{"type", "actions"}, {"elements", elements}};
}

std::vector<json> copies(const json& item, std::size_t count) {
    return std::vector<json>(count, item);
}

json row(std::size_t cells, const std::string& text = "x") {
    return copies({{"type", "raw_text"}, {"text", text}}, cells);
}

findings_list check(const json& block) {
    return check_message({{"blocks", json::array({block})}});
}

std::string first(const json& block) {
    const auto found = check(block);
    return found.empty() ? "" : found.front();
}

}  // namespace

TEST_CASE("a sound message has no findings") {
    auto menu = json{{"type", "static_select"},
                     {"placeholder", plain("Pick")},
                     {"options", {option("a"), option("b")}}};
    auto with_menu = section("*Level*");
    with_menu["accessory"] = menu;
    const json rich{
        {"type", "rich_text"},
        {"elements",
         {{{"type", "rich_text_section"}, {"elements", {{{"type", "text"}, {"text", "hi"}}}}}}}};
    const json message{{"text", "x"},
                       {"blocks",
                        {section("hi"),
                         with_menu,
                         {{"type", "divider"}},
                         {{"type", "header"}, {"text", plain("Head")}},
                         {{"type", "context"}, {"elements", {mrkdwn("small")}}},
                         actions({button("Go")}),
                         {{"type", "image"}, {"alt_text", "a"}, {"image_url", "http://x/y.png"}},
                         {{"type", "table"}, {"rows", {row(3), row(3)}}},
                         rich}}};

    CHECK(check_message(message) == findings_list{});
    CHECK(check_message({{"text", "no blocks"}}) == findings_list{});
}

TEST_CASE("too many elements are counted, with a pointer to them", "[rule:json-pointers]") {
    const json message{{"blocks", {section("x"), actions(copies(button("Go"), 26))}}};

    CHECK(check_message(message) ==
          findings_list{"no more than 25 items allowed [json-pointer:/blocks/1/elements]"});
}

TEST_CASE("a message has at most 50 blocks, a view 100", "[rule:block-count]") {
    CHECK(check_message({{"blocks", copies(section("x"), 50)}}).empty());
    CHECK(check_message({{"blocks", copies(section("x"), 51)}}) ==
          findings_list{"no more than 50 items allowed [json-pointer:/blocks]"});
    CHECK(check_blocks(copies(section("x"), 100), surface::home).empty());
    CHECK(check_blocks(copies(section("x"), 101), surface::modal).size() == 1);
}

TEST_CASE("lengths count code points, not bytes", "[rule:code-points]") {
    std::string accents;
    for (int i = 0; i < 150; ++i) accents += "é";

    CHECK(check({{"type", "header"}, {"text", plain(accents)}}).empty());
    CHECK(first({{"type", "header"}, {"text", plain(accents + "é")}}) ==
          "must be less than 151 characters [json-pointer:/blocks/0/text/text]");
}

TEST_CASE("texts have a least and a greatest length", "[rule:text-limits]") {
    CHECK(first(section("")) ==
          "must be more than 0 characters [json-pointer:/blocks/0/text/text]");
    CHECK(check(section(std::string(3000, 'a'))).empty());
    CHECK(first(section(std::string(3001, 'a'))) ==
          "must be less than 3001 characters [json-pointer:/blocks/0/text/text]");
    CHECK(first({{"type", "section"}, {"fields", {mrkdwn(std::string(2001, 'a'))}}}) ==
          "must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]");
}

TEST_CASE("a section needs text or fields, at most ten of them") {
    CHECK(first({{"type", "section"}}) == "missing required field: text [json-pointer:/blocks/0]");
    CHECK(first({{"type", "section"}, {"fields", copies(mrkdwn("x"), 11)}}) ==
          "no more than 10 items allowed [json-pointer:/blocks/0/fields]");
}

TEST_CASE("a header is plain text") {
    CHECK(first({{"type", "header"}, {"text", mrkdwn("*x*")}}) ==
          "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]");
}

TEST_CASE("a context has one to ten elements") {
    CHECK(first({{"type", "context"}, {"elements", json::array()}}) ==
          "no fewer than 1 items allowed [json-pointer:/blocks/0/elements]");
    CHECK(first({{"type", "context"}, {"elements", copies(mrkdwn("x"), 11)}}) ==
          "no more than 10 items allowed [json-pointer:/blocks/0/elements]");
}

TEST_CASE("buttons are limited in label, value and style", "[rule:element-limits]") {
    CHECK(first(actions({button(std::string(76, 'a'))})) ==
          "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]");
    auto b = button("Go");
    b["value"] = std::string(2001, 'a');
    b["style"] = "loud";
    CHECK(
        check(actions({b})) ==
        findings_list{"must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]",
                      "must be a valid enum value [json-pointer:/blocks/0/elements/0/style]"});
}

TEST_CASE("menus are limited in options and their values", "[rule:element-limits]") {
    const auto menu = [](const std::vector<json>& options) {
        return actions({{{"type", "static_select"}, {"options", options}}});
    };
    CHECK(check(menu(copies(option("a"), 100))).empty());
    CHECK(first(menu(copies(option("a"), 101))) ==
          "no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]");
    auto long_value = option("a");
    long_value["value"] = std::string(151, 'a');
    CHECK(first(menu({long_value})) ==
          "must be less than 151 characters [json-pointer:/blocks/0/elements/0/options/0/value]");
}

TEST_CASE("an initial option must be one of the options") {
    json menu{
        {"type", "static_select"}, {"options", {option("a")}}, {"initial_option", option("b")}};
    CHECK(check(actions({menu})).size() == 1);

    menu["initial_option"] = option("a");
    CHECK(check(actions({menu})).empty());
}

TEST_CASE("an overflow menu has one to five options") {
    const auto overflow = [](std::size_t count) {
        return actions({{{"type", "overflow"}, {"options", copies(option("a"), count)}}});
    };
    CHECK(check(overflow(5)).empty());
    CHECK(check(overflow(6)).size() == 1);
    CHECK(check(overflow(0)).size() == 1);
}

TEST_CASE("ids are at most 255 long and unique", "[rule:unique-ids]") {
    auto one = section("x");
    one["block_id"] = "same";
    CHECK(check_message({{"blocks", {one, one}}}) ==
          findings_list{"block_id \"same\" already exists [json-pointer:/blocks/1/block_id]"});

    auto b = button("Go");
    b["action_id"] = "same";
    CHECK(check(actions({b, b})) == findings_list{"action_id \"same\" already exists "
                                                  "[json-pointer:/blocks/0/elements/1/action_id]"});
    b["action_id"] = std::string(256, 'a');
    CHECK(check(actions({b})).size() == 1);
}

TEST_CASE("an image needs its alternative text and one source") {
    CHECK(first({{"type", "image"}, {"image_url", "http://x/y.png"}}) ==
          "missing required field: alt_text [json-pointer:/blocks/0]");
    CHECK(check({{"type", "image"}, {"alt_text", "a"}}).size() == 1);
    CHECK(check({{"type", "image"}, {"alt_text", "a"}, {"image_url", "u"}, {"slack_file", {}}})
              .size() == 1);
}

TEST_CASE("a table is limited in rows, cells and characters, and there is one",
          "[rule:one-table]") {
    const auto table = [](const std::vector<json>& rows) {
        return json{{"type", "table"}, {"rows", rows}};
    };
    CHECK(check(table(copies(row(20), 100))).empty());
    CHECK(first(table(copies(row(1), 101))) ==
          "no more than 100 items allowed [json-pointer:/blocks/0/rows]");
    CHECK(first(table({row(21)})) ==
          "no more than 20 items allowed [json-pointer:/blocks/0/rows/0]");
    CHECK(check(table(copies(row(10, std::string(100, 'a')), 10))).empty());
    CHECK(first(table(copies(row(10, std::string(100, 'a')), 11))) ==
          "no more than 10000 characters allowed [json-pointer:/blocks/0/rows]");
    CHECK(check_message({{"blocks", {table({row(1)}), table({row(1)})}}}) ==
          findings_list{"only_one_table_allowed [json-pointer:/blocks/1]"});
}

TEST_CASE("a table is not for modals", "[rule:surfaces]") {
    const json table{{"type", "table"}, {"rows", {row(1)}}};

    CHECK(check_blocks(json::array({table}), surface::home).empty());
    CHECK(check_blocks(json::array({table}), surface::modal) ==
          findings_list{"unsupported type: table [json-pointer:/blocks/0/type]"});
}

TEST_CASE("rich text is checked down to its leaves") {
    const auto rich = [](const json& part) {
        return json{{"type", "rich_text"}, {"elements", {part}}};
    };
    const json leaf{{"type", "text"}, {"text", "x"}};
    const json line{{"type", "rich_text_section"}, {"elements", {leaf}}};
    CHECK(check(rich({{"type", "rich_text_list"},
                      {"style", "bullet"},
                      {"indent", 8},
                      {"elements", {line}}}))
              .empty());
    CHECK(check(rich({{"type", "rich_text_list"},
                      {"style", "stars"},
                      {"indent", 9},
                      {"elements", {leaf}}}))
              .size() == 4);
    CHECK(first(rich({{"type", "rich_text_quote"}, {"elements", {{{"type", "poem"}}}}})) ==
          "unsupported type: poem [json-pointer:/blocks/0/elements/0/elements/0/type]");
    CHECK(first(rich({{"type", "rich_text_section"},
                      {"elements", {{{"type", "broadcast"}, {"range", "moon"}}}}})) ==
          "must be a valid enum value [json-pointer:/blocks/0/elements/0/elements/0/range]");
}

TEST_CASE("what is no block is refused, whatever it is") {
    CHECK(first("text") == "must provide an object [json-pointer:/blocks/0]");
    CHECK(first(json::object()) == "missing required field: type [json-pointer:/blocks/0]");
    CHECK(first({{"type", "poem"}}) == "unsupported type: poem [json-pointer:/blocks/0/type]");
    CHECK(check_message({{"blocks", "text"}}) ==
          findings_list{"must provide an array [json-pointer:/blocks]"});
    CHECK(first(actions({{{"type", "image"}, {"alt_text", "a"}, {"image_url", "u"}}})) ==
          "unsupported type: image [json-pointer:/blocks/0/elements/0/type]");
}

TEST_CASE("a confirmation dialog is limited in every text") {
    auto b = button("Go");
    b["confirm"] = {{"title", plain(std::string(101, 'a'))},
                    {"text", mrkdwn(std::string(301, 'a'))},
                    {"confirm", plain(std::string(31, 'a'))}};

    CHECK(check(actions({b})).size() == 4);
}
