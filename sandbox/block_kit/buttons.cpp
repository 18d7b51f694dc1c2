#include "sandbox/block_kit/buttons.hpp"

#include "sandbox/block_kit/options.hpp"
#include "sandbox/json_access.hpp"

namespace coach::sandbox {

namespace {

using nlohmann::json;

constexpr range label{1, 75};
constexpr range address{1, 3000};
constexpr range button_value{1, 2000};

void check_feedback_button(findings& out, const json& element, std::string_view key,
                           const std::string& pointer) {
    const auto* button = out.required(element, key, pointer);
    if (button == nullptr) return;
    const auto at = pointer + '/' + std::string(key);
    if (!button->is_object()) return out.add("must provide an object", at);
    out.text_member(*button, "text", label.most, true, at, true);
    out.string(*button, "value", button_value, at, true);
    out.string(*button, "accessibility_label", label, at);
}

}  // namespace

void check_button(findings& out, const json& button, const std::string& pointer) {
    out.text_member(button, "text", label.most, true, pointer, true);
    out.string(button, "value", button_value, pointer);
    out.string(button, "url", address, pointer);
    out.string(button, "accessibility_label", label, pointer);
    out.choice(button, "style", {"primary", "danger"}, pointer);
    check_confirm(out, button, pointer);
}

void check_workflow_button(findings& out, const json& button, const std::string& pointer) {
    out.text_member(button, "text", label.most, true, pointer, true);
    out.string(button, "accessibility_label", label, pointer);
    out.choice(button, "style", {"primary", "danger"}, pointer);
    const auto* workflow = out.required(button, "workflow", pointer);
    if (workflow == nullptr) return;
    const auto at = pointer + "/workflow";
    const auto* trigger = out.required(*workflow, "trigger", at);
    if (trigger != nullptr) out.string(*trigger, "url", address, at + "/trigger", true);
}

void check_feedback_buttons(findings& out, const json& element, const std::string& pointer) {
    check_feedback_button(out, element, "positive_button", pointer);
    check_feedback_button(out, element, "negative_button", pointer);
}

void check_icon_button(findings& out, const json& button, const std::string& pointer) {
    out.required(button, "icon", pointer);
    out.choice(button, "icon", {"trash"}, pointer);
    out.text_member(button, "text", label.most, true, pointer, true);
    out.string(button, "value", button_value, pointer);
    out.string(button, "accessibility_label", label, pointer);
    if (button.contains("visible_to_user_ids")) {
        out.list(button, "visible_to_user_ids", {0, 10}, pointer);
    }
    check_confirm(out, button, pointer);
}

void check_overflow(findings& out, const json& overflow, const std::string& pointer) {
    check_options(out, overflow, {1, 5}, {.plain = true, .may_link = true}, pointer);
    check_confirm(out, overflow, pointer);
}

}  // namespace coach::sandbox
