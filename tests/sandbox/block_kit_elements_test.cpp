#include "tests/sandbox/block_kit_builders.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace coach::testing;
using coach::sandbox::surface;
using nlohmann::json;

namespace {

/// What is wrong with an element of an input in a modal.
std::string wrong(const json& element) {
    return finding(input(element), surface::modal);
}

std::string at(const std::string& place) {
    return " [json-pointer:/blocks/0/element" + place + "]";
}

json element(const std::string& type) {
    return {{"type", type}};
}

json section_with(const json& accessory) {
    return {{"type", "section"}, {"text", plain("x")}, {"accessory", accessory}};
}

json actions_with(const json& one) {
    return {{"type", "actions"}, {"elements", {one}}};
}

}  // namespace

TEST_CASE("elements stand where they are allowed", "[rule:element-places]") {
    const auto is_refused = [](const json& block, surface where) {
        const auto found = finding(block, where);
        return found.starts_with("unsupported type: ");
    };
    CHECK(is_refused(section_with(element("plain_text_input")), surface::modal));
    CHECK(is_refused(actions_with(element("number_input")), surface::modal));
    CHECK(is_refused(section_with(element("datetimepicker")), surface::modal));
    CHECK(is_refused(input(element("button")), surface::modal));
    CHECK(is_refused(actions_with(element("icon_button")), surface::message));
    CHECK(is_refused(actions_with(element("poem")), surface::message));
    for (const auto* type : {"users_select", "multi_channels_select", "datepicker", "timepicker"}) {
        CHECK(finding(section_with(element(type))) == "");
        CHECK(finding(actions_with(element(type))) == "");
        CHECK(finding(input(element(type))) == "");
    }
}

TEST_CASE("some elements are for one surface", "[rule:element-surfaces]") {
    for (const auto* type : {"email_text_input", "url_text_input", "file_input"}) {
        CHECK(finding(input(element(type)), surface::modal) == "");
        CHECK(finding(input(element(type)), surface::home) != "");
        CHECK(finding(input(element(type)), surface::message) != "");
    }
    const auto rich = element("rich_text_input");
    CHECK(finding(input(rich), surface::modal) == "");
    CHECK(finding(input(rich), surface::home) == "");
    CHECK(finding(input(rich), surface::message) != "");
    CHECK(finding(input(element("datetimepicker")), surface::home) != "");
}

TEST_CASE("a text input is limited in its lengths", "[rule:text-input-limits]") {
    const auto text = element("plain_text_input");
    CHECK(wrong(with(text, "max_length", 3000)) == "");
    CHECK(wrong(with(text, "max_length", 3001)) ==
          "must be a number from 1 to 3000" + at("/max_length"));
    CHECK(wrong(with(text, "min_length", -1)) ==
          "must be a number from 0 to 3000" + at("/min_length"));
    CHECK(wrong(with(with(text, "min_length", 9), "max_length", 8)) ==
          "min_length must not be greater than max_length" + at("/min_length"));
    CHECK(wrong(with(text, "initial_value", std::string(3001, 'a'))) ==
          "must be less than 3001 characters" + at("/initial_value"));
    CHECK(wrong(with(text, "multiline", "yes")) == "must provide a boolean" + at("/multiline"));
    CHECK(wrong(with(text, "placeholder", plain(151))) ==
          "must be less than 151 characters" + at("/placeholder/text"));
}

TEST_CASE("dispatch_action_config names its occasions", "[rule:dispatch-config]") {
    const auto config = [](const json& occasions) {
        return with(element("plain_text_input"), "dispatch_action_config",
                    {{"trigger_actions_on", occasions}});
    };
    CHECK(wrong(config({"on_enter_pressed", "on_character_entered"})) == "");
    CHECK(wrong(config(json::array())) != "");
    CHECK(wrong(config({"on_full_moon"})) ==
          "must be a valid enum value" + at("/dispatch_action_config/trigger_actions_on/0"));
}

TEST_CASE("a number input has its bounds in strings", "[rule:number-input]") {
    const auto number = with(element("number_input"), "is_decimal_allowed", false);
    CHECK(wrong(with(with(number, "min_value", "1"), "max_value", "9")) == "");
    CHECK(wrong(element("number_input")) == "missing required field: is_decimal_allowed" + at(""));
    CHECK(wrong(with(number, "min_value", 1)) == "must be a number in a string" + at("/min_value"));
    CHECK(wrong(with(number, "min_value", "1.5")) == "must be a whole number" + at("/min_value"));
    CHECK(wrong(with(with(number, "min_value", "9"), "max_value", "1")) ==
          "min_value must not be greater than max_value" + at("/min_value"));
    CHECK(wrong(with(with(number, "max_value", "9"), "initial_value", "10")) ==
          "initial_value must be within min_value and max_value" + at("/initial_value"));
}

TEST_CASE("pickers begin with real dates and times", "[rule:picker-forms]") {
    const auto date = [](const std::string& day) {
        return wrong(with(element("datepicker"), "initial_date", day));
    };
    CHECK(date("2028-02-29") == "");
    for (const auto* bad : {"2027-02-29", "2027-13-01", "27-01-01", "2027/01/01", "2027-00-10"}) {
        CHECK(date(bad) == "must be a valid date or time" + at("/initial_date"));
    }
    const auto time = [](const std::string& hour) {
        return wrong(with(element("timepicker"), "initial_time", hour));
    };
    CHECK(time("23:59") == "");
    for (const auto* bad : {"24:00", "9:00", "09:60", "noon!", "-1:00"}) CHECK(time(bad) != "");
    const auto instant = with(element("datetimepicker"), "initial_date_time", 1'700'000'000);
    CHECK(wrong(instant) == "");
    CHECK(wrong(with(instant, "initial_date_time", 5)) != "");
}

TEST_CASE("menus take options or groups, and begin with what they have", "[rule:menu-options]") {
    const auto menu = with(element("multi_static_select"), "options", {option("a"), option("b")});
    CHECK(wrong(with(menu, "initial_options", json::array({option("a")}))) == "");
    CHECK(wrong(with(menu, "initial_options", json::array({option("z")}))) ==
          "initial_options must be among the options" + at("/initial_options/0"));
    CHECK(wrong(with(menu, "option_groups", json::array())) ==
          "only one of options and option_groups is allowed" + at(""));
    const json group{{"label", plain(76)}, {"options", copies(option("a"), 101)}};
    CHECK(wrong(with(element("static_select"), "option_groups", json::array({group}))) ==
          "must be less than 76 characters" + at("/option_groups/0/label/text") +
              "; no more than 100 items allowed" + at("/option_groups/0/options"));
    CHECK(wrong(element("static_select")) == "missing required field: options" + at(""));
}

TEST_CASE("only menus for several have a most, and keep to it", "[rule:max-selected-items]") {
    const auto menu = with(element("multi_users_select"), "initial_users", {"U1", "U2"});
    CHECK(wrong(with(menu, "max_selected_items", 2)) == "");
    CHECK(wrong(with(menu, "max_selected_items", 1)) ==
          "more initial values than max_selected_items" + at("/initial_users"));
    CHECK(wrong(with(menu, "max_selected_items", 0)) != "");
    CHECK(wrong(with(element("users_select"), "max_selected_items", 1)) ==
          "invalid additional property: max_selected_items" + at(""));
}

TEST_CASE("response_url_enabled is for inputs of modals", "[rule:response-url-enabled]") {
    const auto menu = with(element("channels_select"), "response_url_enabled", true);
    CHECK(wrong(menu) == "");
    CHECK(finding(section_with(menu), surface::modal) != "");
    CHECK(finding(input(menu), surface::message) != "");
    CHECK(wrong(with(element("multi_channels_select"), "response_url_enabled", true)) != "");
}

TEST_CASE("a filter of conversations says something, and knows their kinds",
          "[rule:conversation-filter]") {
    const auto filtered = [](const json& filter) {
        return wrong(with(element("conversations_select"), "filter", filter));
    };
    CHECK(filtered({{"include", {"im", "public"}}, {"exclude_bot_users", true}}) == "");
    CHECK(filtered(json::object()) == "must not be empty" + at("/filter"));
    CHECK(filtered({{"include", {"secret"}}}) ==
          "must be a valid enum value" + at("/filter/include/0"));
}

TEST_CASE("an external menu's first option is whole", "[rule:external-initial]") {
    const auto menu = element("external_select");
    CHECK(wrong(with(menu, "initial_option", option("a"))) == "");
    CHECK(wrong(with(menu, "initial_option", {{"value", "a"}})) ==
          "missing required field: text" + at("/initial_option"));
    CHECK(wrong(with(menu, "min_query_length", -1)) != "");
}

TEST_CASE("choices are one to ten", "[rule:choices-1-10]") {
    const auto boxes = [](std::size_t count) {
        return wrong(with(element("checkboxes"), "options", copies(option("a"), count)));
    };
    CHECK(boxes(10) == "");
    CHECK(boxes(11) == "no more than 10 items allowed" + at("/options"));
    CHECK(boxes(0) == "no fewer than 1 items allowed" + at("/options"));
}

TEST_CASE("inputs of files and rich text have their counts", "[rule:file-rich-counts]") {
    CHECK(wrong(with(element("file_input"), "max_files", 10)) == "");
    CHECK(wrong(with(element("file_input"), "max_files", 11)) ==
          "must be a number from 1 to 10" + at("/max_files"));
    CHECK(wrong(with(element("file_input"), "filetypes", {"pdf", 1})) ==
          "must provide a string" + at("/filetypes/1"));
    CHECK(wrong(with(element("rich_text_input"), "max_lines", 101)) != "");
    CHECK(wrong(with(element("rich_text_input"), "initial_value", plain("x"))) ==
          "unsupported type: plain_text" + at("/initial_value/type"));
}

TEST_CASE("a workflow button needs its trigger", "[rule:workflow-button]") {
    auto button = with(element("workflow_button"), "text", plain("Run"));
    CHECK(finding(actions_with(button)) ==
          "missing required field: workflow [json-pointer:/blocks/0/elements/0]");
    button["workflow"] = {{"trigger", {{"url", "https://slack.com/shortcuts/x"}}}};
    CHECK(finding(actions_with(button)) == "");
    CHECK(finding(actions_with(button), surface::home) != "");
}

TEST_CASE("a Slack file is named by id or url", "[rule:slack-file-one-name]") {
    const auto image = [](const json& file) {
        return finding({{"type", "image"}, {"alt_text", "a"}, {"slack_file", file}});
    };
    CHECK(image({{"id", "F1"}}) == "");
    CHECK(image({{"id", "F1"}, {"url", "u"}}) ==
          "exactly one of id and url is required [json-pointer:/blocks/0/slack_file]");
    CHECK(image("F1") == "must provide an object [json-pointer:/blocks/0/slack_file]");
}
