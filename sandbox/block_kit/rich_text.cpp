#include "sandbox/block_kit/rich_text.hpp"

#include "sandbox/json_access.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

namespace coach::sandbox {

namespace {

using nlohmann::json;

constexpr auto most_number = std::numeric_limits<std::int64_t>::max();

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

void check_style(findings& out, const json& leaf, const std::string& pointer) {
    const auto& style = member(leaf, "style");
    if (style.is_null()) return;
    const auto at = pointer + "/style";
    if (!style.is_object()) return out.add("must provide an object", at);
    constexpr std::array<std::string_view, 8> known{
        "bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink"};
    for (const auto& [name, value] : style.items()) {
        if (std::ranges::find(known, name) == known.end()) {
            out.add("invalid additional property: " + name, at);
        }
        out.boolean(style, name, at);
    }
}

void check_date(findings& out, const json& leaf, const std::string& pointer) {
    out.integer(leaf, "timestamp", 0, most_number, pointer);
    out.string(leaf, "format", {1, unlimited}, pointer, true);
    out.string(leaf, "url", {1, 3000}, pointer);
    out.string(leaf, "fallback", {1, unlimited}, pointer);
}

void check_leaf(findings& out, const json& leaf, const std::string& pointer) {
    const auto type = text_at(leaf, "type");
    const auto rule = std::ranges::find(leaf_rules, type, &leaf_rule::type);
    if (rule == leaf_rules.end()) return out.add("unsupported type: " + type, pointer + "/type");
    out.required(leaf, rule->needs, pointer);
    if (type == "text") out.string(leaf, "text", {1, unlimited}, pointer);
    out.choice(leaf, "range", {"here", "channel", "everyone"}, pointer);
    check_style(out, leaf, pointer);
    if (type == "date") check_date(out, leaf, pointer);
}

void check_leaves(findings& out, const json& holder, const std::string& pointer) {
    const auto* elements = out.list(holder, "elements", {0, unlimited}, pointer);
    if (elements == nullptr) return;
    for (std::size_t i = 0; i < elements->size(); ++i) {
        check_leaf(out, (*elements)[i], fmt::format("{}/elements/{}", pointer, i));
    }
}

void check_list(findings& out, const json& list, const std::string& pointer) {
    out.required(list, "style", pointer);
    out.choice(list, "style", {"bullet", "ordered"}, pointer);
    out.integer(list, "indent", 0, 8, pointer);
    out.integer(list, "offset", 0, most_number, pointer);
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
    if (type != "rich_text_section") out.integer(part, "border", 0, 1, pointer);
    if (type == "rich_text_list") return check_list(out, part, pointer);
    constexpr std::array<std::string_view, 3> flat{"rich_text_section", "rich_text_preformatted",
                                                   "rich_text_quote"};
    if (std::ranges::find(flat, type) == flat.end()) {
        return out.add("unsupported type: " + type, pointer + "/type");
    }
    check_leaves(out, part, pointer);
}

}  // namespace

void check_rich_text(findings& out, const json& block, const std::string& pointer) {
    if (text_at(block, "type") != "rich_text") {
        return out.add("unsupported type: " + text_at(block, "type"), pointer + "/type");
    }
    const auto* parts = out.list(block, "elements", {1, unlimited}, pointer);
    if (parts == nullptr) return;
    for (std::size_t i = 0; i < parts->size(); ++i) {
        check_part(out, (*parts)[i], fmt::format("{}/elements/{}", pointer, i));
    }
}

}  // namespace coach::sandbox
