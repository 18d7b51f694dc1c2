#pragma once

#include "sandbox/block_kit/findings.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace coach::sandbox {

/// Checks of the blocks that hold other blocks, or that agents show (slack-platform 4.1).
void check_card(findings& out, const nlohmann::json& card, const std::string& pointer);
void check_carousel(findings& out, const nlohmann::json& carousel, const std::string& pointer);
void check_container(findings& out, const nlohmann::json& container, const std::string& pointer);
void check_context_actions(findings& out, const nlohmann::json& block, const std::string& pointer);
void check_task_card(findings& out, const nlohmann::json& task, const std::string& pointer);
void check_plan(findings& out, const nlohmann::json& plan, const std::string& pointer);

}  // namespace coach::sandbox
