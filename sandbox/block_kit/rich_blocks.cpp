#include "sandbox/block_kit/rich_blocks.hpp"

#include "sandbox/block_kit/elements.hpp"
#include "sandbox/block_kit/plain_blocks.hpp"
#include "sandbox/block_kit/rich_text.hpp"
#include "sandbox/block_kit/rules.hpp"
#include "sandbox/json_access.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace coach::sandbox {

namespace {

using nlohmann::json;

/// What may stand in a container.
constexpr std::array<std::string_view, 10> container_children{
    "actions", "context",   "divider", "header", "image",
    "input",   "rich_text", "section", "table",  "video"};

void check_card_image(findings& out, const json& card, std::string_view key,
                      const std::string& pointer) {
    const auto& image = member(card, key);
    if (!image.is_null()) check_image(out, image, pointer + '/' + std::string(key));
}

void check_card_button(findings& out, const json& button, const std::string& pointer) {
    const auto type = text_at(button, "type");
    if (type != "button") return out.add("unsupported type: " + type, pointer + "/type");
    check_element(out, button, element_place::actions, pointer);
}

void check_context_action(findings& out, const json& element, const std::string& pointer) {
    check_element(out, element, element_place::context_actions, pointer);
}

void check_source(findings& out, const json& source, const std::string& pointer) {
    if (!source.is_object()) return out.add("must provide an object", pointer);
    if (text_at(source, "type") != "url") {
        out.add("unsupported type: " + text_at(source, "type"), pointer + "/type");
    }
    out.string(source, "url", {1, 3000}, pointer, true);
    out.string(source, "text", {1, 3000}, pointer, true);
}

/// A title that is a string or a plain_text.
void check_plan_title(findings& out, const json& plan, const std::string& pointer) {
    const auto* title = out.required(plan, "title", pointer);
    if (title == nullptr) return;
    if (title->is_object()) return out.text(*title, 3000, true, pointer + "/title");
    out.string(plan, "title", {1, 3000}, pointer);
}

}  // namespace

void check_card(findings& out, const json& card, const std::string& pointer) {
    constexpr std::array<std::string_view, 4> one_of{"hero_image", "title", "body", "actions"};
    if (std::ranges::none_of(one_of, [&](auto key) { return card.contains(key); })) {
        out.add("at least one of hero_image, title, body and actions is required", pointer);
    }
    out.text_member(card, "title", 150, false, pointer);
    out.text_member(card, "subtitle", 150, false, pointer);
    out.text_member(card, "body", 200, false, pointer);
    out.text_member(card, "subtext", 200, false, pointer);
    check_card_image(out, card, "hero_image", pointer);
    check_card_image(out, card, "icon", pointer);
    if (card.contains("icon") && card.contains("slack_icon")) {
        out.add("only one of icon and slack_icon is allowed", pointer);
    }
    if (!card.contains("actions")) return;
    out.each(card, "actions", {1, 3}, pointer, [&](const json& button, const std::string& at) {
        check_card_button(out, button, at);
    });
}

void check_carousel(findings& out, const json& carousel, const std::string& pointer) {
    out.each(carousel, "elements", {1, 10}, pointer, [&](const json& card, const std::string& at) {
        const auto type = text_at(card, "type");
        if (type != "card") return out.add("unsupported type: " + type, at + "/type");
        check_card(out, card, at);
    });
}

void check_container(findings& out, const json& container, const std::string& pointer) {
    out.text_member(container, "title", 150, false, pointer, true);
    out.text_member(container, "subtitle", 150, false, pointer);
    out.choice(container, "width", {"narrow", "standard", "wide", "full"}, pointer);
    out.boolean(container, "is_collapsible", pointer);
    out.boolean(container, "default_collapsed", pointer);
    out.each(container, "child_blocks", {1, 10}, pointer,
             [&](const json& child, const std::string& at) {
                 const auto type = text_at(child, "type");
                 if (std::ranges::find(container_children, type) == container_children.end()) {
                     return out.add("unsupported type: " + type, at + "/type");
                 }
                 check_block(out, child, at);
             });
}

void check_context_actions(findings& out, const json& block, const std::string& pointer) {
    check_elements(out, block, {1, 5}, check_context_action, pointer);
}

void check_task_card(findings& out, const json& task, const std::string& pointer) {
    if (!task.is_object()) return out.add("must provide an object", pointer);
    out.string(task, "task_id", {1, unlimited}, pointer, true);
    out.string(task, "title", {1, unlimited}, pointer, true);
    out.choice(task, "status", {"pending", "in_progress", "complete", "error"}, pointer);
    for (const auto* key : {"details", "output"}) {
        if (task.contains(key)) check_rich_text(out, task[key], fmt::format("{}/{}", pointer, key));
    }
    if (!task.contains("sources")) return;
    out.each(task, "sources", {0, unlimited}, pointer,
             [&](const json& source, const std::string& at) { check_source(out, source, at); });
}

void check_plan(findings& out, const json& plan, const std::string& pointer) {
    check_plan_title(out, plan, pointer);
    if (!plan.contains("tasks")) return;
    out.each(plan, "tasks", {0, 50}, pointer,
             [&](const json& task, const std::string& at) { check_task_card(out, task, at); });
}

}  // namespace coach::sandbox
