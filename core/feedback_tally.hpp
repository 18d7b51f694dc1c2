#pragma once

#include "core/clock.hpp"
#include "core/feedback.hpp"

#include <chrono>
#include <cstddef>
#include <string>

namespace coach {

/// What is told of the answers to a request that is open.
struct feedback_tally {
    std::string band;  ///< feedback_band()
    std::size_t declined = 0;

    bool operator==(const feedback_tally&) const = default;
};

/// What channel and asker have been told of a request, and what they are told next. Of an anonymous
/// one everything is told in two steps: at each it is told what was so at the step before. So
/// nothing that is told follows a click sooner than one wait, or later than two.
struct told_so_far {
    feedback_tally now{};
    feedback_tally next{};
    timestamp due{};  ///< of the request, as it was told

    bool operator==(const told_so_far&) const = default;
};

/// The least and the longest wait between two steps: of two, 10 to 60 minutes, as product.md has
/// it.
inline constexpr std::chrono::minutes least_tally_wait{10};
inline constexpr std::chrono::minutes longest_tally_wait{30};

/// What has been told, from feedback_request::shown; before anything was, that nobody has answered.
told_so_far read_told(const feedback_request& about);

/// The reverse.
std::string write_told(const told_so_far& told);

/// The next step. Where only the due date is another one, that is told, and no more.
told_so_far tell_next(const feedback_request& about, const feedback_count& count);

/// Whether there is more to tell, in a later step.
bool has_more_to_tell(const feedback_request& about, const told_so_far& told,
                      const feedback_count& count);

}  // namespace coach
