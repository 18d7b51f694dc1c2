#pragma once

#include "core/ids.hpp"

#include <cstdint>
#include <optional>

namespace coach {

/// What can be read of somebody: the rows of the table "Who can read what" in product.md.
enum class matter : std::uint8_t {
    journal_entry,     ///< reflection, win, evidence
    standing,          ///< level, target, assessments
    goals,             ///< all of the plan: one switch
    unasked_feedback,  ///< about `owner`, by `writer`
    named_answer,      ///< to a 360 request about `owner`, whose `asker` gathers it
    anonymous_answer,  ///< readable by nobody; only the report is
    feedback_report,   ///< of a 360 request about `owner`: what both asker and subject read
    team_overview,     ///< of `owner`, for their manager: never private content
};

/// One thing that somebody wants to read.
struct readable {
    matter what{};
    person_id owner;                    ///< whose it is, or whom it is about
    bool shared = false;                ///< whether its owner (an answer: its asker) shared it
    std::optional<person_id> writer{};  ///< of feedback
    bool sent = true;                   ///< false for feedback that its writer still holds
    std::optional<person_id> asker{};   ///< of a 360 request
};

/// Whether that person may read it. `manager` is the owner's confirmed manager, if there is one.
/// The one place that decides this: every view, export and search asks here.
bool may_read(const person_id& reader, const readable& thing,
              const std::optional<person_id>& manager);

}  // namespace coach
