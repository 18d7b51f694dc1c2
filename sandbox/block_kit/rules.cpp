#include "sandbox/block_kit/rules.hpp"

#include "sandbox/block_kit/elements.hpp"
#include "sandbox/block_kit/findings.hpp"
#include "sandbox/block_kit/rich_text.hpp"
#include "sandbox/json_access.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <string_view>

namespace coach::sandbox {

namespace {

using nlohmann::json;

constexpr std::size_t most_blocks_in_message = 50;
constexpr std::size_t most_blocks_in_view = 100;
constexpr std::size_t most_id = 255;

void check_fields(findings& out, const json& section, const std::string& pointer) {
    const auto* fields = out.list(section, "fields", {1, 10}, pointer);
    if (fields == nullptr) return;
    for (std::size_t i = 0; i < fields->size(); ++i) {
        out.text((*fields)[i], 2000, false, fmt::format("{}/fields/{}", pointer, i));
    }
}

void check_section(findings& out, const json& section, const std::string& pointer) {
    const bool fields = section.contains("fields");
    out.text_member(section, "text", 3000, false, pointer, !fields);
    if (fields) check_fields(out, section, pointer);
    const auto& accessory = member(section, "accessory");
    if (accessory.is_null()) return;
    check_element(out, accessory, element_place::section, pointer + "/accessory");
}

void check_header(findings& out, const json& header, const std::string& pointer) {
    out.text_member(header, "text", 150, true, pointer, true);
    const auto& level = member(header, "level");
    if (level.is_null()) return;
    if (!level.is_number_integer() || level.get<int>() < 1 || level.get<int>() > 4) {
        out.add("must be a number from 1 to 4", pointer + "/level");
    }
}

void check_divider(findings& /*out*/, const json& /*divider*/, const std::string& /*pointer*/) {}

void check_context(findings& out, const json& context, const std::string& pointer) {
    const auto* elements = out.list(context, "elements", {1, 10}, pointer);
    if (elements == nullptr) return;
    for (std::size_t i = 0; i < elements->size(); ++i) {
        const auto at = fmt::format("{}/elements/{}", pointer, i);
        const auto& element = (*elements)[i];
        if (text_at(element, "type") == "image") {
            check_image(out, element, at);
        } else {
            out.text(element, 3000, false, at);
        }
    }
}

void check_actions(findings& out, const json& actions, const std::string& pointer) {
    const auto* elements = out.list(actions, "elements", {1, 25}, pointer);
    if (elements == nullptr) return;
    std::set<std::string> ids;
    for (std::size_t i = 0; i < elements->size(); ++i) {
        const auto at = fmt::format("{}/elements/{}", pointer, i);
        check_element(out, (*elements)[i], element_place::actions, at);
        const auto id = text_at((*elements)[i], "action_id");
        if (!id.empty() && !ids.insert(id).second) {
            out.add(fmt::format("action_id \"{}\" already exists", id), at + "/action_id");
        }
    }
}

void check_image_block(findings& out, const json& image, const std::string& pointer) {
    check_image(out, image, pointer);
    out.text_member(image, "title", 2000, true, pointer);
}

struct block_rule {
    std::string_view type;
    void (*check)(findings&, const json&, const std::string&);  ///< nullptr: not known yet
    bool in_message;
    bool in_modal;
    bool in_home;
};

constexpr std::array block_rules{
    block_rule{"section", check_section, true, true, true},
    block_rule{"header", check_header, true, true, true},
    block_rule{"divider", check_divider, true, true, true},
    block_rule{"context", check_context, true, true, true},
    block_rule{"actions", check_actions, true, true, true},
    block_rule{"image", check_image_block, true, true, true},
    block_rule{"rich_text", check_rich_text, true, true, true},
    block_rule{"table", check_table, true, false, true},
    block_rule{"input", nullptr, true, true, true},
    block_rule{"video", nullptr, true, true, true},
    block_rule{"markdown", nullptr, true, false, false},
    block_rule{"data_table", nullptr, true, false, true},
    block_rule{"data_visualization", nullptr, true, false, true},
    block_rule{"alert", nullptr, false, true, false},
    block_rule{"card", nullptr, true, false, true},
    block_rule{"carousel", nullptr, true, false, true},
    block_rule{"container", nullptr, true, false, true},
    block_rule{"context_actions", nullptr, true, false, false},
    block_rule{"plan", nullptr, true, false, false},
    block_rule{"task_card", nullptr, true, false, false},
};

bool is_allowed(const block_rule& rule, surface where) {
    switch (where) {
        case surface::message:
            return rule.in_message;
        case surface::modal:
            return rule.in_modal;
        case surface::home:
            return rule.in_home;
    }
    return false;
}

void check_block(findings& out, const json& block, surface where, const std::string& pointer) {
    if (!block.is_object()) return out.add("must provide an object", pointer);
    const auto* type_value = out.required(block, "type", pointer);
    if (type_value == nullptr) return;
    const auto type = text_at(block, "type");
    const auto rule = std::ranges::find(block_rules, type, &block_rule::type);
    if (rule == block_rules.end() || !is_allowed(*rule, where)) {
        return out.add("unsupported type: " + type, pointer + "/type");
    }
    out.string(block, "block_id", {1, most_id}, pointer);
    if (rule->check != nullptr) rule->check(out, block, pointer);
}

void check_block_ids(findings& out, const json& blocks) {
    std::set<std::string> ids;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const auto id = text_at(blocks[i], "block_id");
        if (!id.empty() && !ids.insert(id).second) {
            out.add(fmt::format("block_id \"{}\" already exists", id),
                    fmt::format("/blocks/{}/block_id", i));
        }
    }
}

void check_one_table(findings& out, const json& blocks) {
    bool seen = false;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const auto type = text_at(blocks[i], "type");
        if (type != "table" && type != "data_table") continue;
        if (seen) out.add("only_one_table_allowed", fmt::format("/blocks/{}", i));
        seen = true;
    }
}

}  // namespace

std::vector<std::string> check_blocks(const json& blocks, surface where) {
    findings out;
    const auto most = where == surface::message ? most_blocks_in_message : most_blocks_in_view;
    const json holder{{"blocks", blocks}};
    const auto* list = out.list(holder, "blocks", {0, most}, "");
    if (list == nullptr) return out.take();
    for (std::size_t i = 0; i < list->size(); ++i) {
        check_block(out, (*list)[i], where, fmt::format("/blocks/{}", i));
    }
    check_block_ids(out, *list);
    check_one_table(out, *list);
    return out.take();
}

std::vector<std::string> check_message(const json& message) {
    const auto& blocks = member(message, "blocks");
    if (blocks.is_null()) return {};
    return check_blocks(blocks, surface::message);
}

}  // namespace coach::sandbox
