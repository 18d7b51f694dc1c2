#pragma once

#include "bot/routing/request.hpp"
#include "bot/routing/services.hpp"
#include "bot/views/message.hpp"
#include "core/task.hpp"

#include <string>

namespace coach::bot {

/// The asking person's plan.
task<answer> show_plan(services& with, request asked);

/// Opens the form of a new goal; refuses a sixth with what to do about it.
task<answer> open_new_goal(services& with, request asked, std::string title);

/// Opens the form of the goal whose id was pressed.
task<answer> open_goal(services& with, request asked);

/// Stores a goal, new or changed.
task<answer> submit_goal(services& with, request asked);

/// Makes a goal of the suggestion whose key was pressed.
task<answer> add_suggestion(services& with, request asked);

/// What becomes of the goal whose id was pressed.
task<answer> finish_goal(services& with, request asked);
task<answer> drop_goal(services& with, request asked);
task<answer> reopen_goal(services& with, request asked);

}  // namespace coach::bot
