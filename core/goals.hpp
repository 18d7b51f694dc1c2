#pragma once

#include "core/clock.hpp"
#include "core/error.hpp"
#include "core/ids.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string>

namespace coach {

/// Names one goal within the store; never reused.
using goal_id = id<struct goal_tag>;

/// How a goal stands.
enum class goal_state { active, done, dropped };

/// What a goal is about, as its owner states it.
struct goal_text {
    std::string title{};
    std::string competency{};                          ///< competency::key; may be empty
    std::string next_step{};                           ///< may be empty
    std::optional<std::chrono::year_month_day> due{};  ///< in the owner's own calendar
    std::string
        origin{};  ///< suggestion::key of what it was made from; empty for a goal of one's own

    bool operator==(const goal_text&) const = default;
};

/// Something that a person works on.
struct goal {
    goal_id id{};
    person_id owner{};
    goal_text text;
    goal_state state{};
    timestamp made{};
    timestamp changed{};  ///< of text or state

    bool operator==(const goal&) const = default;
};

/// How many goals a person may work on at the same time.
inline constexpr std::size_t most_active_goals = 5;

/// Whether one more goal may begin; the refusal says what to do about it.
result<void> may_begin(std::span<const goal> goals);

}  // namespace coach
