#include "sandbox/control/clock.hpp"

#include "sandbox/control/control_api.hpp"
#include "sandbox/json_access.hpp"

#include <date/tz.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace coach::sandbox {

namespace {

using nlohmann::json;
using std::chrono::milliseconds;
using std::chrono::system_clock;
using wall_time = system_clock::time_point;

constexpr auto morning = std::chrono::hours(9);
constexpr auto afternoon = std::chrono::hours(16);
constexpr auto furthest = std::chrono::hours(24 * 365 * 10);

wall_time from_seconds(double seconds) {
    return wall_time(
        std::chrono::duration_cast<system_clock::duration>(std::chrono::duration<double>(seconds)));
}

/// Where a request wants to go; nothing where it makes no sense.
std::optional<wall_time> destination(const models& all, const json& where, moment now) {
    if (flag_at(where, "reset")) return now.wall - all.moved_by;
    const auto& forward = member(where, "forward");
    if (forward.is_number()) {
        const auto seconds = std::clamp(forward.get<double>(), 0.0, 1e9);
        return now.wall + (from_seconds(seconds) - wall_time{});
    }
    const auto& to = member(where, "to");
    if (to.is_number() && std::abs(to.get<double>()) < 1e11) return from_seconds(to.get<double>());
    const auto* who = all.space.find_person(viewer_of(all.space, text_at(where, "as")));
    if (who == nullptr) return std::nullopt;
    if (to == "tomorrow_morning") return next_local(*who, now.wall, std::nullopt, morning);
    if (to == "friday_afternoon") return next_local(*who, now.wall, std::chrono::Friday, afternoon);
    return std::nullopt;
}

}  // namespace

wall_time next_local(const person& who, wall_time now, std::optional<std::chrono::weekday> day,
                     std::chrono::minutes time) {
    const auto* zone = date::locate_zone(who.tz);
    const auto today = date::floor<date::days>(zone->to_local(now));
    for (int ahead = day ? 0 : 1;; ++ahead) {
        const auto local = today + date::days(ahead);
        if (day && date::weekday(local).c_encoding() != day->c_encoding()) continue;
        const auto at = zone->to_sys(local + time, date::choose::earliest);
        if (at > now) return at;
    }
}

http_reply move_clock(models& all, const json& where, moment now) {
    const auto wanted = destination(all, where, now);
    if (!wanted) return refusal(400, "bad_clock");
    const auto real = now.wall - all.moved_by;
    const auto moved = std::chrono::duration_cast<milliseconds>(*wanted - real);
    all.moved_by = std::clamp<milliseconds>(moved, milliseconds(0), furthest);
    return json_reply(200, clock_state(all, {now.steady, real + all.moved_by}));
}

json clock_state(const models& all, moment now) {
    const std::chrono::duration<double> seconds = now.wall.time_since_epoch();
    const std::chrono::duration<double> moved = all.moved_by;
    return {{"now", seconds.count()}, {"moved_by", moved.count()}};
}

}  // namespace coach::sandbox
