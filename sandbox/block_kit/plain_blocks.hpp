#pragma once

#include "sandbox/block_kit/findings.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace coach::sandbox {

/// Checks of the everyday blocks, one by one (slack-platform 4.1).
void check_section(findings& out, const nlohmann::json& section, const std::string& pointer);
void check_header(findings& out, const nlohmann::json& header, const std::string& pointer);
void check_divider(findings& out, const nlohmann::json& divider, const std::string& pointer);
void check_context(findings& out, const nlohmann::json& context, const std::string& pointer);
void check_actions(findings& out, const nlohmann::json& actions, const std::string& pointer);
void check_image_block(findings& out, const nlohmann::json& image, const std::string& pointer);
void check_input(findings& out, const nlohmann::json& input, const std::string& pointer);
void check_video(findings& out, const nlohmann::json& video, const std::string& pointer);
void check_markdown(findings& out, const nlohmann::json& markdown, const std::string& pointer);
void check_alert(findings& out, const nlohmann::json& alert, const std::string& pointer);

/// The elements of a block that has several, with action_ids that differ.
void check_elements(findings& out, const nlohmann::json& block, range count,
                    void (*check)(findings&, const nlohmann::json&, const std::string&),
                    const std::string& pointer);

}  // namespace coach::sandbox
