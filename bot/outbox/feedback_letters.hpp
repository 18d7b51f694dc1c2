#pragma once

#include "bot/outbox/letters.hpp"
#include "bot/routing/services.hpp"
#include "core/outbox.hpp"
#include "core/task.hpp"

namespace coach::bot {

/// Writes what the outbox sends about requests for feedback, and unasked feedback. Reminders keep
/// to their reader's working time. Throws store_failure.
task<letter> write_feedback_letter(services& with, outgoing what);

}  // namespace coach::bot
