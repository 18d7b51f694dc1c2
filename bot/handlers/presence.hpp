#pragma once

#include "bot/routing/request.hpp"
#include "bot/routing/services.hpp"
#include "bot/routing/slack_port.hpp"
#include "bot/views/message.hpp"
#include "core/task.hpp"

namespace coach::bot {

/// Slack says that somebody has changed: their time zone, their status, whether they are there.
task<answer> note_member(services& with, request asked);

/// Keeps what is new of it, for who has prompts.
task<void> keep_presence(services& with, member known);

}  // namespace coach::bot
