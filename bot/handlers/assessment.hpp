#pragma once

#include "bot/routing/request.hpp"
#include "bot/routing/services.hpp"
#include "bot/views/message.hpp"
#include "core/task.hpp"

namespace coach::bot {

/// Opens the form in which somebody assesses themselves.
task<answer> open_assessment(services& with, request asked);

/// Opens the form in which a manager assesses the report whose member id was pressed.
task<answer> open_report_assessment(services& with, request asked);

/// Stores either of them.
task<answer> submit_assessment(services& with, request asked);

/// The asking person's assessments over time.
task<answer> show_history(services& with, request asked);

/// The same as a picture, and where they stand as one; each opens with its figures in words.
task<answer> show_history_picture(services& with, request asked);
task<answer> show_standing_picture(services& with, request asked);

/// The asking person's and their manager's last assessments, once both may see both.
task<answer> show_sides(services& with, request asked);

}  // namespace coach::bot
