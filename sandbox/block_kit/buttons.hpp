#pragma once

#include "sandbox/block_kit/findings.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace coach::sandbox {

/// Checks of the elements that are pressed (slack-platform 4.2).
void check_button(findings& out, const nlohmann::json& button, const std::string& pointer);
void check_workflow_button(findings& out, const nlohmann::json& button, const std::string& pointer);
void check_feedback_buttons(findings& out, const nlohmann::json& element,
                            const std::string& pointer);
void check_icon_button(findings& out, const nlohmann::json& button, const std::string& pointer);
void check_overflow(findings& out, const nlohmann::json& overflow, const std::string& pointer);

}  // namespace coach::sandbox
