#pragma once

#include "bot/routing/request.hpp"
#include "bot/routing/services.hpp"
#include "bot/views/message.hpp"
#include "core/clock.hpp"
#include "core/feedback.hpp"
#include "core/task.hpp"
#include "core/time_zone.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

/// What the asker of a request does with it. Each checks anew that it is theirs.
namespace coach::bot {

/// How the request goes, under that note.
task<answer> show_feedback_page(services& with, request asked, feedback_id id, std::string note);
task<answer> manage_feedback(services& with, request asked);

task<answer> nudge_feedback(services& with, request asked);
task<answer> open_feedback_extension(services& with, request asked);
task<answer> submit_feedback_extension(services& with, request asked);
task<answer> close_feedback(services& with, request asked);
task<answer> cancel_feedback(services& with, request asked);

/// Posts the message in the channel once more where it did not arrive.
task<answer> post_feedback(services& with, request asked);

task<answer> share_feedback(services& with, request asked);
task<answer> unshare_feedback(services& with, request asked);

/// The report, for its asker and for the subject it is shared with.
task<answer> show_feedback_report(services& with, request asked);

/// Where Slack did not say where somebody is.
inline constexpr std::string_view no_clocks =
    "I cannot find out your time zone just now. Please try again in a minute.";

/// Why that day, at least so many days ahead, cannot be the last of a request; nothing where it
/// can.
std::optional<std::string> why_not_due(const time_zone& where, timestamp now,
                                       const std::optional<std::chrono::year_month_day>& day,
                                       std::chrono::days least);

}  // namespace coach::bot
