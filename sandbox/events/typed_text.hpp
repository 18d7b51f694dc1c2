#pragma once

#include "sandbox/random_source.hpp"

#include <nlohmann/json.hpp>

#include <string_view>

namespace coach::sandbox {

/// The `blocks` that Slack makes of what a person typed: one rich_text section with its texts
/// (unescaped), mentions of people, groups and channels, broadcasts and links.
nlohmann::json typed_blocks(std::string_view text, random_source& random);

}  // namespace coach::sandbox
