#pragma once

#include "bot/views/message.hpp"
#include "core/feedback.hpp"
#include "core/feedback_tally.hpp"
#include "core/framework.hpp"
#include "core/ids.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

/// Asking for 360 feedback: the form, what everybody is told, and the asker's page.
namespace coach::bot::views {

inline constexpr std::string_view feedback_request_callback = "feedback.request";
inline constexpr std::string_view feedback_extension_callback = "feedback.extension";

/// The block ids of the inputs.
namespace feedback_request_inputs {
inline constexpr std::string_view subject = "subject";
inline constexpr std::string_view channel = "channel";
inline constexpr std::string_view givers = "givers";
inline constexpr std::string_view competencies = "competencies";
inline constexpr std::string_view due = "due";
inline constexpr std::string_view naming = "naming";
}  // namespace feedback_request_inputs

inline constexpr std::string_view naming_anonymous = "anonymous";
inline constexpr std::string_view naming_named = "named";

/// What the form is to begin with.
struct feedback_draft {
    person_id asker{};
    std::optional<person_id> subject{};  ///< nothing: to be chosen in the form
    std::string channel{};               ///< where it was asked for; empty outside of channels
    bool must_confirm = false;           ///< the subject has yet to confirm the asker as manager
    std::chrono::year_month_day due{};
};

nlohmann::json feedback_request_form(const framework& ladder, const feedback_draft& draft);

/// The form that gives a request more time.
nlohmann::json feedback_extension_form(const feedback_request& about,
                                       std::chrono::year_month_day due);

/// For who asks about somebody whose manager they are not: what they can do.
message not_their_manager(const person_id& subject);

/// The message in the channel. Buttons stand on it while the request is open.
message feedback_call(const feedback_request& about, const feedback_tally& told);

/// To who is asked by name, and to them again.
message feedback_invitation(const feedback_request& about);
message feedback_reminder(const feedback_request& about);
message feedback_extended(const feedback_request& about);
message feedback_lost(const feedback_request& about);

/// To the subject.
message feedback_began(const feedback_request& about);
message feedback_shared(const feedback_request& about);

/// To the asker.
message feedback_ready(const feedback_request& about);
message feedback_unconfirmed(const feedback_request& about);
message feedback_not_posted(const feedback_request& about);

/// To who was asked or wrote; nothing is known of a request whose people's data was erased.
message feedback_cancelled(const std::optional<feedback_request>& about);

/// How a request goes, for its asker. `note` stands at the top; it may be empty.
message feedback_page(const framework& ladder, const feedback_request& about,
                      const feedback_tally& told, std::string_view note, timestamp now);

}  // namespace coach::bot::views
