#include "sandbox/block_kit/rules.hpp"

#include "sandbox/block_kit/options.hpp"
#include "sandbox/block_kit/plain_blocks.hpp"
#include "sandbox/block_kit/rich_blocks.hpp"
#include "sandbox/block_kit/rich_text.hpp"
#include "sandbox/block_kit/tables.hpp"
#include "sandbox/json_access.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>

namespace coach::sandbox {

namespace {

using nlohmann::json;

constexpr std::size_t most_blocks_in_message = 50;
constexpr std::size_t most_blocks_in_view = 100;
constexpr std::size_t most_id = 255;
constexpr std::size_t most_markdown = 12'000;
constexpr std::size_t most_charts = 2;

struct block_rule {
    std::string_view type;
    void (*check)(findings&, const json&, const std::string&);
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
    block_rule{"input", check_input, true, true, true},
    block_rule{"video", check_video, true, true, true},
    block_rule{"markdown", check_markdown, true, false, false},
    block_rule{"data_table", check_data_table, true, false, true},
    block_rule{"data_visualization", check_data_visualization, true, false, true},
    block_rule{"alert", check_alert, false, true, false},
    block_rule{"card", check_card, true, false, true},
    block_rule{"carousel", check_carousel, true, false, true},
    block_rule{"container", check_container, true, false, true},
    block_rule{"context_actions", check_context_actions, true, false, false},
    block_rule{"plan", check_plan, true, false, false},
    block_rule{"task_card", check_task_card, true, false, false},
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

void check_block_ids(findings& out, const json& blocks, const std::string& pointer) {
    std::set<std::string> ids;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const auto id = text_at(blocks[i], "block_id");
        if (!id.empty() && !ids.insert(id).second) {
            out.add(fmt::format("block_id \"{}\" already exists", id),
                    fmt::format("{}/{}/block_id", pointer, i));
        }
    }
}

/// What may stand only so often among the blocks.
void check_counts(findings& out, const json& blocks, const std::string& pointer) {
    bool table = false;
    std::size_t charts = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const auto type = text_at(blocks[i], "type");
        const auto at = fmt::format("{}/{}", pointer, i);
        const bool is_table = type == "table" || type == "data_table";
        if (is_table && table) out.add("only_one_table_allowed", at);
        table = table || is_table;
        if (type == "data_visualization" && ++charts > most_charts) {
            out.add(fmt::format("no more than {} data_visualization blocks allowed", most_charts),
                    at);
        }
    }
}

void check_markdown_sum(findings& out, const json& blocks, const std::string& pointer) {
    std::size_t sum = 0;
    for (const auto& block : blocks) {
        if (text_at(block, "type") == "markdown") sum += code_points(text_at(block, "text"));
    }
    if (sum > most_markdown) {
        out.add(fmt::format("no more than {} characters of markdown allowed", most_markdown),
                pointer);
    }
}

/// Calls `visit(value, pointer)` for every object with that member.
template <class Visit>
void for_each_with(const json& value, std::string_view key, const std::string& pointer,
                   const Visit& visit) {
    if (value.is_object() && value.contains(key)) visit(value, pointer);
    if (!value.is_structured()) return;
    for (const auto& [name, part] : value.items()) {
        for_each_with(part, key, fmt::format("{}/{}", pointer, name), visit);
    }
}

void check_one_focus(findings& out, const json& blocks, const std::string& pointer) {
    bool seen = false;
    for_each_with(blocks, "focus_on_load", pointer,
                  [&](const json& element, const std::string& at) {
                      if (!flag_at(element, "focus_on_load")) return;
                      if (seen) out.add("focus_on_load is allowed once", at + "/focus_on_load");
                      seen = true;
                  });
}

}  // namespace

void check_block(findings& out, const json& block, const std::string& pointer) {
    if (!block.is_object()) return out.add("must provide an object", pointer);
    const auto* type_value = out.required(block, "type", pointer);
    if (type_value == nullptr) return;
    const auto type = text_at(block, "type");
    const auto rule = std::ranges::find(block_rules, type, &block_rule::type);
    if (rule == block_rules.end() || !is_allowed(*rule, out.where())) {
        return out.add("unsupported type: " + type, pointer + "/type");
    }
    out.string(block, "block_id", {1, most_id}, pointer);
    rule->check(out, block, pointer);
}

void check_block_list(findings& out, const json& holder, range count, const std::string& pointer) {
    out.each(holder, "blocks", count, pointer,
             [&](const json& block, const std::string& at) { check_block(out, block, at); });
    const auto& blocks = member(holder, "blocks");
    if (!blocks.is_array()) return;
    const auto at = pointer + "/blocks";
    check_block_ids(out, blocks, at);
    check_counts(out, blocks, at);
    check_markdown_sum(out, blocks, at);
    check_one_focus(out, blocks, at);
}

std::vector<std::string> check_blocks(const json& blocks, surface where) {
    const auto most = where == surface::message ? most_blocks_in_message : most_blocks_in_view;
    findings out(where);
    check_block_list(out, {{"blocks", blocks}}, {0, most}, "");
    return out.take();
}

std::vector<std::string> check_message(const json& message) {
    const auto& blocks = member(message, "blocks");
    if (blocks.is_null()) return {};
    return check_blocks(blocks, surface::message);
}

std::vector<std::string> check_suggestions(const json& answer) {
    findings out(surface::modal);
    if (member(answer, "options") == json::array()) return {};
    check_options_or_groups(out, answer, "");
    return out.take();
}

}  // namespace coach::sandbox
