#pragma once

#include "sandbox/block_kit/findings.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace coach::sandbox {

/// Checks of the elements in which something is typed or picked (slack-platform 4.2).
void check_plain_text_input(findings& out, const nlohmann::json& input, const std::string& pointer);
void check_number_input(findings& out, const nlohmann::json& input, const std::string& pointer);
void check_typed_input(findings& out, const nlohmann::json& input, const std::string& pointer);
void check_datepicker(findings& out, const nlohmann::json& picker, const std::string& pointer);
void check_timepicker(findings& out, const nlohmann::json& picker, const std::string& pointer);
void check_datetimepicker(findings& out, const nlohmann::json& picker, const std::string& pointer);
void check_rich_text_input(findings& out, const nlohmann::json& input, const std::string& pointer);
void check_file_input(findings& out, const nlohmann::json& input, const std::string& pointer);

/// The number that a text is as a whole, or nothing.
std::optional<double> as_number(std::string_view text);

}  // namespace coach::sandbox
