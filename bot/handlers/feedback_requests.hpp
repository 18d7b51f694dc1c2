#pragma once

#include "bot/routing/request.hpp"
#include "bot/routing/services.hpp"
#include "bot/views/message.hpp"
#include "core/feedback.hpp"
#include "core/outbox.hpp"
#include "core/task.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace coach::bot {

/// Asks for feedback about that member, or about the asking person where none is named: the form,
/// or what to do where they are not that member's manager.
task<answer> ask_feedback(services& with, request asked, std::string member);

/// The form, for the member whose id was pressed; to be chosen in it where none was. Who is not
/// their manager asks them to confirm with it.
task<answer> open_feedback_request(services& with, request asked);

/// Keeps the request and sends it out, or has it wait for the subject to confirm.
task<answer> submit_feedback_request(services& with, request asked);

/// Opens what waits for this person to confirm that manager; or ends it where they do not.
task<void> open_waiting_feedback(services& with, const request& asked, person_id manager);
task<void> end_waiting_feedback(services& with, const request& asked, person_id manager);

/// A random wait before the next step of what is told of anonymous answers;
/// core/feedback_tally.hpp.
std::chrono::milliseconds draw_tally_wait();

/// The reminder before a request is due. The outbox looks at it in time, wherever its reader lives.
outgoing last_reminder_to(const person_id& giver, const feedback_id& about, timestamp due,
                          timestamp now);

/// What goes out when a request opens. Without an id in it, the store is to fill that in.
std::vector<outgoing> announcements(const feedback_request& opened, timestamp now);

}  // namespace coach::bot
