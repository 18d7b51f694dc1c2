#pragma once

#include "bot/slack/frames.hpp"

#include <string>

namespace coach::testing {

/// A slash command as somebody sends it; only what a test cares about needs naming.
struct command_shape {
    std::string envelope_id = "env-1";
    std::string command = "/level";
    std::string words;
    std::string user = "U1";
    std::string team = "T1";
    std::string trigger = "1.1.a";
};

/// A pressed button of an ephemeral message.
struct press_shape {
    std::string envelope_id = "env-1";
    std::string action_id = "level.ask.0";
    std::string value;
    std::string user = "U1";
    std::string team = "T1";
    std::string trigger = "1.1.a";
};

/// The envelopes that Slack makes of them, with every field of slack-platform.md 1.8.
slack::envelope create_command(const command_shape& shape);
slack::envelope create_press(const press_shape& shape);

}  // namespace coach::testing
