#include "sandbox/block_kit/inputs.hpp"

#include "sandbox/block_kit/options.hpp"
#include "sandbox/block_kit/rich_text.hpp"
#include "sandbox/json_access.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstddef>

namespace coach::sandbox {

namespace {

using nlohmann::json;

constexpr std::size_t most_typed = 3000;

void check_dispatch(findings& out, const json& input, const std::string& pointer) {
    const auto& config = member(input, "dispatch_action_config");
    if (config.is_null()) return;
    const auto at = pointer + "/dispatch_action_config";
    if (!config.is_object()) return out.add("must provide an object", at);
    if (!config.contains("trigger_actions_on")) return;
    out.each(config, "trigger_actions_on", {1, 2}, at,
             [&](const json& occasion, const std::string& place) {
                 if (occasion != "on_enter_pressed" && occasion != "on_character_entered") {
                     out.add("must be a valid enum value", place);
                 }
             });
}

void check_field(findings& out, const json& input, const std::string& pointer) {
    check_placeholder(out, input, pointer);
    check_dispatch(out, input, pointer);
    out.boolean(input, "focus_on_load", pointer);
}

void check_picker(findings& out, const json& picker, const std::string& pointer) {
    check_placeholder(out, picker, pointer);
    check_confirm(out, picker, pointer);
    out.boolean(picker, "focus_on_load", pointer);
}

/// The two digits at a place; -1 where they are none.
int two_digits(std::string_view text, std::size_t at) {
    int value = -1;
    const auto part = text.substr(at, 2);
    const auto end = part.data() + part.size();
    const auto [rest, error] = std::from_chars(part.data(), end, value);
    return error == std::errc{} && rest == end && part.front() != '-' ? value : -1;
}

bool is_time(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return false;
    const auto hours = two_digits(text, 0);
    const auto minutes = two_digits(text, 3);
    return hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60;
}

bool is_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    const auto century = two_digits(text, 0);
    const auto year = two_digits(text, 2);
    const auto month = two_digits(text, 5);
    const auto day = two_digits(text, 8);
    if (century < 0 || year < 0 || month < 1 || day < 1) return false;
    return std::chrono::year_month_day(std::chrono::year(century * 100 + year),
                                       std::chrono::month(static_cast<unsigned>(month)),
                                       std::chrono::day(static_cast<unsigned>(day)))
        .ok();
}

void check_form(findings& out, const json& picker, std::string_view key,
                bool (*fits)(std::string_view), const std::string& pointer) {
    const auto& value = member(picker, key);
    if (value.is_null() || fits(text_at(picker, key))) return;
    out.add("must be a valid date or time", pointer + '/' + std::string(key));
}

/// A number that stands in a string, if it is there.
std::optional<double> check_bound(findings& out, const json& input, std::string_view key,
                                  const std::string& pointer) {
    const auto& value = member(input, key);
    if (value.is_null()) return std::nullopt;
    const auto at = pointer + '/' + std::string(key);
    const auto number = as_number(text_at(input, key));
    if (!number) {
        out.add("must be a number in a string", at);
        return std::nullopt;
    }
    if (!flag_at(input, "is_decimal_allowed") && std::trunc(*number) != *number) {
        out.add("must be a whole number", at);
    }
    return number;
}

}  // namespace

std::optional<double> as_number(std::string_view text) {
    double value = 0;
    const auto end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, value);
    if (text.empty() || error != std::errc{} || rest != end || !std::isfinite(value)) {
        return std::nullopt;
    }
    return value;
}

void check_plain_text_input(findings& out, const json& input, const std::string& pointer) {
    check_field(out, input, pointer);
    out.boolean(input, "multiline", pointer);
    out.integer(input, "min_length", 0, most_typed, pointer);
    out.integer(input, "max_length", 1, most_typed, pointer);
    const auto& least = member(input, "min_length");
    const auto& most = member(input, "max_length");
    if (least.is_number_integer() && most.is_number_integer() && least > most) {
        out.add("min_length must not be greater than max_length", pointer + "/min_length");
    }
    out.string(input, "initial_value", {0, most_typed}, pointer);
}

void check_number_input(findings& out, const json& input, const std::string& pointer) {
    check_field(out, input, pointer);
    out.required(input, "is_decimal_allowed", pointer);
    out.boolean(input, "is_decimal_allowed", pointer);
    const auto least = check_bound(out, input, "min_value", pointer);
    const auto most = check_bound(out, input, "max_value", pointer);
    if (least && most && *least > *most) {
        out.add("min_value must not be greater than max_value", pointer + "/min_value");
    }
    const auto first = check_bound(out, input, "initial_value", pointer);
    if (first && ((least && *first < *least) || (most && *first > *most))) {
        out.add("initial_value must be within min_value and max_value", pointer + "/initial_value");
    }
}

void check_typed_input(findings& out, const json& input, const std::string& pointer) {
    check_field(out, input, pointer);
    out.string(input, "initial_value", {0, most_typed}, pointer);
}

void check_datepicker(findings& out, const json& picker, const std::string& pointer) {
    check_picker(out, picker, pointer);
    check_form(out, picker, "initial_date", is_date, pointer);
}

void check_timepicker(findings& out, const json& picker, const std::string& pointer) {
    check_picker(out, picker, pointer);
    check_form(out, picker, "initial_time", is_time, pointer);
    out.string(picker, "timezone", {1, 255}, pointer);
}

void check_datetimepicker(findings& out, const json& picker, const std::string& pointer) {
    check_confirm(out, picker, pointer);
    out.boolean(picker, "focus_on_load", pointer);
    out.integer(picker, "initial_date_time", 1'000'000'000, 9'999'999'999, pointer);
}

void check_rich_text_input(findings& out, const json& input, const std::string& pointer) {
    check_field(out, input, pointer);
    out.integer(input, "min_lines", 1, 100, pointer);
    out.integer(input, "max_lines", 1, 100, pointer);
    const auto& initial = member(input, "initial_value");
    if (!initial.is_null()) check_rich_text(out, initial, pointer + "/initial_value");
}

void check_file_input(findings& out, const json& input, const std::string& pointer) {
    out.integer(input, "max_files", 1, 10, pointer);
    if (!input.contains("filetypes")) return;
    out.each(input, "filetypes", {1, unlimited}, pointer,
             [&](const json& type, const std::string& at) {
                 if (!type.is_string()) out.add("must provide a string", at);
             });
}

}  // namespace coach::sandbox
