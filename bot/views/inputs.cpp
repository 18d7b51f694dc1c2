#include "bot/views/inputs.hpp"

#include "bot/views/blocks.hpp"
#include "bot/views/text.hpp"
#include "core/day.hpp"

#include <algorithm>
#include <utility>

namespace coach::bot::views {

namespace {

using nlohmann::json;

constexpr std::size_t option_limit = 75;
constexpr std::size_t placeholder_limit = 150;
constexpr std::size_t label_limit = 2000;

json element_of(std::string_view type) {
    return {{"type", type}, {"action_id", input_action}};
}

json input_block(const input_spec& input, json element) {
    json out{{"type", "input"},
             {"block_id", input.block},
             {"label", blocks::plain_text(shorten(input.label, label_limit))},
             {"optional", input.optional},
             {"element", std::move(element)}};
    if (!input.hint.empty()) out["hint"] = blocks::plain_text(shorten(input.hint, label_limit));
    return out;
}

json option_json(const option& each) {
    json out{{"text", blocks::plain_text(shorten(each.label, option_limit))},
             {"value", each.value}};
    if (!each.description.empty()) {
        out["description"] = blocks::plain_text(shorten(each.description, option_limit));
    }
    return out;
}

json menu(std::string_view type, const std::vector<option>& options) {
    auto out = element_of(type);
    out["options"] = json::array();
    for (const auto& each : options) out["options"].push_back(option_json(each));
    return out;
}

}  // namespace

json text_input(const input_spec& input, const text_input_spec& text) {
    auto element = element_of("plain_text_input");
    element["multiline"] = text.multiline;
    element["max_length"] = text.longest;
    if (!text.value.empty()) element["initial_value"] = shorten(text.value, text.longest);
    if (!text.placeholder.empty()) {
        element["placeholder"] = blocks::plain_text(shorten(text.placeholder, placeholder_limit));
    }
    if (text.focused) element["focus_on_load"] = true;
    return input_block(input, std::move(element));
}

json choice_input(const input_spec& input, const std::vector<option>& options,
                  const std::string& chosen) {
    auto element = menu("static_select", options);
    const auto found = std::ranges::find(options, chosen, &option::value);
    if (found != options.end()) element["initial_option"] = option_json(*found);
    return input_block(input, std::move(element));
}

json choices_input(const input_spec& input, const std::vector<option>& options,
                   const std::vector<std::string>& chosen) {
    auto element = menu("multi_static_select", options);
    auto initial = json::array();
    for (const auto& value : chosen) {
        const auto found = std::ranges::find(options, value, &option::value);
        if (found != options.end()) initial.push_back(option_json(*found));
    }
    if (!initial.empty()) element["initial_options"] = std::move(initial);
    return input_block(input, std::move(element));
}

json check_input(const input_spec& input, const option& box, bool checked) {
    auto element = menu("checkboxes", {box});
    if (checked) element["initial_options"] = json::array({option_json(box)});
    auto always_optional = input;
    always_optional.optional = true;
    return input_block(always_optional, std::move(element));
}

json date_input(const input_spec& input, const std::optional<std::chrono::year_month_day>& chosen) {
    auto element = element_of("datepicker");
    if (chosen) element["initial_date"] = write_day(*chosen);
    return input_block(input, std::move(element));
}

json user_input(const input_spec& input, const std::string& chosen) {
    auto element = element_of("users_select");
    if (!chosen.empty()) element["initial_user"] = chosen;
    return input_block(input, std::move(element));
}

json users_input(const input_spec& input, const std::vector<std::string>& chosen) {
    auto element = element_of("multi_users_select");
    if (!chosen.empty()) element["initial_users"] = chosen;
    return input_block(input, std::move(element));
}

}  // namespace coach::bot::views
