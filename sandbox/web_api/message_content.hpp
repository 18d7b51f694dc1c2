#pragma once

#include "sandbox/models.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace coach::sandbox {

/// What a message says, however the app sent it: as an acknowledgement, to a response URL or by the
/// Web API.
struct message_content {
    std::string text;
    nlohmann::json blocks = nlohmann::json::array();
    nlohmann::json attachments = nlohmann::json::array();
    std::optional<nlohmann::json> metadata{};  ///< nothing: none given; null: to be removed
    std::string warning{};                     ///< "message_truncated", or empty
    std::string error{};                 ///< Slack's code where it may not be posted, or empty
    std::vector<std::string> details{};  ///< then what is wrong with the blocks
};

/// Reads and checks `text`, `blocks` (a list, or a string that holds one), `markdown_text`,
/// `attachments` and `metadata` by Slack's rules (slack-platform 3.2, 3.3, 3.4), and applies
/// `link_names` and `parse`. A message without text of its own has its attachments' text.
message_content read_content(const nlohmann::json& payload, const models& all);

/// Whether blocks together have more text than a Web API method takes (`msg_blocks_too_long`):
/// reports name about 13,200 characters. Tables, which have limits of their own, do not count.
bool is_too_long(const nlohmann::json& blocks);

/// A method's answer to content that may not be posted, with `errors` and messages.
nlohmann::json refuse_content(const message_content& content);

}  // namespace coach::sandbox
