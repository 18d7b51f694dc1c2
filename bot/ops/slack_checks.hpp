#pragma once

#include "bot/ops/doctor.hpp"
#include "bot/slack/api_error.hpp"
#include "bot/slack/identity.hpp"
#include "bot/slack/web_api.hpp"
#include "core/clock.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

/// What `pm-coach doctor` makes of what Slack answers.
namespace coach::ops {

/// Whether Slack takes the bot token, by what auth.test said.
diagnosis diagnose_bot_token(const slack::identity_result& said);

/// Whether the token may do all that the app does.
diagnosis diagnose_scopes(const slack::identity& bot, std::span<const std::string> required);

/// Whether Slack takes the app token and has Socket Mode for it, by what apps.connections.open
/// said; nothing: it issued a ticket.
diagnosis diagnose_socket_mode(const std::optional<slack::api_error>& failed);

/// Whether the machine's clock and Slack's agree, by the header Date of an answer that came just
/// now. What is due goes out by the machine's clock.
diagnosis diagnose_clock(std::string_view date, timestamp now);

/// Whether that error means that Slack refuses the token itself, as `run` would find too.
bool refuses_token(const slack::api_error& error);

}  // namespace coach::ops
