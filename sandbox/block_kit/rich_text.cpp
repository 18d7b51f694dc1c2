#include "sandbox/block_kit/rich_text.hpp"

#include "sandbox/json_access.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace coach::sandbox {

namespace {

using nlohmann::json;

constexpr std::size_t unlimited = static_cast<std::size_t>(-1);

/// A leaf of rich text, and the member that it cannot do without.
struct leaf_rule {
    std::string_view type;
    std::string_view needs;
};

constexpr std::array leaf_rules{
    leaf_rule{"text", "text"},          leaf_rule{"link", "url"},
    leaf_rule{"user", "user_id"},       leaf_rule{"usergroup", "usergroup_id"},
    leaf_rule{"channel", "channel_id"}, leaf_rule{"team", "team_id"},
    leaf_rule{"emoji", "name"},         leaf_rule{"broadcast", "range"},
    leaf_rule{"color", "value"},        leaf_rule{"date", "timestamp"},
};

void check_leaf(findings& out, const json& leaf, const std::string& pointer) {
    const auto type = text_at(leaf, "type");
    const auto rule = std::ranges::find(leaf_rules, type, &leaf_rule::type);
    if (rule == leaf_rules.end()) return out.add("unsupported type: " + type, pointer + "/type");
    out.required(leaf, rule->needs, pointer);
    if (type == "text") out.string(leaf, "text", {1, unlimited}, pointer);
    out.choice(leaf, "range", {"here", "channel", "everyone"}, pointer);
}

void check_leaves(findings& out, const json& holder, const std::string& pointer) {
    const auto* elements = out.list(holder, "elements", {0, unlimited}, pointer);
    if (elements == nullptr) return;
    for (std::size_t i = 0; i < elements->size(); ++i) {
        check_leaf(out, (*elements)[i], fmt::format("{}/elements/{}", pointer, i));
    }
}

void check_indent(findings& out, const json& list, const std::string& pointer) {
    const auto& indent = member(list, "indent");
    if (indent.is_null()) return;
    if (!indent.is_number_integer() || indent.get<int>() < 0 || indent.get<int>() > 8) {
        out.add("must be a number from 0 to 8", pointer + "/indent");
    }
}

void check_list(findings& out, const json& list, const std::string& pointer) {
    out.required(list, "style", pointer);
    out.choice(list, "style", {"bullet", "ordered"}, pointer);
    check_indent(out, list, pointer);
    const auto* sections = out.list(list, "elements", {0, unlimited}, pointer);
    if (sections == nullptr) return;
    for (std::size_t i = 0; i < sections->size(); ++i) {
        const auto at = fmt::format("{}/elements/{}", pointer, i);
        const auto type = text_at((*sections)[i], "type");
        if (type != "rich_text_section") out.add("unsupported type: " + type, at + "/type");
        check_leaves(out, (*sections)[i], at);
    }
}

void check_part(findings& out, const json& part, const std::string& pointer) {
    const auto type = text_at(part, "type");
    if (type == "rich_text_list") return check_list(out, part, pointer);
    constexpr std::array<std::string_view, 3> flat{"rich_text_section", "rich_text_preformatted",
                                                   "rich_text_quote"};
    if (std::ranges::find(flat, type) == flat.end()) {
        return out.add("unsupported type: " + type, pointer + "/type");
    }
    check_leaves(out, part, pointer);
}

std::size_t text_length(const json& value) {
    std::size_t sum = code_points(text_at(value, "text"));
    const auto& elements = member(value, "elements");
    if (!elements.is_array()) return sum;
    for (const auto& element : elements) sum += text_length(element);
    return sum;
}

void check_cell(findings& out, const json& cell, const std::string& pointer) {
    const auto type = text_at(cell, "type");
    if (type == "rich_text") return check_rich_text(out, cell, pointer);
    if (type != "raw_text") return out.add("unsupported type: " + type, pointer + "/type");
    out.string(cell, "text", {1, unlimited}, pointer, true);
}

void check_row(findings& out, const json& row, const std::string& pointer) {
    if (!row.is_array()) return out.add("must provide an array", pointer);
    if (row.empty()) out.add("no fewer than 1 items allowed", pointer);
    if (row.size() > 20) out.add("no more than 20 items allowed", pointer);
    for (std::size_t i = 0; i < row.size(); ++i) {
        check_cell(out, row[i], fmt::format("{}/{}", pointer, i));
    }
}

void check_columns(findings& out, const json& block, const std::string& pointer) {
    if (!block.contains("column_settings")) return;
    const auto* columns = out.list(block, "column_settings", {0, 20}, pointer);
    if (columns == nullptr) return;
    for (std::size_t i = 0; i < columns->size(); ++i) {
        out.choice((*columns)[i], "align", {"left", "center", "right"},
                   fmt::format("{}/column_settings/{}", pointer, i));
    }
}

std::size_t table_length(const json& rows) {
    std::size_t sum = 0;
    for (const auto& row : rows) {
        for (const auto& cell : row) sum += text_length(cell);
    }
    return sum;
}

}  // namespace

void check_rich_text(findings& out, const json& block, const std::string& pointer) {
    const auto* parts = out.list(block, "elements", {1, unlimited}, pointer);
    if (parts == nullptr) return;
    for (std::size_t i = 0; i < parts->size(); ++i) {
        check_part(out, (*parts)[i], fmt::format("{}/elements/{}", pointer, i));
    }
}

void check_table(findings& out, const json& block, const std::string& pointer) {
    check_columns(out, block, pointer);
    const auto* rows = out.list(block, "rows", {1, 100}, pointer);
    if (rows == nullptr) return;
    for (std::size_t i = 0; i < rows->size(); ++i) {
        check_row(out, (*rows)[i], fmt::format("{}/rows/{}", pointer, i));
    }
    if (table_length(*rows) > 10'000) {
        out.add("no more than 10000 characters allowed", pointer + "/rows");
    }
}

}  // namespace coach::sandbox
