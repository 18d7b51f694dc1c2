#pragma once

#include "bot/routing/request.hpp"
#include "bot/routing/services.hpp"
#include "bot/views/message.hpp"
#include "core/task.hpp"

namespace coach::bot {

/// Answers `/grow` and every button that says it for a person.
task<answer> serve_grow(services& with, request asked);

/// Somebody opened their Home: it is kept up to date from now on.
task<answer> open_home(services& with, request asked);

/// Draws somebody's Home.
task<answer> serve_home(services& with, request asked);

/// Answers what was said in direct messages and mentions, as the command that it would be after a
/// slash. Where that opens a form or a picture, which needs a press, it offers the button.
task<answer> serve_words(services& with, request asked);

}  // namespace coach::bot
