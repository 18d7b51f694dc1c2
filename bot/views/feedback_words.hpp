#pragma once

#include "bot/views/blocks.hpp"
#include "core/feedback.hpp"
#include "core/feedback_results.hpp"
#include "core/feedback_tally.hpp"

#include <cstddef>
#include <string>
#include <string_view>

/// Small pieces of text about 360 feedback that many of its pages share.
namespace coach::bot::views {

/// Action ids of buttons whose value is a request's id.
namespace feedback_action {
inline constexpr std::string_view answer = "feedback.answer";
inline constexpr std::string_view decline = "feedback.decline";
inline constexpr std::string_view withdraw = "feedback.withdraw";
inline constexpr std::string_view manage = "feedback.manage";
inline constexpr std::string_view nudge = "feedback.nudge";
inline constexpr std::string_view close = "feedback.close";
inline constexpr std::string_view extend = "feedback.extend";
inline constexpr std::string_view cancel = "feedback.cancel";
inline constexpr std::string_view post = "feedback.post";
inline constexpr std::string_view report = "feedback.report";
inline constexpr std::string_view share = "feedback.share";
inline constexpr std::string_view unshare = "feedback.unshare";
}  // namespace feedback_action

/// Of the buttons that begin something; the value is a member's id, or empty.
inline constexpr std::string_view feedback_about_prefix = "feedback.about.";
inline constexpr std::string_view feedback_give_action = "feedback.give";

/// Of those that explain something on top of a form.
inline constexpr std::string_view explain_anonymous_action = "feedback.why";
inline constexpr std::string_view explain_stages_action = "feedback.stages";

/// A button about that request.
nlohmann::json feedback_button(std::string_view action, std::string label,
                               const feedback_request& about, bool primary = false,
                               nlohmann::json confirm = {});

/// The same where several stand on one page; `place` makes its action id unique there.
nlohmann::json feedback_button_at(std::size_t place, std::string_view action, std::string label,
                                  const feedback_request& about, bool primary = false);

/// "the end of Friday, December 4th" as markup, as the reader's own calendar shows it.
std::string due_words(const feedback_request& about);

/// "5+ answers", "2 answers", "fewer than 3 answers".
std::string answers_words(const feedback_request& about, const feedback_tally& told);

/// "yourself" or the subject's mention, for the asker.
std::string subject_for_asker(const feedback_request& about);

/// Who reads the answers, as markup that goes on after "Who reads this:".
std::string readers_of(const feedback_request& about);

/// "Manager", "Reports", "Peers", "Others".
std::string_view group_name(rater_group group);

/// "Keep doing", "Focus on next", "Notes".
std::string_view comment_name(comment_kind kind);

}  // namespace coach::bot::views
