#include "sandbox/block_kit/findings.hpp"
#include "sandbox/block_kit/rules.hpp"
#include "sandbox/json_access.hpp"
#include "sandbox/web_api/failures.hpp"
#include "sandbox/web_api/method_families.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace coach::sandbox {

namespace {

using nlohmann::json;

constexpr std::size_t most_characters = 100'000;

/// Something that can be checked: the argument, its code of refusal, what checks it, and what the
/// pointers of that begin with which those of the answer do not.
struct checkable {
    std::string_view argument;
    std::string_view error;
    std::vector<std::string> (*check)(const json&);
    std::string_view root;
};

std::vector<std::string> check_for_messages(const json& blocks) {
    return check_blocks(blocks, surface::message);
}

constexpr std::array checkables{
    checkable{"blocks", "invalid_blocks", check_for_messages, "/blocks"},
    checkable{"message", "invalid_message", check_message, ""},
    checkable{"view", "invalid_view", check_view, "/view"},
};

/// A finding, `problem [json-pointer:/…]`, as this method answers it.
json error_object(const std::string& finding, std::string_view root) {
    constexpr std::string_view mark = " [json-pointer:";
    const auto at = finding.find(mark);
    const auto problem = finding.substr(0, at);
    auto pointer = finding.substr(at + mark.size(), finding.size() - at - mark.size() - 1);
    if (pointer.starts_with(root)) pointer.erase(0, root.size());
    constexpr std::string_view missing_field = "missing required field: ";
    json error{{"code", "failed_constraint"}, {"message", problem}, {"pointer", pointer}};
    if (problem.starts_with(missing_field)) {
        error["code"] = "missing_field";
        error["field"] = problem.substr(missing_field.size());
    }
    return error;
}

json validate(models& /*all*/, const json& arguments, moment /*now*/) {
    const auto given = [&](const checkable& kind) { return arguments.contains(kind.argument); };
    if (std::ranges::count_if(checkables, given) != 1) {
        return fail_with("invalid_arguments",
                         json::array({"[ERROR] exactly one of blocks, message and view"}));
    }
    const auto& kind = *std::ranges::find_if(checkables, given);
    const auto& value = arguments[std::string(kind.argument)];
    const auto text = value.is_string() ? value.get<std::string>() : to_text(value);
    if (code_points(text) > most_characters) {
        return fail_with("invalid_arguments",
                         json::array({"[ERROR] must be less than 100001 characters"}));
    }
    const auto parsed = json::parse(text, nullptr, false);
    if (parsed.is_discarded()) {
        return fail_with("invalid_arguments", json::array({"[ERROR] must be valid JSON"}));
    }
    auto errors = json::array();
    for (const auto& finding : kind.check(parsed)) {
        errors.push_back(error_object(finding, kind.root));
    }
    if (errors.empty()) return {{"ok", true}};
    auto reply = fail(kind.error);
    reply["errors"] = std::move(errors);
    return reply;
}

constexpr std::array methods{
    api_method{"blocks.validate", true, token_kind::none, "", rate_tier::special, validate},
};

}  // namespace

std::span<const api_method> block_methods() {
    return methods;
}

}  // namespace coach::sandbox
