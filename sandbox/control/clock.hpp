#pragma once

#include "sandbox/models.hpp"
#include "sandbox/moment.hpp"
#include "sandbox/net/http_message.hpp"
#include "sandbox/workspace/people.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <optional>

namespace coach::sandbox {

/// The first moment after `now` at which that person's clock shows `time` on the next day, or on
/// the next such weekday. A time that daylight saving skips is the first one after the gap.
std::chrono::system_clock::time_point next_local(const person& who,
                                                 std::chrono::system_clock::time_point now,
                                                 std::optional<std::chrono::weekday> day,
                                                 std::chrono::minutes time);

/// Moves the workspace's clock, as `POST /_sandbox/clock` asks (docs/sandbox.md), never before the
/// real time and at most ten years after it.
http_reply move_clock(models& all, const nlohmann::json& where, moment now);

/// `{"now","moved_by"}`, in seconds.
nlohmann::json clock_state(const models& all, moment now);

}  // namespace coach::sandbox
