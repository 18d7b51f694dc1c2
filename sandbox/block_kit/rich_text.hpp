#pragma once

#include "sandbox/block_kit/findings.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace coach::sandbox {

/// Checks a rich_text block or cell (4.1).
void check_rich_text(findings& out, const nlohmann::json& block, const std::string& pointer);

}  // namespace coach::sandbox
