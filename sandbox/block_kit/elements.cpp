#include "sandbox/block_kit/elements.hpp"

#include "sandbox/block_kit/buttons.hpp"
#include "sandbox/block_kit/inputs.hpp"
#include "sandbox/block_kit/menus.hpp"
#include "sandbox/json_access.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace coach::sandbox {

namespace {

using nlohmann::json;

/// An element, and where it is allowed: "s", "a", "i" and "c" for section, actions, input and
/// context_actions, "M", "D" and "H" for message, modal and Home.
struct element_rule {
    std::string_view type;
    void (*check)(findings&, const json&, const std::string&);
    std::string_view places;
    std::string_view surfaces;
};

constexpr std::array element_rules{
    element_rule{"button", check_button, "sa", "MDH"},
    element_rule{"overflow", check_overflow, "sa", "MDH"},
    element_rule{"workflow_button", check_workflow_button, "sa", "M"},
    element_rule{"feedback_buttons", check_feedback_buttons, "c", "M"},
    element_rule{"icon_button", check_icon_button, "c", "M"},
    element_rule{"image", check_image, "s", "MDH"},
    element_rule{"checkboxes", check_choices, "sai", "MDH"},
    element_rule{"radio_buttons", check_choices, "sai", "MDH"},
    element_rule{"static_select", check_static_select, "sai", "MDH"},
    element_rule{"external_select", check_external_select, "sai", "MDH"},
    element_rule{"users_select", check_users_select, "sai", "MDH"},
    element_rule{"channels_select", check_channels_select, "sai", "MDH"},
    element_rule{"conversations_select", check_conversations_select, "sai", "MDH"},
    element_rule{"multi_static_select", check_static_select, "sai", "MDH"},
    element_rule{"multi_external_select", check_external_select, "sai", "MDH"},
    element_rule{"multi_users_select", check_users_select, "sai", "MDH"},
    element_rule{"multi_channels_select", check_channels_select, "sai", "MDH"},
    element_rule{"multi_conversations_select", check_conversations_select, "sai", "MDH"},
    element_rule{"datepicker", check_datepicker, "sai", "MDH"},
    element_rule{"timepicker", check_timepicker, "sai", "MDH"},
    element_rule{"datetimepicker", check_datetimepicker, "ai", "MD"},
    element_rule{"plain_text_input", check_plain_text_input, "i", "MDH"},
    element_rule{"number_input", check_number_input, "i", "D"},
    element_rule{"email_text_input", check_typed_input, "i", "D"},
    element_rule{"url_text_input", check_typed_input, "i", "D"},
    element_rule{"rich_text_input", check_rich_text_input, "ai", "DH"},
    element_rule{"file_input", check_file_input, "i", "D"},
};

char letter(element_place place) {
    switch (place) {
        case element_place::section:
            return 's';
        case element_place::actions:
            return 'a';
        case element_place::input:
            return 'i';
        case element_place::context_actions:
            return 'c';
    }
    return ' ';
}

char letter(surface where) {
    switch (where) {
        case surface::message:
            return 'M';
        case surface::modal:
            return 'D';
        case surface::home:
            return 'H';
    }
    return ' ';
}

bool has(std::string_view letters, char one) {
    return letters.find(one) != std::string_view::npos;
}

void check_slack_file(findings& out, const json& image, const std::string& pointer) {
    const auto& file = member(image, "slack_file");
    const auto at = pointer + "/slack_file";
    if (!file.is_object()) return out.add("must provide an object", at);
    if (file.contains("id") == file.contains("url")) {
        return out.add("exactly one of id and url is required", at);
    }
    out.string(file, "id", {1, 255}, at);
    out.string(file, "url", {1, 3000}, at);
}

}  // namespace

void check_image(findings& out, const json& image, const std::string& pointer) {
    out.string(image, "alt_text", {1, 2000}, pointer, true);
    const bool linked = image.contains("image_url");
    if (linked == image.contains("slack_file")) {
        return out.add("exactly one of image_url and slack_file is required", pointer);
    }
    if (linked) return out.string(image, "image_url", {1, 3000}, pointer);
    check_slack_file(out, image, pointer);
}

void check_element(findings& out, const json& element, element_place place,
                   const std::string& pointer) {
    if (!element.is_object()) return out.add("must provide an object", pointer);
    const auto type = text_at(element, "type");
    const auto rule = std::ranges::find(element_rules, type, &element_rule::type);
    const bool fits = rule != element_rules.end() && has(rule->places, letter(place)) &&
                      has(rule->surfaces, letter(out.where()));
    if (!fits) return out.add("unsupported type: " + type, pointer + "/type");
    out.string(element, "action_id", {1, 255}, pointer);
    rule->check(out, element, pointer);
}

}  // namespace coach::sandbox
