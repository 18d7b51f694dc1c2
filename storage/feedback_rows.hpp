#pragma once

#include "core/feedback.hpp"
#include "core/feedback_results.hpp"
#include "core/ids.hpp"
#include "storage/stored_names.hpp"

namespace coach::storage {

/// A request for feedback, by name.
struct feedback_ref {
    team_id team;
    feedback_id id;
};

/// The name of that request.
inline feedback_ref ref_of(const feedback_request& request) {
    return {.team = request.subject.team, .id = request.id};
}

/// How the database calls how far a request has come, who a giver is, and what a comment answers.
inline constexpr stored_names<feedback_state, 4> feedback_states{
    {"waiting", "open", "closed", "cancelled"}};
inline constexpr stored_names<rater_group, 4> rater_groups{
    {"manager", "reports", "peers", "others"}};
inline constexpr stored_names<comment_kind, 3> comment_kinds{{"keep_doing", "focus_next", "note"}};

}  // namespace coach::storage
