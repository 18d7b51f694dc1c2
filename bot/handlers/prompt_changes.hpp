#pragma once

#include "bot/routing/services.hpp"
#include "core/ids.hpp"
#include "core/prompts.hpp"
#include "core/task.hpp"

#include <functional>

namespace coach::bot {

/// Whether what waits in the outbox of the old prompts is taken back.
enum class waiting_prompts { stay, are_taken_back };

/// Changes somebody's prompts by that pure function, which is called again where somebody else
/// changed them meanwhile, and gives what is kept then. Without a difference nothing is stored.
task<prompts> change_prompts(services& with, person_id who, request_key key,
                             std::function<prompts(const prompts&)> change,
                             waiting_prompts waiting = waiting_prompts::stay);

}  // namespace coach::bot
