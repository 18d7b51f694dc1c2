#pragma once

#include "core/feedback.hpp"
#include "core/feedback_results.hpp"
#include "core/goals.hpp"
#include "core/journal.hpp"
#include "core/outbox_names.hpp"
#include "core/schedule.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

/// What documents call things: "reflection", "active"; what was sent, core/outbox_names.hpp names.
namespace coach::bot::documents {

std::string_view name_of(entry_kind kind);
std::string_view name_of(goal_state state);
std::string_view name_of(feedback_state state);
std::string_view name_of(rater_group group);
std::string_view name_of(comment_kind kind);

/// "Monday", "Friday", in the order of a week that begins on Monday.
std::vector<std::string_view> names_of(weekday_set days);

/// "16:00", of minutes since midnight.
std::string clock_time(std::chrono::minutes since_midnight);

}  // namespace coach::bot::documents
