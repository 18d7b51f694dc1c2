#pragma once

#include "bot/routing/services.hpp"
#include "bot/views/message.hpp"
#include "core/ids.hpp"
#include "core/task.hpp"

#include <string>

namespace coach::bot {

/// The look back on the month that is written "2026-10", with its picture where Slack shows one.
task<message> make_look_back(services& with, person_id who, std::string month);

}  // namespace coach::bot
