#pragma once

#include "bot/routing/request.hpp"
#include "bot/routing/services.hpp"
#include "bot/views/message.hpp"
#include "core/task.hpp"

#include <string>

namespace coach::bot {

/// Who manages the asking person, and what they can read.
task<answer> show_manager(services& with, request asked);

/// Names a manager, which is the asking person's consent, or ends it.
task<answer> name_manager(services& with, request asked, std::string member);
task<answer> end_manager(services& with, request asked);

/// Answers somebody who says that they are the asking person's manager: their id was pressed.
task<answer> confirm_manager(services& with, request asked);
task<answer> decline_manager(services& with, request asked);

/// Turns what the manager can read on or off, as was pressed.
task<answer> switch_standing_sharing(services& with, request asked);
task<answer> switch_goals_sharing(services& with, request asked);

/// The asking manager's team.
task<answer> show_team(services& with, request asked);

/// Asks somebody to confirm that the asking person is their manager.
task<answer> add_report(services& with, request asked, std::string member);

/// Takes the report whose id was pressed out of the asking manager's team.
task<answer> end_report(services& with, request asked);

/// What a report shares, for their manager; a polite no for anybody else.
task<answer> show_report(services& with, request asked, std::string member);
task<answer> show_pressed_report(services& with, request asked);

/// What a 1:1 is to be about: with one's own manager where no member is named, else with a report.
task<answer> show_agenda(services& with, request asked, std::string member);
task<answer> show_pressed_agenda(services& with, request asked);

/// Notes that the 1:1 with the person whose id was pressed took place.
task<answer> hold_one_on_one(services& with, request asked);

}  // namespace coach::bot
