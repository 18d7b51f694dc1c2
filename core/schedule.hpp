#pragma once

#include "core/clock.hpp"
#include "core/time_zone.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace coach {

/// Some days of the week.
class weekday_set {
 public:
    weekday_set() = default;

    /// Bit n is the ISO weekday n + 1: Monday is 1, Sunday 64. Other bits are dropped.
    explicit weekday_set(std::uint8_t bits) : bits_(bits & every) {}

    void add(std::chrono::weekday day) { bits_ |= bit_of(day); }
    bool has(std::chrono::weekday day) const { return (bits_ & bit_of(day)) != 0; }
    bool empty() const { return bits_ == 0; }
    std::uint8_t bits() const { return bits_; }

    /// In the order of a week that begins on Monday.
    std::vector<std::chrono::weekday> days() const;

    bool operator==(const weekday_set&) const = default;

 private:
    static constexpr std::uint8_t every = 0x7F;

    static std::uint8_t bit_of(std::chrono::weekday day) {
        return static_cast<std::uint8_t>(1U << (day.iso_encoding() - 1U));
    }

    std::uint8_t bits_ = 0;
};

/// When somebody wants to be asked: on these days of every so many weeks, at that time of their own
/// clocks.
struct prompt_schedule {
    weekday_set days{};
    unsigned every_weeks = 1;                         ///< 1, 2 or 4
    std::chrono::minutes at{std::chrono::hours{16}};  ///< since midnight
    /// A Monday: the week from which weeks are counted.
    std::chrono::local_days first_week{};

    bool operator==(const prompt_schedule&) const = default;
};

/// The Monday of that day's week.
std::chrono::local_days week_of(std::chrono::local_days day);

/// The first moment after `after` that the schedule names; nothing where it names no day. Each day
/// that it names has exactly one, whatever daylight saving does.
std::optional<timestamp> next_moment(const prompt_schedule& chosen, const time_zone& where,
                                     timestamp after);

/// The schedule, counting its weeks from the one of its first day after `now`: who chooses every
/// second week is asked in the coming one.
prompt_schedule begin_at(prompt_schedule chosen, const time_zone& where, timestamp now);

/// The first moment after `after` at that time of the first Monday to Friday of a month.
timestamp next_month_begin(const time_zone& where, std::chrono::minutes at, timestamp after);

/// For who moves: the first moment after `after` in `to` of the day for which `next` was to come in
/// `from`, or of a later one. So no day is asked for twice, and none is passed over whose moment
/// lies after `after`.
std::optional<timestamp> move_moment(const prompt_schedule& chosen, const time_zone& from,
                                     const time_zone& to, timestamp next, timestamp after);

/// The same for the begin of a month.
timestamp move_month_begin(const time_zone& from, const time_zone& to, std::chrono::minutes at,
                           timestamp next, timestamp after);

/// The month before the one that clocks there show.
std::chrono::year_month last_month(const time_zone& where, timestamp now);

}  // namespace coach
