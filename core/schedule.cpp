#include "core/schedule.hpp"

#include <algorithm>

namespace coach {

namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::year_month;

constexpr days one_day{1};
constexpr days one_week{7};

/// A day of the schedule, and its moment.
struct planned_moment {
    local_days day;
    timestamp at;
};

unsigned weeks_between(const prompt_schedule& chosen) {
    return std::clamp(chosen.every_weeks, 1U, 4U);
}

bool names(const prompt_schedule& chosen, local_days day) {
    const auto passed = week_of(day) - week_of(chosen.first_week);
    return chosen.days.has(std::chrono::weekday(day)) && passed >= days(0) &&
           passed % (one_week * weeks_between(chosen)) == days(0);
}

local_days day_at(const time_zone& where, timestamp moment) {
    return std::chrono::floor<days>(where.local(moment));
}

year_month month_of(local_days day) {
    const std::chrono::year_month_day date(day);
    return date.year() / date.month();
}

/// Who moves to the other side of the date line leaves out a whole day, as Samoa did in 2011.
bool has_day(const time_zone& where, local_days day) {
    return day_at(where, where.first_moment(day)) == day;
}

/// The first moment after `after` of a day not before `from`. Two rounds of weeks are enough, even
/// if a day of the first is left out.
std::optional<planned_moment> first_from(const prompt_schedule& chosen, const time_zone& where,
                                         local_days from, timestamp after) {
    const auto begin = std::max({from, day_at(where, after), week_of(chosen.first_week)});
    const auto end = begin + one_week * (2 * weeks_between(chosen) + 1);
    for (auto day = begin; day < end; day += one_day) {
        if (!names(chosen, day)) continue;
        const auto moment = where.first_moment(day + chosen.at);
        if (moment > after && has_day(where, day)) return planned_moment{day, moment};
    }
    return std::nullopt;
}

/// The day for which that moment was to come: the one before, where daylight saving begins at
/// midnight and took the time away.
local_days planned_day(const prompt_schedule& chosen, const time_zone& where, timestamp moment) {
    const auto day = day_at(where, moment);
    const auto before = day - one_day;
    return where.first_moment(before + chosen.at) == moment ? before : day;
}

bool is_working_day(local_days day) {
    return std::chrono::weekday(day).iso_encoding() <= 5;
}

timestamp month_begin(const time_zone& where, std::chrono::minutes at, year_month month) {
    local_days day(month / 1);
    while (!is_working_day(day)) day += one_day;
    return where.first_moment(day + at);
}

timestamp first_month_begin(const time_zone& where, std::chrono::minutes at, year_month from,
                            timestamp after) {
    auto month = std::max(from, month_of(day_at(where, after)));
    auto moment = month_begin(where, at, month);
    while (moment <= after) moment = month_begin(where, at, month += std::chrono::months(1));
    return moment;
}

}  // namespace

std::vector<std::chrono::weekday> weekday_set::days() const {
    std::vector<std::chrono::weekday> out;
    for (unsigned day = 1; day <= 7; ++day) {
        if (has(std::chrono::weekday(day))) out.emplace_back(day);
    }
    return out;
}

local_days week_of(local_days day) {
    return day - (std::chrono::weekday(day) - std::chrono::Monday);
}

std::optional<timestamp> next_moment(const prompt_schedule& chosen, const time_zone& where,
                                     timestamp after) {
    const auto found = first_from(chosen, where, day_at(where, after), after);
    return found ? std::optional(found->at) : std::nullopt;
}

prompt_schedule begin_at(prompt_schedule chosen, const time_zone& where, timestamp now) {
    const auto today = day_at(where, now);
    auto every_week = chosen;
    every_week.every_weeks = 1;
    every_week.first_week = week_of(today);
    const auto first = first_from(every_week, where, today, now);
    chosen.first_week = week_of(first ? first->day : today);
    return chosen;
}

timestamp next_month_begin(const time_zone& where, std::chrono::minutes at, timestamp after) {
    return first_month_begin(where, at, month_of(day_at(where, after)), after);
}

std::optional<timestamp> move_moment(const prompt_schedule& chosen, const time_zone& from,
                                     const time_zone& to, timestamp next, timestamp after) {
    const auto found = first_from(chosen, to, planned_day(chosen, from, next), after);
    return found ? std::optional(found->at) : std::nullopt;
}

timestamp move_month_begin(const time_zone& from, const time_zone& to, std::chrono::minutes at,
                           timestamp next, timestamp after) {
    return first_month_begin(to, at, month_of(day_at(from, next)), after);
}

year_month last_month(const time_zone& where, timestamp now) {
    return month_of(day_at(where, now)) - std::chrono::months(1);
}

}  // namespace coach
