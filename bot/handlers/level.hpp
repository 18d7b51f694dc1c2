#pragma once

#include "bot/routing/request.hpp"
#include "bot/routing/services.hpp"
#include "bot/views/message.hpp"
#include "core/task.hpp"

namespace coach::bot {

/// Answers `/level` and every button that says it for a person.
task<answer> serve_level(services& with, request asked);

}  // namespace coach::bot
