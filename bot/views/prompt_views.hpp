#pragma once

#include "bot/views/message.hpp"
#include "core/clock.hpp"
#include "core/prompts.hpp"
#include "core/questions.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

/// The questions that come by themselves, and when they come.
namespace coach::bot::views {

/// Action ids of the buttons of a prompt, whose value is its turn.
inline constexpr std::string_view prompt_reflect_action = "prompt.reflect";
inline constexpr std::string_view prompt_hour_action = "prompt.hour";
inline constexpr std::string_view prompt_morning_action = "prompt.morning";
inline constexpr std::string_view prompt_skip_action = "prompt.skip";

/// Of the buttons about all prompts.
inline constexpr std::string_view prompts_go_on_action = "prompts.go_on";
inline constexpr std::string_view prompts_pause_action = "prompts.pause";
inline constexpr std::string_view prompts_off_action = "prompts.off";
inline constexpr std::string_view prompts_resume_action = "prompts.resume";

/// The form of /grow remind, and the block ids of its inputs.
inline constexpr std::string_view prompts_callback = "grow.prompts";
namespace prompt_inputs {
inline constexpr std::string_view days = "days";
inline constexpr std::string_view weeks = "weeks";
inline constexpr std::string_view time = "time";
inline constexpr std::string_view look_back = "look_back";
}  // namespace prompt_inputs

/// The earliest and the latest time of day that can be chosen: working hours, as people have them.
inline constexpr std::chrono::minutes earliest_prompt = std::chrono::hours{7};
inline constexpr std::chrono::minutes latest_prompt = std::chrono::hours{19};
inline constexpr std::chrono::minutes prompt_step_size{30};

/// The turn that a value names; 0 where it names none. A claim.
unsigned read_turn(const std::string& value);

message prompt_message(const question& asked, unsigned turn);

/// Whether the prompts should go on, after several that were not answered.
message go_on_question();

/// What takes the place of a prompt that was put off, or skipped.
message snoozed_until(timestamp when);
message skipped(const prompts& kept);

/// When the reader is asked, and how to change it.
message schedule_page(const prompts& kept, bool zone_known);

/// The same in one line of markup, for dashboards.
std::string schedule_line(const prompts& kept);

/// The form of /grow remind with what is chosen now.
nlohmann::json prompts_form(const prompts& kept, bool zone_known);

/// "every Friday at 16:00", "every second week on Tuesday and Friday at 9:30".
std::string schedule_words(const prompt_schedule& chosen);

/// Says that something did not reach that member; without one, that a file did not reach the
/// reader.
message undelivered(const std::string& member);

}  // namespace coach::bot::views
