#pragma once

#include "bot/routing/request.hpp"
#include "bot/routing/services.hpp"
#include "bot/views/message.hpp"
#include "core/task.hpp"

/// What somebody does who is asked for feedback. Each checks anew whether they are: by name, or in
/// the request's channel.
namespace coach::bot {

/// Opens the form, with what they wrote before.
task<answer> open_feedback_answer(services& with, request asked);
task<answer> submit_feedback_answer(services& with, request asked);

/// "Not me"; who has answered is asked before what they wrote is deleted.
task<answer> decline_feedback(services& with, request asked);
task<answer> withdraw_feedback(services& with, request asked);

/// Explanations on top of the form.
task<answer> explain_anonymous(services& with, request asked);
task<answer> explain_stages(services& with, request asked);

}  // namespace coach::bot
