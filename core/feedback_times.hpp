#pragma once

#include "core/clock.hpp"
#include "core/time_zone.hpp"

#include <chrono>
#include <optional>

namespace coach {

/// When people who are asked for feedback may be reminded: Monday to Friday, 9:00 to 17:00 their
/// time, and never otherwise.
bool is_working_time(const time_zone& where, timestamp at);

/// That moment where it lies in working time there, otherwise the first one after it that does.
timestamp next_working_time(const time_zone& where, timestamp at);

/// When somebody there is reminded of a request first: 3 working days after it, at the same time of
/// day as far as that is working time. Nothing where that is not before the last reminder.
std::optional<timestamp> first_reminder(const time_zone& where, timestamp asked, timestamp due);

/// When they are reminded last: 1 day before it is due, or as little earlier as brings it to the
/// request's time of day and out of a weekend. Nothing where that is not after the request was
/// made.
std::optional<timestamp> last_reminder(const time_zone& where, timestamp asked, timestamp due);

/// The end of that day there: the first moment of the next.
timestamp end_of_day(const time_zone& where, std::chrono::year_month_day day);

}  // namespace coach
