#pragma once

#include "core/store.hpp"
#include "tests/contract/outbox_checks.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace coach::testing {

/// Mondays and Fridays at 16:00 in every second week.
inline prompts create_prompts(std::optional<timestamp> next = noon,
                              person_id who = create_person_id()) {
    return {
        .who = std::move(who),
        .schedule = prompt_schedule{.days = weekday_set(1 + 16),
                                    .every_weeks = 2,
                                    .at = 16h,
                                    .first_week =
                                        std::chrono::local_days{std::chrono::year{2026} / 10 / 5}},
        .presence = {.time_zone = "Asia/Kathmandu"},
        .next = next};
}

inline applied save(store& people, std::string key, const prompts& value, bool takes_back = false) {
    return run(people.save_prompts(request_key{std::move(key)}, value, takes_back, noon));
}

/// The prompts as the store gives them back after so many changes.
inline prompts at_version(std::int64_t version, prompts of) {
    of.version = version;
    return of;
}

}  // namespace coach::testing
