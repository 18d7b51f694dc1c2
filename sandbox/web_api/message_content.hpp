#pragma once

#include "sandbox/control/fault_state.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace coach::sandbox {

/// What a message says, however the app sent it: as an acknowledgement, to a response URL or by the
/// Web API.
struct message_content {
    std::string text;
    nlohmann::json blocks = nlohmann::json::array();
    std::string error{};                 ///< Slack's code where it may not be posted, or empty
    std::vector<std::string> details{};  ///< then what is wrong with the blocks
};

/// Reads and checks `text`, `blocks` (a list, or a string that holds one), `markdown_text` and
/// `attachments` (only their text) by Slack's rules (slack-platform 3.2, 3.3).
message_content read_content(const nlohmann::json& payload, const fault_state& faults);

}  // namespace coach::sandbox
