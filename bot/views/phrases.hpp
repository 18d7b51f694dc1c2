#pragma once

#include "core/clock.hpp"
#include "core/framework.hpp"
#include "core/goals.hpp"
#include "core/ids.hpp"
#include "core/journal.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Small pieces of text that many pages share. Unless a name says otherwise they are plain.
namespace coach::bot::views {

/// "L3 · Senior PM".
std::string level_name(const level& rung);

/// A stage as a bar, "▰▰▱▱▱": the word always stands beside it. `reached` counts from 0.
std::string stage_bar(std::size_t reached, std::size_t stages);

/// "1 goal", "3 goals".
std::string count_of(std::size_t number, std::string_view one, std::string_view several);

/// The competencies' names, "Execution, Leadership"; what this ladder lacks is left out.
std::string competency_names(const framework& ladder, const std::vector<std::string>& keys);

/// "Reflection", "Win", "Evidence".
std::string_view kind_name(entry_kind kind);

/// "active", "done", "dropped".
std::string_view state_name(goal_state state);

/// Markup that names a member; it notifies nobody in what only one person reads. Without a member
/// it is somebody whose data was erased: "a former colleague".
std::string mention(const person_id& who);

/// Markup of a moment as the reader's own clock and calendar show it: "Friday, November 27th at
/// 4:00 PM". Source: docs.slack.dev/messaging/formatting-message-text, dates.
std::string moment_words(timestamp at);

/// Markup that says who can read what is about to be written: only its author, unless they let
/// their manager.
std::string reader_line(const std::optional<person_id>& manager);

}  // namespace coach::bot::views
