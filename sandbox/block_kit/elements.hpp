#pragma once

#include "sandbox/block_kit/findings.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace coach::sandbox {

/// What kind of block an element stands in, which decides what is allowed there.
enum class element_place { section, actions, input, context_actions };

/// Checks an interactive element, or the image beside a section (slack-platform 4.2).
void check_element(findings& out, const nlohmann::json& element, element_place place,
                   const std::string& pointer);

/// Checks an image, as a block, an accessory or in a context (4.1).
void check_image(findings& out, const nlohmann::json& image, const std::string& pointer);

}  // namespace coach::sandbox
