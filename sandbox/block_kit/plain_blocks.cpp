#include "sandbox/block_kit/plain_blocks.hpp"

#include "sandbox/block_kit/elements.hpp"
#include "sandbox/json_access.hpp"

#include <fmt/core.h>

#include <set>

namespace coach::sandbox {

namespace {

using nlohmann::json;

constexpr range address{1, 3000};

void check_context_element(findings& out, const json& element, const std::string& pointer) {
    if (text_at(element, "type") == "image") return check_image(out, element, pointer);
    out.text(element, 3000, false, pointer);
}

void check_action(findings& out, const json& element, const std::string& pointer) {
    check_element(out, element, element_place::actions, pointer);
}

}  // namespace

void check_elements(findings& out, const json& block, range count,
                    void (*check)(findings&, const json&, const std::string&),
                    const std::string& pointer) {
    std::set<std::string> ids;
    out.each(block, "elements", count, pointer, [&](const json& element, const std::string& at) {
        check(out, element, at);
        const auto id = text_at(element, "action_id");
        if (!id.empty() && !ids.insert(id).second) {
            out.add(fmt::format("action_id \"{}\" already exists", id), at + "/action_id");
        }
    });
}

void check_section(findings& out, const json& section, const std::string& pointer) {
    const bool fields = section.contains("fields");
    out.text_member(section, "text", 3000, false, pointer, !fields);
    if (fields) {
        out.each(section, "fields", {1, 10}, pointer,
                 [&](const json& item, const std::string& at) { out.text(item, 2000, false, at); });
    }
    out.boolean(section, "expand", pointer);
    const auto& accessory = member(section, "accessory");
    if (accessory.is_null()) return;
    check_element(out, accessory, element_place::section, pointer + "/accessory");
}

void check_header(findings& out, const json& header, const std::string& pointer) {
    out.text_member(header, "text", 150, true, pointer, true);
    out.integer(header, "level", 1, 4, pointer);
}

void check_divider(findings& /*out*/, const json& /*divider*/, const std::string& /*pointer*/) {}

void check_context(findings& out, const json& context, const std::string& pointer) {
    check_elements(out, context, {1, 10}, check_context_element, pointer);
}

void check_actions(findings& out, const json& actions, const std::string& pointer) {
    check_elements(out, actions, {1, 25}, check_action, pointer);
}

void check_image_block(findings& out, const json& image, const std::string& pointer) {
    check_image(out, image, pointer);
    out.text_member(image, "title", 2000, true, pointer);
}

void check_input(findings& out, const json& input, const std::string& pointer) {
    out.text_member(input, "label", 2000, true, pointer, true);
    out.text_member(input, "hint", 2000, true, pointer);
    out.boolean(input, "optional", pointer);
    out.boolean(input, "dispatch_action", pointer);
    const auto* element = out.required(input, "element", pointer);
    if (element == nullptr) return;
    check_element(out, *element, element_place::input, pointer + "/element");
    if (text_at(*element, "type") == "file_input" && flag_at(input, "dispatch_action")) {
        out.add("dispatch_action is not allowed with file_input", pointer + "/dispatch_action");
    }
}

void check_video(findings& out, const json& video, const std::string& pointer) {
    out.text_member(video, "title", 200, true, pointer, true);
    out.string(video, "alt_text", {1, 200}, pointer, true);
    out.string(video, "video_url", address, pointer, true);
    out.string(video, "thumbnail_url", address, pointer, true);
    out.string(video, "title_url", address, pointer);
    out.text_member(video, "description", 200, true, pointer);
    out.string(video, "author_name", {1, 50}, pointer);
    out.string(video, "provider_name", {1, 50}, pointer);
    out.string(video, "provider_icon_url", address, pointer);
}

void check_markdown(findings& out, const json& markdown, const std::string& pointer) {
    out.string(markdown, "text", {1, 12'000}, pointer, true);
}

void check_alert(findings& out, const json& alert, const std::string& pointer) {
    out.text_member(alert, "text", 200, false, pointer, true);
    out.choice(alert, "level", {"default", "info", "warning", "error", "success"}, pointer);
}

}  // namespace coach::sandbox
