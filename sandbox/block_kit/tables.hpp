#pragma once

#include "sandbox/block_kit/findings.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace coach::sandbox {

/// Checks of the blocks that show figures, each by itself (slack-platform 4.1).
void check_table(findings& out, const nlohmann::json& block, const std::string& pointer);
void check_data_table(findings& out, const nlohmann::json& block, const std::string& pointer);
void check_data_visualization(findings& out, const nlohmann::json& block,
                              const std::string& pointer);

}  // namespace coach::sandbox
