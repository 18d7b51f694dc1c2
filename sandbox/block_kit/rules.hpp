#pragma once

#include "sandbox/block_kit/findings.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace coach::sandbox {

/// Every rule of Block Kit that these blocks break, each in Slack's own form:
/// `no more than 25 items allowed [json-pointer:/blocks/1/elements]`. Empty where Slack would take
/// them. Lengths count code points. What Slack does not have, or not there, is refused
/// (slack-platform 4.1, 4.2).
std::vector<std::string> check_blocks(const nlohmann::json& blocks, surface where);

/// The same for the `blocks` of a message or of anything that is posted as one; none at all is
/// fine.
std::vector<std::string> check_message(const nlohmann::json& message);

/// The same for a whole view, a modal or a Home, whose pointers begin with "/view" (4.3).
std::vector<std::string> check_view(const nlohmann::json& view);

/// The same for what an app answers to a `block_suggestion`: `options` or `option_groups` (1.6).
std::vector<std::string> check_suggestions(const nlohmann::json& answer);

/// Checks `holder.blocks`, together and one by one. `pointer` is the holder's.
void check_block_list(findings& out, const nlohmann::json& holder, range count,
                      const std::string& pointer);

/// Checks one block, wherever it stands.
void check_block(findings& out, const nlohmann::json& block, const std::string& pointer);

}  // namespace coach::sandbox
