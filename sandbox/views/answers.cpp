#include "sandbox/views/answers.hpp"

#include "sandbox/block_kit/element_state.hpp"
#include "sandbox/block_kit/findings.hpp"
#include "sandbox/block_kit/inputs.hpp"
#include "sandbox/block_kit/state.hpp"
#include "sandbox/json_access.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>

namespace coach::sandbox {

namespace {

using nlohmann::json;

bool has_space(std::string_view text) {
    return text.find_first_of(" \t\n") != std::string_view::npos;
}

bool is_email(std::string_view text) {
    const auto at = text.find('@');
    if (at == std::string_view::npos || at == 0 || has_space(text)) return false;
    const auto domain = text.substr(at + 1);
    const auto dot = domain.find('.');
    return domain.find('@') == std::string_view::npos && dot != std::string_view::npos &&
           dot != 0 && !domain.ends_with('.');
}

bool is_url(std::string_view text) {
    if (has_space(text)) return false;
    for (const std::string_view scheme : {"https://", "http://"}) {
        if (text.starts_with(scheme)) return text.size() > scheme.size();
    }
    return false;
}

std::string check_text(const json& input, const std::string& text) {
    const auto size = static_cast<std::int64_t>(code_points(text));
    const auto& least = member(input, "min_length");
    const auto& most = member(input, "max_length");
    if (least.is_number_integer() && size < least.get<std::int64_t>()) {
        return fmt::format("Please enter at least {} characters.", least.get<std::int64_t>());
    }
    if (most.is_number_integer() && size > most.get<std::int64_t>()) {
        return fmt::format("Please enter at most {} characters.", most.get<std::int64_t>());
    }
    return {};
}

std::string check_number(const json& input, const std::string& text) {
    const auto number = as_number(text);
    if (!number) return "Please enter a number.";
    if (!flag_at(input, "is_decimal_allowed") && std::trunc(*number) != *number) {
        return "Please enter a whole number.";
    }
    const auto least = as_number(text_at(input, "min_value"));
    const auto most = as_number(text_at(input, "max_value"));
    if (least && *number < *least) {
        return "Please enter a number of at least " + text_at(input, "min_value") + ".";
    }
    if (most && *number > *most) {
        return "Please enter a number of at most " + text_at(input, "max_value") + ".";
    }
    return {};
}

std::string check_email(const json& /*input*/, const std::string& text) {
    return is_email(text) ? "" : "Please enter a valid email address.";
}

std::string check_url(const json& /*input*/, const std::string& text) {
    return is_url(text) ? "" : "Please enter a valid URL.";
}

/// What can be wrong with a text that somebody typed; an empty answer says nothing is.
struct text_rule {
    std::string_view type;
    std::string (*check)(const json& input, const std::string& text);
};

constexpr std::array text_rules{
    text_rule{"plain_text_input", check_text},
    text_rule{"number_input", check_number},
    text_rule{"email_text_input", check_email},
    text_rule{"url_text_input", check_url},
};

/// Not more may be chosen than the element lets.
std::string check_choice(const json& element, const json& state) {
    if (!offers(element, state)) return "Please choose one of the options.";
    const auto& most = member(element, "max_selected_items");
    const auto& chosen = member(state, state_key(element));
    if (!chosen.is_array() || !most.is_number_integer()) return {};
    if (std::cmp_less_equal(chosen.size(), most.get<std::int64_t>())) return {};
    return fmt::format("Please choose at most {}.", most.get<std::int64_t>());
}

std::string problem_of(const json& block, const json& element, const json& state) {
    const auto& value = member(state, state_key(element));
    if (value.empty()) {
        const bool optional = flag_at(block, "optional") || text_at(block, "type") != "input";
        return optional ? "" : "Please complete this required field.";
    }
    const auto type = text_at(element, "type");
    const auto* rule = std::ranges::find(text_rules, type, &text_rule::type);
    if (rule == text_rules.end()) return check_choice(element, state);
    return rule->check(element, text_at(state, "value"));
}

}  // namespace

json refused_answers(const json& blocks, const json& values) {
    auto errors = json::object();
    for (const auto& [block, element] : stateful_elements(blocks)) {
        const auto block_id = text_at(*block, "block_id");
        const auto& state = member(member(values, block_id), text_at(*element, "action_id"));
        const auto problem = problem_of(*block, *element, state);
        if (!problem.empty()) errors[block_id] = problem;
    }
    return errors;
}

}  // namespace coach::sandbox
