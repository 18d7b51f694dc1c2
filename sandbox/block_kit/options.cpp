#include "sandbox/block_kit/options.hpp"

#include "sandbox/json_access.hpp"

#include <algorithm>
#include <string_view>

namespace coach::sandbox {

namespace {

using nlohmann::json;

constexpr range up_to_hundred{1, 100};

bool is_offered(const json& select, const json& wanted) {
    const auto among = [&](const json& holder) {
        const auto& options = member(holder, "options");
        return options.is_array() && std::ranges::find(options, wanted) != options.end();
    };
    const auto& groups = member(select, "option_groups");
    return among(select) || (groups.is_array() && std::ranges::any_of(groups, among));
}

void check_groups(findings& out, const json& select, const std::string& pointer) {
    out.each(select, "option_groups", up_to_hundred, pointer,
             [&](const json& group, const std::string& at) {
                 if (!group.is_object()) return out.add("must provide an object", at);
                 out.text_member(group, "label", 75, true, at, true);
                 check_options(out, group, up_to_hundred, {}, at);
             });
}

}  // namespace

void check_option(findings& out, const json& option, option_form form, const std::string& pointer) {
    if (!option.is_object()) return out.add("must provide an object", pointer);
    out.text_member(option, "text", 75, form.plain, pointer, true);
    out.string(option, "value", {1, 150}, pointer, true);
    out.text_member(option, "description", 75, form.plain, pointer);
    if (form.may_link) return out.string(option, "url", {1, 3000}, pointer);
    if (option.contains("url")) out.add("invalid additional property: url", pointer);
}

void check_options(findings& out, const json& holder, range count, option_form form,
                   const std::string& pointer) {
    out.each(holder, "options", count, pointer, [&](const json& option, const std::string& at) {
        check_option(out, option, form, at);
    });
}

void check_options_or_groups(findings& out, const json& select, const std::string& pointer) {
    const bool grouped = select.contains("option_groups");
    if (grouped && select.contains("options")) {
        return out.add("only one of options and option_groups is allowed", pointer);
    }
    grouped ? check_groups(out, select, pointer)
            : check_options(out, select, up_to_hundred, {}, pointer);
}

void check_initial_options(findings& out, const json& element, const std::string& pointer) {
    const auto& initial = member(element, "initial_option");
    if (!initial.is_null() && !is_offered(element, initial)) {
        out.add("initial_option must be one of the options", pointer + "/initial_option");
    }
    if (!element.contains("initial_options")) return;
    out.each(element, "initial_options", {1, unlimited}, pointer,
             [&](const json& option, const std::string& at) {
                 if (is_offered(element, option)) return;
                 out.add("initial_options must be among the options", at);
             });
}

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

void check_placeholder(findings& out, const json& element, const std::string& pointer) {
    out.text_member(element, "placeholder", 150, true, pointer);
}

}  // namespace coach::sandbox
