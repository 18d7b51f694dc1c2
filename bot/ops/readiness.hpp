#pragma once

#include "bot/slack/socket_mode_client.hpp"

#include <optional>
#include <string>
#include <vector>

namespace coach::ops {

/// What readiness depends on, besides the store.
struct connection_health {
    /// Whether Slack takes the bot token: nothing until it has said so, then empty or Slack's code.
    std::optional<std::string> token_trouble{};
    std::vector<std::string> missing_scopes{};
    slack::socket_mode_status socket{};
    bool stopping = false;
};

/// Why the app does not serve, in one line that begins with the cause's code
/// ("missing_scope: files:write"); empty where it does.
std::string why_not_ready(const connection_health& health);

}  // namespace coach::ops
