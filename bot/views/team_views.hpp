#pragma once

#include "bot/views/message.hpp"
#include "core/feedback.hpp"
#include "core/framework.hpp"
#include "core/overview.hpp"
#include "core/report_view.hpp"
#include "core/team.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

/// What people and their managers see of each other, and how they agree on it.
namespace coach::bot::views {

/// Action ids. Values: "on" or "off" for the switches, else the other person's member id.
inline constexpr std::string_view share_standing_action = "share.standing";
inline constexpr std::string_view share_goals_action = "share.goals";
inline constexpr std::string_view manager_confirm_action = "manager.confirm";
inline constexpr std::string_view manager_decline_action = "manager.decline";
inline constexpr std::string_view manager_end_action = "manager.end";
inline constexpr std::string_view report_assess_action = "report.assess";
inline constexpr std::string_view one_on_one_held_action = "one_on_one.held";

/// What the action ids of the buttons beside reports begin with; their values are member ids.
inline constexpr std::string_view report_card_prefix = "report.card.";
inline constexpr std::string_view report_one_on_one_prefix = "report.one_on_one.";
inline constexpr std::string_view report_end_prefix = "report.end.";

/// Who the reader's manager is, and what they can read, with switches.
message manager_page(const overview& reader);

/// Asks a person whether somebody is their manager, in their direct messages.
message manager_question(const person_id& manager);

/// A report's shared card, for their manager.
message report_card(const framework& ladder, const report_view& report);

/// A manager's reports, a few lines each. `asked` are those who have not confirmed yet.
message team_page(const framework& ladder, const std::vector<report_view>& reports,
                  const std::vector<person_id>& asked, timestamp now);

/// What a 1:1 is to be about.
struct agenda {
    person_id other{};         ///< who is not the reader
    bool for_manager = false;  ///< whether the reader is the manager
    std::optional<timestamp> last{};
    std::vector<goal> moved{};             ///< goals that changed since
    std::vector<journal_entry> entries{};  ///< shared since, newest first
    std::size_t shared_entries = 0;
    std::vector<std::size_t> stale{};  ///< competencies that nothing was written about lately
    bool goals_shared = false;
    feedback_agenda feedback{};  ///< that both know of
};

message agenda_page(const framework& ladder, const agenda& about);

}  // namespace coach::bot::views
