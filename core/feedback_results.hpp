#pragma once

#include "core/feedback.hpp"
#include "core/ids.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace coach {

/// How often a stage was picked in a competency.
struct stage_count {
    std::string competency;  ///< competency::key
    std::string level;       ///< level::key of the stage
    std::size_t count = 0;

    bool operator==(const stage_count&) const = default;
};

/// Which of the questions a comment answers.
enum class comment_kind { keep_doing, focus_next, note };

/// What somebody wrote.
struct feedback_comment {
    comment_kind kind{};
    std::string text;
    std::optional<person_id> giver{};  ///< only of named feedback and of managers

    bool operator==(const feedback_comment&) const = default;
};

/// What the answers of one group come to.
struct group_results {
    rater_group group{};
    std::size_t answers = 0;
    std::vector<person_id> givers{};  ///< only of named feedback and of managers
    /// By competency and level. Of anonymous groups without the competencies that fewer than
    /// `fewest_anonymous` of them rated.
    std::vector<stage_count> stages{};
    std::vector<feedback_comment> comments{};

    bool operator==(const group_results&) const = default;
};

/// What a request came to: all that is ever kept of anonymous answers, and all that anybody reads.
struct feedback_results {
    std::vector<group_results> groups{};  ///< in the order of rater_group
    /// Whether something is held back because too few answered: whole answers, or a competency's
    /// ratings. How many is not said.
    bool withheld = false;

    bool operator==(const feedback_results&) const = default;
};

/// The fewest answers that are shown without names.
inline constexpr std::size_t fewest_anonymous = 3;

/// A number drawn at random, below that bound, each as likely. Of the quality that keys are made
/// of where it decides the order of what is kept.
using random_below = std::function<std::size_t(std::size_t bound)>;

/// What named answers come to; all of it.
feedback_results gather_named(std::vector<feedback_answer> answers);

/// What anonymous answers come to. Managers are named. Peers and reports are shown each by
/// themselves where there are `fewest_anonymous` of them; a smaller group is put together with the
/// other where that is small too and both together are enough; otherwise it is held back. No two
/// things that are shown share an answer, so none can be subtracted from another. Ratings of
/// different competencies, and comments, no longer show which of them come from one person: each
/// kind of comment is in an order of its own, by `draw`.
feedback_results gather_anonymous(std::vector<feedback_answer> answers, const random_below& draw);

}  // namespace coach
