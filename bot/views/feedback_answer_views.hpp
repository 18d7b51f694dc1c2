#pragma once

#include "bot/views/message.hpp"
#include "core/feedback.hpp"
#include "core/framework.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

/// Giving feedback: asked for, and not.
namespace coach::bot::views {

inline constexpr std::string_view feedback_answer_callback = "feedback.answered";
inline constexpr std::string_view feedback_given_callback = "feedback.given";

/// The block ids of the inputs of an answer; stages stand under stage_input().
namespace feedback_answer_inputs {
inline constexpr std::string_view keep_doing = "keep_doing";
inline constexpr std::string_view focus_next = "focus_next";
inline constexpr std::string_view note = "note";
}  // namespace feedback_answer_inputs

std::string stage_input(const competency& strand);

/// The value of the choice that says that nothing was observed.
inline constexpr std::string_view not_observed = "-";

/// Where somebody answers a request, from that group; `written` is what they wrote before.
nlohmann::json feedback_answer_form(const framework& ladder, const feedback_request& about,
                                    rater_group group,
                                    const std::optional<feedback_answer>& written);

/// The same with what they sent, after who reads their name has changed meanwhile.
nlohmann::json feedback_answer_form_again(const framework& ladder, const feedback_request& about,
                                          const feedback_answer& said);

/// After they sent it.
message feedback_thanks(const feedback_request& about);

/// For who comes too late.
message feedback_too_late(const feedback_request& about);

/// For who says "Not me" and has answered: nothing is deleted before they say so.
message feedback_answered_already(const feedback_request& about);

/// After "Not me".
message feedback_declined(const feedback_request& about);

/// What anonymous means, on top of the form.
nlohmann::json anonymous_explained();

/// What the stages of these competencies mean, on top of the form.
nlohmann::json stages_explained(const framework& ladder, const feedback_request& about);

/// The block ids of the inputs of unasked feedback.
namespace feedback_given_inputs {
inline constexpr std::string_view receiver = "receiver";
inline constexpr std::string_view situation = "situation";
inline constexpr std::string_view behavior = "behavior";
inline constexpr std::string_view effect = "effect";
inline constexpr std::string_view competency = "competency";
}  // namespace feedback_given_inputs

/// Where somebody gives feedback that nobody asked for; without a receiver it is to be chosen.
nlohmann::json feedback_given_form(const framework& ladder,
                                   const std::optional<person_id>& receiver);

/// Unasked feedback, to its receiver.
message given_message(const framework& ladder, const given_feedback& given);

/// After it was sent.
message given_thanks(const person_id& receiver);

}  // namespace coach::bot::views
