#pragma once

#include "bot/routing/request.hpp"
#include "bot/routing/services.hpp"
#include "bot/views/feedback_desk_views.hpp"
#include "bot/views/message.hpp"
#include "core/task.hpp"

#include <string>

namespace coach::bot {

/// All feedback that person has to do with.
task<views::feedback_desk> find_feedback_desk(services& with, person_id who);

/// The same as a page; the shortcut opens it in a modal.
task<answer> show_feedback_list(services& with, request asked);
task<answer> open_feedback_list(services& with, request asked);

/// Opens the form of feedback that nobody asked for, to that member; to be chosen in it where none
/// is named.
task<answer> open_given_feedback(services& with, request asked, std::string member);
task<answer> open_pressed_given_feedback(services& with, request asked);
task<answer> submit_given_feedback(services& with, request asked);

}  // namespace coach::bot
