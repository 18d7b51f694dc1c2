#include "sandbox/block_kit/element_state.hpp"
#include "sandbox/block_kit/state.hpp"
#include "tests/sandbox/block_kit_builders.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace coach::sandbox;
using coach::testing::input;
using coach::testing::option;
using coach::testing::plain;
using coach::testing::with;
using nlohmann::json;

TEST_CASE("each element has the null form of its type", "[rule:state-null-forms]") {
    struct form {
        const char* type;
        const char* key;
        json value;
    };
    const auto none = json::array();
    for (const auto& [type, key, value] : {
             form{"plain_text_input", "value", nullptr},
             form{"number_input", "value", nullptr},
             form{"email_text_input", "value", nullptr},
             form{"url_text_input", "value", nullptr},
             form{"rich_text_input", "rich_text_value", nullptr},
             form{"file_input", "files", none},
             form{"static_select", "selected_option", nullptr},
             form{"external_select", "selected_option", nullptr},
             form{"radio_buttons", "selected_option", nullptr},
             form{"checkboxes", "selected_options", none},
             form{"multi_static_select", "selected_options", none},
             form{"multi_external_select", "selected_options", none},
             form{"users_select", "selected_user", nullptr},
             form{"multi_users_select", "selected_users", none},
             form{"channels_select", "selected_channel", nullptr},
             form{"multi_channels_select", "selected_channels", none},
             form{"conversations_select", "selected_conversation", nullptr},
             form{"multi_conversations_select", "selected_conversations", none},
             form{"datepicker", "selected_date", nullptr},
             form{"timepicker", "selected_time", nullptr},
             form{"datetimepicker", "selected_date_time", nullptr},
         }) {
        CHECK(initial_state({{"type", type}}) == json{{"type", type}, {key, value}});
    }
    CHECK_FALSE(holds_state({{"type", "button"}}));
    CHECK_FALSE(holds_state({{"type", "overflow"}}));
}

TEST_CASE("an untouched element holds its initial value") {
    CHECK(initial_state({{"type", "plain_text_input"}, {"initial_value", "x"}})["value"] == "x");
    CHECK(initial_state({{"type", "datetimepicker"},
                         {"initial_date_time", 1'700'000'000}})["selected_date_time"] ==
          1'700'000'000);
    CHECK(initial_state({{"type", "multi_users_select"},
                         {"initial_users", {"U1"}}})["selected_users"] == json{"U1"});
    CHECK(initial_state({{"type", "timepicker"}, {"timezone", "Asia/Kathmandu"}})["timezone"] ==
          "Asia/Kathmandu");
}

TEST_CASE("what is entered is told in the element's own options, an empty text as null") {
    const json menu{{"type", "static_select"}, {"options", {option("a"), option("b")}}};
    const json forged{{"text", plain("forged")}, {"value", "b"}};

    CHECK(entered_state(menu, {{"selected_option", forged}})["selected_option"] == option("b"));
    CHECK(entered_state({{"type", "plain_text_input"}, {"initial_value", "x"}},
                        {{"value", ""}})["value"]
              .is_null());
    CHECK(offers(menu, {{"selected_option", option("a")}}));
    CHECK_FALSE(offers(menu, {{"selected_option", option("z")}}));
    CHECK_FALSE(offers(with(menu, "type", "multi_static_select"),
                       {{"selected_options", {option("a"), option("z")}}}));
    CHECK(offers({{"type", "external_select"}}, {{"selected_option", option("z")}}));
}

TEST_CASE("ids are given wherever they are missing, in blocks within blocks too") {
    random_source random(1);
    json button{{"type", "button"}, {"text", plain("Go")}};
    json blocks{
        input({{"type", "plain_text_input"}}),
        {{"type", "container"}, {"child_blocks", {{{"type", "actions"}, {"elements", {button}}}}}},
        {{"type", "carousel"}, {"elements", {{{"type", "card"}, {"actions", {button}}}}}}};

    assign_ids(blocks, random);

    CHECK_FALSE(blocks[0]["block_id"].get<std::string>().empty());
    CHECK_FALSE(blocks[0]["element"]["action_id"].get<std::string>().empty());
    const auto& inner = blocks[1]["child_blocks"][0];
    CHECK(find_element(blocks, inner["block_id"].get<std::string>(),
                       inner["elements"][0]["action_id"].get<std::string>())
              .element == &inner["elements"][0]);
    const auto& card = blocks[2]["elements"][0];
    CHECK(find_element(blocks, card["block_id"].get<std::string>(),
                       card["actions"][0]["action_id"].get<std::string>())
              .block == &card);
    CHECK(find_element(blocks, "none", "none").element == nullptr);
}

TEST_CASE("state.values holds inputs as it holds menus") {
    const auto blocks = json::array(
        {with(input({{"type", "plain_text_input"}, {"action_id", "a"}}), "block_id", "b")});
    const json typed{{"type", "plain_text_input"}, {"value", "hi"}};

    CHECK(state_values(blocks, json::object())["b"]["a"]["value"].is_null());
    CHECK(state_values(blocks, {{"b", {{"a", typed}}}})["b"]["a"] == typed);
}
