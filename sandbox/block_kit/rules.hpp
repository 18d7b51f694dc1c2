#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace coach::sandbox {

/// Where blocks are shown; the limits differ (slack-platform 4).
enum class surface { message, modal, home };

/// Every rule of Block Kit that these blocks break, each in Slack's own form:
/// `no more than 25 items allowed [json-pointer:/blocks/1/elements]`. Empty where Slack would take
/// them. Lengths count code points. Blocks and elements that Slack has and this does not know the
/// rules of yet are let through unchecked; names that Slack does not have are refused.
std::vector<std::string> check_blocks(const nlohmann::json& blocks, surface where);

/// The same for the `blocks` of a message or of anything that is posted as one; none at all is
/// fine.
std::vector<std::string> check_message(const nlohmann::json& message);

}  // namespace coach::sandbox
