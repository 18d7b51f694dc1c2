#pragma once

#include "core/clock.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace coach {

/// The day that is written "2026-09-01"; nothing where the text is no day of the calendar.
std::optional<std::chrono::year_month_day> read_day(std::string_view text);

/// The reverse, for days of the years 0 to 9999.
std::string write_day(const std::chrono::year_month_day& day);

/// The day as a person reads it: "1 Sep 2026".
std::string spell_day(const std::chrono::year_month_day& day);

/// The day that it is in UTC.
std::chrono::year_month_day day_of(timestamp at);

/// The moment by ISO 8601, to the millisecond: "2026-09-01T08:30:00.000Z".
std::string write_moment(timestamp at);

}  // namespace coach
