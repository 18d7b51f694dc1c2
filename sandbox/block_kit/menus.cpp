#include "sandbox/block_kit/menus.hpp"

#include "sandbox/block_kit/options.hpp"
#include "sandbox/json_access.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace coach::sandbox {

namespace {

using nlohmann::json;

constexpr auto most_number = std::numeric_limits<std::int64_t>::max();
constexpr range id_length{1, 255};

bool is_multi(const json& select) {
    return text_at(select, "type").starts_with("multi_");
}

/// What every menu has; `max_selected_items` only where several can be chosen.
void check_menu(findings& out, const json& select, const std::string& pointer) {
    check_placeholder(out, select, pointer);
    check_confirm(out, select, pointer);
    out.boolean(select, "focus_on_load", pointer);
    if (!select.contains("max_selected_items")) return;
    if (!is_multi(select)) {
        return out.add("invalid additional property: max_selected_items", pointer);
    }
    out.integer(select, "max_selected_items", 1, most_number, pointer);
}

/// Not more is chosen at first than may be.
void check_initial_count(findings& out, const json& select, std::string_view key,
                         const std::string& pointer) {
    const auto& initial = member(select, key);
    const auto& most = member(select, "max_selected_items");
    if (!initial.is_array() || !most.is_number_integer()) return;
    if (std::cmp_greater(initial.size(), most.get<std::int64_t>())) {
        out.add("more initial values than max_selected_items", pointer + '/' + std::string(key));
    }
}

/// The ids that are chosen at first: one string, or with `multi_` a list.
void check_initial_ids(findings& out, const json& select, const std::string& what,
                       const std::string& pointer) {
    const auto key = "initial_" + what;
    if (!is_multi(select)) return out.string(select, key, id_length, pointer);
    if (select.contains(key + 's')) out.list(select, key + 's', {1, unlimited}, pointer);
    check_initial_count(out, select, key + 's', pointer);
}

/// `response_url_enabled` is for single menus in inputs of modals only.
void check_response_url(findings& out, const json& select, const std::string& pointer) {
    out.boolean(select, "response_url_enabled", pointer);
    if (!select.contains("response_url_enabled")) return;
    if (is_multi(select)) {
        return out.add("invalid additional property: response_url_enabled", pointer);
    }
    const bool in_input = pointer.ends_with("/element");
    if (out.where() != surface::modal || !in_input) {
        out.add("response_url_enabled is only allowed in input blocks of modals",
                pointer + "/response_url_enabled");
    }
}

void check_filter(findings& out, const json& select, const std::string& pointer) {
    const auto& filter = member(select, "filter");
    if (filter.is_null()) return;
    const auto at = pointer + "/filter";
    if (!filter.is_object() || filter.empty()) return out.add("must not be empty", at);
    out.boolean(filter, "exclude_external_shared_channels", at);
    out.boolean(filter, "exclude_bot_users", at);
    if (!filter.contains("include")) return;
    out.each(filter, "include", {1, unlimited}, at,
             [&](const json& kind, const std::string& place) {
                 const json holder{{"kind", kind}};
                 const auto name = text_at(holder, "kind");
                 const bool known =
                     name == "im" || name == "mpim" || name == "private" || name == "public";
                 if (!known) out.add("must be a valid enum value", place);
             });
}

}  // namespace

void check_static_select(findings& out, const json& select, const std::string& pointer) {
    check_menu(out, select, pointer);
    check_options_or_groups(out, select, pointer);
    check_initial_options(out, select, pointer);
    check_initial_count(out, select, "initial_options", pointer);
}

void check_external_select(findings& out, const json& select, const std::string& pointer) {
    check_menu(out, select, pointer);
    out.integer(select, "min_query_length", 0, most_number, pointer);
    const auto& initial = member(select, "initial_option");
    if (!initial.is_null()) check_option(out, initial, {}, pointer + "/initial_option");
    if (!select.contains("initial_options")) return;
    out.each(select, "initial_options", {1, 100}, pointer,
             [&](const json& option, const std::string& at) { check_option(out, option, {}, at); });
    check_initial_count(out, select, "initial_options", pointer);
}

void check_users_select(findings& out, const json& select, const std::string& pointer) {
    check_menu(out, select, pointer);
    check_initial_ids(out, select, "user", pointer);
}

void check_channels_select(findings& out, const json& select, const std::string& pointer) {
    check_menu(out, select, pointer);
    check_initial_ids(out, select, "channel", pointer);
    check_response_url(out, select, pointer);
}

void check_conversations_select(findings& out, const json& select, const std::string& pointer) {
    check_menu(out, select, pointer);
    check_initial_ids(out, select, "conversation", pointer);
    out.boolean(select, "default_to_current_conversation", pointer);
    check_filter(out, select, pointer);
    check_response_url(out, select, pointer);
}

void check_choices(findings& out, const json& element, const std::string& pointer) {
    check_options(out, element, {1, 10}, {.plain = false, .may_link = false}, pointer);
    check_initial_options(out, element, pointer);
    check_confirm(out, element, pointer);
    out.boolean(element, "focus_on_load", pointer);
}

}  // namespace coach::sandbox
