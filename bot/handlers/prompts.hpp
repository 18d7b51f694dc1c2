#pragma once

#include "bot/routing/request.hpp"
#include "bot/routing/services.hpp"
#include "bot/views/message.hpp"
#include "core/people.hpp"
#include "core/questions.hpp"
#include "core/task.hpp"

#include <chrono>
#include <optional>

/// Questions that come by themselves: when they come, and what is done with them.
namespace coach::bot {

/// `/grow remind`: opens the form; `/grow remind off` and its button.
task<answer> open_prompts(services& with, request asked);
task<answer> submit_prompts(services& with, request asked);
task<answer> end_prompts(services& with, request asked);

/// `/grow pause`, until that day or for the usual while.
task<answer> pause_prompts(services& with, request asked,
                           std::optional<std::chrono::year_month_day> until);
task<answer> pause_prompts_for_a_while(services& with, request asked);
task<answer> resume_prompts(services& with, request asked);

/// The buttons of a prompt.
task<answer> reflect_on_prompt(services& with, request asked);
task<answer> snooze_for_an_hour(services& with, request asked);
task<answer> snooze_until_morning(services& with, request asked);
task<answer> skip_prompt(services& with, request asked);

/// The question of that turn for somebody at their level; `known` is nothing where they have none.
question question_of(const services& with, const std::optional<person>& known, unsigned turn);

/// Counts a reflection that is stored, however it came to be, as an answer. A store that fails is
/// in the log.
task<void> note_answer(services& with, request asked);

}  // namespace coach::bot
