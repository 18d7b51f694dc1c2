#pragma once

#include "core/assessment.hpp"
#include "core/feedback.hpp"
#include "core/feedback_results.hpp"
#include "core/goals.hpp"
#include "core/ids.hpp"
#include "core/journal.hpp"
#include "core/outbox.hpp"
#include "core/people.hpp"
#include "core/pictures.hpp"
#include "core/prompts.hpp"
#include "core/team.hpp"

#include <optional>
#include <vector>

namespace coach {

/// A request for feedback that somebody has to do with, and what it came to.
struct feedback_file {
    feedback_request request{};
    std::optional<feedback_results> results{};  ///< of a closed one

    bool operator==(const feedback_file&) const = default;
};

/// What somebody wrote or was asked to write.
struct feedback_part {
    feedback_id request{};
    person_id subject{};
    bool asked = false;                        ///< by name
    bool declined = false;                     ///< of anonymous ones only until it ends
    std::optional<feedback_answer> written{};  ///< of anonymous ones only until it ends

    bool operator==(const feedback_part&) const = default;
};

/// Everything that is held about one person, as an export needs it. Some of it is about other
/// people too: what of that the person may read, the rules of privacy decide.
struct personal_data {
    person_id who{};
    std::optional<person> known{};                ///< level and target
    coach::sharing sharing{};                     ///< what their manager may read
    std::vector<assessment> assessments{};        ///< of them, by themselves and by managers
    std::vector<assessment> assessments_given{};  ///< by them, of other people
    std::vector<journal_entry> entries{};         ///< newest first
    std::vector<goal> goals{};                    ///< as goal_lists::find_goals() orders them
    std::vector<manager_link> managers{};         ///< confirmed first, then who asked, latest first
    std::vector<report_link> reports{};           ///< as teams::find_reports() orders them
    std::vector<access> accesses{};               ///< to what they shared, newest first
    std::vector<look> looks{};                    ///< by them at what others shared, newest first
    std::vector<one_on_one> one_on_ones{};        ///< on either side, latest first
    std::vector<kept_picture> pictures{};         ///< of their data, latest first
    std::optional<coach::prompts> prompts{};      ///< what they chose, and how far it has come
    std::vector<feedback_file> feedback_asked{};  ///< requests by them, newest first
    std::vector<feedback_file> feedback_about{};  ///< requests about them by others, newest first
    std::vector<feedback_part> feedback_parts{};  ///< in requests about others, newest first
    std::vector<given_feedback> received{};       ///< unasked feedback to them, newest first
    std::vector<given_feedback> given{};          ///< unasked feedback by them, newest first
    std::vector<outgoing_record> outbox{};        ///< what was sent to them or waits, latest first
    bool has_opened_home = false;

    bool operator==(const personal_data&) const = default;
};

}  // namespace coach
