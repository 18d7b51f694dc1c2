#pragma once

#include "sandbox/block_kit/findings.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace coach::sandbox {

/// Checks of the elements in which something is chosen from a list (slack-platform 4.2).
void check_static_select(findings& out, const nlohmann::json& select, const std::string& pointer);
void check_external_select(findings& out, const nlohmann::json& select, const std::string& pointer);
void check_users_select(findings& out, const nlohmann::json& select, const std::string& pointer);
void check_channels_select(findings& out, const nlohmann::json& select, const std::string& pointer);
void check_conversations_select(findings& out, const nlohmann::json& select,
                                const std::string& pointer);
void check_choices(findings& out, const nlohmann::json& element, const std::string& pointer);

}  // namespace coach::sandbox
