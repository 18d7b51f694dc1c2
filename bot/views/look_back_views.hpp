#pragma once

#include "bot/charts/chart.hpp"
#include "bot/views/message.hpp"
#include "core/framework.hpp"
#include "core/look_back.hpp"

#include <string>

/// The monthly look back.
namespace coach::bot::views {

/// The entries of the month, by competency.
chart month_chart(const framework& ladder, const look_back& on);

/// What the month brought. `picture` is the file of its chart, empty where there is none.
message look_back_message(const framework& ladder, const look_back& on, const std::string& picture);

}  // namespace coach::bot::views
