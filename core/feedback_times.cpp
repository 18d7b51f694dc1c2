#include "core/feedback_times.hpp"

#include <algorithm>

namespace coach {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::local_days;
using std::chrono::minutes;

constexpr days one_day{1};
constexpr minutes work_begins{hours{9}};
constexpr minutes work_ends{hours{17}};
constexpr int days_until_reminder = 3;

local_days day_at(const time_zone& where, timestamp at) {
    return std::chrono::floor<days>(where.local(at));
}

/// The time of day there, as far as that is working time.
minutes reminding_time(const time_zone& where, timestamp at) {
    const minutes shown = where.local(at) - day_at(where, at);
    return std::clamp(shown, work_begins, work_ends - minutes{1});
}

/// The latest moment that is a day before it is due, at the time of day of the request.
timestamp day_before(const time_zone& where, timestamp asked, timestamp due) {
    const auto latest = due - one_day;
    const auto time = reminding_time(where, asked);
    auto day = day_at(where, latest);
    auto moment = where.first_moment(day + time);
    while (moment > latest || !is_working_time(where, moment)) {
        moment = where.first_moment((day -= one_day) + time);
    }
    return moment;
}

}  // namespace

bool is_working_time(const time_zone& where, timestamp at) {
    const auto day = day_at(where, at);
    const auto time = where.local(at) - day;
    return std::chrono::weekday(day).iso_encoding() <= 5 && time >= work_begins && time < work_ends;
}

timestamp next_working_time(const time_zone& where, timestamp at) {
    if (is_working_time(where, at)) return at;
    auto day = day_at(where, at);
    auto moment = where.first_moment(day + work_begins);
    while (moment < at || !is_working_time(where, moment)) {
        moment = where.first_moment((day += one_day) + work_begins);
    }
    return moment;
}

std::optional<timestamp> first_reminder(const time_zone& where, timestamp asked, timestamp due) {
    const auto time = reminding_time(where, asked);
    auto day = day_at(where, asked);
    auto moment = asked;
    for (int passed = 0; passed < days_until_reminder;) {
        moment = where.first_moment((day += one_day) + time);
        if (is_working_time(where, moment)) ++passed;
    }
    if (moment >= day_before(where, asked, due)) return std::nullopt;
    return moment;
}

std::optional<timestamp> last_reminder(const time_zone& where, timestamp asked, timestamp due) {
    const auto moment = day_before(where, asked, due);
    if (moment <= asked) return std::nullopt;
    return moment;
}

timestamp end_of_day(const time_zone& where, std::chrono::year_month_day day) {
    return where.first_moment(local_days(day) + one_day);
}

}  // namespace coach
