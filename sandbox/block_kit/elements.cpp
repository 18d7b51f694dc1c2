#include "sandbox/block_kit/elements.hpp"

#include "sandbox/json_access.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace coach::sandbox {

namespace {

using nlohmann::json;

constexpr std::size_t most_url = 3000;

void check_confirm(findings& out, const json& element, const std::string& pointer) {
    const auto& confirm = member(element, "confirm");
    if (confirm.is_null()) return;
    const auto at = pointer + "/confirm";
    if (!confirm.is_object()) return out.add("must provide an object", at);
    out.text_member(confirm, "title", 100, true, at, true);
    out.text_member(confirm, "text", 300, false, at, true);
    out.text_member(confirm, "confirm", 30, true, at, true);
    out.text_member(confirm, "deny", 30, true, at, true);
    out.choice(confirm, "style", {"primary", "danger"}, at);
}

void check_button(findings& out, const json& button, const std::string& pointer) {
    out.text_member(button, "text", 75, true, pointer, true);
    out.string(button, "value", {1, 2000}, pointer);
    out.string(button, "url", {1, most_url}, pointer);
    out.string(button, "accessibility_label", {1, 75}, pointer);
    out.choice(button, "style", {"primary", "danger"}, pointer);
    check_confirm(out, button, pointer);
}

void check_option(findings& out, const json& option, bool plain, bool may_link,
                  const std::string& pointer) {
    if (!option.is_object()) return out.add("must provide an object", pointer);
    out.text_member(option, "text", 75, plain, pointer, true);
    out.string(option, "value", {1, 150}, pointer, true);
    out.text_member(option, "description", 75, plain, pointer);
    if (may_link) return out.string(option, "url", {1, most_url}, pointer);
    if (option.contains("url")) out.add("invalid additional property: url", pointer);
}

void check_options(findings& out, const json& object, range count, bool plain, bool may_link,
                   const std::string& pointer) {
    const auto* options = out.list(object, "options", count, pointer);
    if (options == nullptr) return;
    for (std::size_t i = 0; i < options->size(); ++i) {
        check_option(out, (*options)[i], plain, may_link, fmt::format("{}/options/{}", pointer, i));
    }
}

bool is_offered(const json& select, const json& wanted) {
    const auto among = [&](const json& holder) {
        const auto& options = member(holder, "options");
        return options.is_array() && std::ranges::find(options, wanted) != options.end();
    };
    const auto& groups = member(select, "option_groups");
    return among(select) || (groups.is_array() && std::ranges::any_of(groups, among));
}

void check_initial_option(findings& out, const json& select, const std::string& pointer) {
    const auto& initial = member(select, "initial_option");
    if (!initial.is_null() && !is_offered(select, initial)) {
        out.add("initial_option must be one of the options", pointer + "/initial_option");
    }
}

void check_groups(findings& out, const json& select, const std::string& pointer) {
    const auto* groups = out.list(select, "option_groups", {1, 100}, pointer);
    if (groups == nullptr) return;
    for (std::size_t i = 0; i < groups->size(); ++i) {
        const auto at = fmt::format("{}/option_groups/{}", pointer, i);
        out.text_member((*groups)[i], "label", 75, true, at, true);
        check_options(out, (*groups)[i], {1, 100}, true, false, at);
    }
}

void check_static_select(findings& out, const json& select, const std::string& pointer) {
    out.text_member(select, "placeholder", 150, true, pointer);
    const bool grouped = select.contains("option_groups");
    if (grouped && select.contains("options")) {
        return out.add("only one of options and option_groups is allowed", pointer);
    }
    grouped ? check_groups(out, select, pointer)
            : check_options(out, select, {1, 100}, true, false, pointer);
    check_initial_option(out, select, pointer);
    check_confirm(out, select, pointer);
}

void check_overflow(findings& out, const json& overflow, const std::string& pointer) {
    check_options(out, overflow, {1, 5}, true, true, pointer);
    check_confirm(out, overflow, pointer);
}

void check_choices(findings& out, const json& element, const std::string& pointer) {
    check_options(out, element, {1, 10}, false, false, pointer);
    check_confirm(out, element, pointer);
}

struct element_rule {
    std::string_view type;
    void (*check)(findings&, const json&, const std::string&);  ///< nullptr: not known yet
    bool in_section;
    bool in_actions;
};

constexpr std::array element_rules{
    element_rule{"button", check_button, true, true},
    element_rule{"static_select", check_static_select, true, true},
    element_rule{"overflow", check_overflow, true, true},
    element_rule{"checkboxes", check_choices, true, true},
    element_rule{"radio_buttons", check_choices, true, true},
    element_rule{"image", check_image, true, false},
    element_rule{"multi_static_select", nullptr, true, false},
    element_rule{"external_select", nullptr, true, true},
    element_rule{"multi_external_select", nullptr, true, false},
    element_rule{"users_select", nullptr, true, true},
    element_rule{"multi_users_select", nullptr, true, false},
    element_rule{"channels_select", nullptr, true, true},
    element_rule{"multi_channels_select", nullptr, true, false},
    element_rule{"conversations_select", nullptr, true, true},
    element_rule{"multi_conversations_select", nullptr, true, false},
    element_rule{"datepicker", nullptr, true, true},
    element_rule{"timepicker", nullptr, true, true},
    element_rule{"datetimepicker", nullptr, false, true},
    element_rule{"rich_text_input", nullptr, false, true},
    element_rule{"workflow_button", nullptr, true, true},
};

}  // namespace

void check_image(findings& out, const json& image, const std::string& pointer) {
    out.string(image, "alt_text", {1, 2000}, pointer, true);
    const bool linked = image.contains("image_url");
    if (linked == image.contains("slack_file")) {
        return out.add("exactly one of image_url and slack_file is required", pointer);
    }
    if (linked) out.string(image, "image_url", {1, most_url}, pointer);
}

void check_element(findings& out, const json& element, element_place place,
                   const std::string& pointer) {
    if (!element.is_object()) return out.add("must provide an object", pointer);
    const auto type = text_at(element, "type");
    const auto rule = std::ranges::find(element_rules, type, &element_rule::type);
    const bool fits = rule != element_rules.end() &&
                      (place == element_place::section ? rule->in_section : rule->in_actions);
    if (!fits) return out.add("unsupported type: " + type, pointer + "/type");
    out.string(element, "action_id", {1, 255}, pointer);
    if (rule->check != nullptr) rule->check(out, element, pointer);
}

}  // namespace coach::sandbox
