#pragma once

#include "core/assessment.hpp"
#include "core/feedback.hpp"
#include "core/feedback_results.hpp"
#include "core/framework.hpp"
#include "core/ids.hpp"
#include "core/store.hpp"
#include "core/task.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace coach {

/// How somebody's own view of a competency differs from that of others.
enum class self_view {
    alike,            ///< or one of the two is not known
    blind_spot,       ///< they see themselves much higher than others do
    hidden_strength,  ///< others see them much higher
};

/// How many stages apart is much.
inline constexpr double much_apart = 1.67;

/// What one group says of a competency.
struct group_view {
    rater_group group{};
    std::vector<std::size_t> counts{};  ///< by position of the stage
    double mean = 0;                    ///< position of the stage, on average

    bool operator==(const group_view&) const = default;
};

/// What a report says of one competency.
struct competency_view {
    std::size_t competency{};           ///< position in framework::competencies
    std::optional<std::size_t> self{};  ///< the stage that the subject sees in themselves
    std::vector<group_view> groups{};   ///< those that rated it and are shown
    std::optional<double> others{};     ///< the mean of all ratings that are shown
    self_view difference{};

    bool operator==(const competency_view&) const = default;
};

/// What the asker reads, and the subject once it is shared: both the same.
struct feedback_report {
    feedback_request request{};
    feedback_results results{};
    std::vector<competency_view> competencies{};  ///< those asked about, in the framework's order
    bool knows_self = false;                      ///< whether the subject's own view is in it

    bool operator==(const feedback_report&) const = default;
};

/// The report of these results. `self` is the subject's own assessment where its readers may see
/// it. Ratings against stages or competencies that this ladder has not are left out.
feedback_report make_feedback_report(const framework& ladder, feedback_request request,
                                     feedback_results results,
                                     const std::optional<assessment>& self);

/// How the subject sees themselves, and what of it the asker may read. All against one ladder.
struct own_views {
    std::vector<assessment> by_subject{};
    std::vector<assessment> by_asker{};  ///< of the subject; where they are two people
    bool shared = false;                 ///< whether the asker may read the subject's standing
};

/// The subject's own assessment that belongs into the report. Of oneself the latest that was made
/// before the request ended; of a report the one of the open round (core/rounds.hpp), where it is
/// shared.
std::optional<assessment> choose_own_view(const feedback_request& request, const own_views& known);

/// The report of a closed request as that person may read it; nothing where they may not, by
/// core/privacy.hpp. Both readers get the same: the subject's own view is in it where the asker may
/// read it too, and what as_others_see() takes out of a request is in it for neither.
task<std::optional<feedback_report>> find_feedback_report(store& people, const framework& ladder,
                                                          person_id reader, feedback_id id);

}  // namespace coach
