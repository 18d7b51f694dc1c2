#pragma once

#include "core/framework.hpp"
#include "core/goals.hpp"
#include "core/ids.hpp"
#include "core/journal.hpp"
#include "core/overview.hpp"
#include "core/rounds.hpp"
#include "core/standing.hpp"
#include "core/store.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace coach {

/// What a manager may read of a report: what the report shares, and nothing else.
struct report_view {
    person_id who{};
    bool standing_shared = false;
    bool goals_shared = false;
    std::optional<placement> place{};   ///< where standing_shared
    std::optional<open_round> round{};  ///< where standing_shared and both have submitted
    bool waits_for_own = false;         ///< the manager's latest assessment waits for the report's
    std::vector<goal> goals{};          ///< where goals_shared
    std::vector<journal_entry> entries{};  ///< shared ones, newest first
    std::size_t shared_entries = 0;        ///< how many there are in all
    std::size_t open_requests = 0;         ///< for feedback about them, by the manager who looks
};

/// Which shared entries a report_view holds.
struct entries_wanted {
    std::optional<timestamp> since{};
    std::size_t most = 10;
};

/// What `reader` may read of that person, as their confirmed manager; nothing for anybody else.
/// Asks core/privacy.hpp for each part.
task<std::optional<report_view>> look_at_report(store& people, const framework& ladder,
                                                person_id reader, person_id owner,
                                                entries_wanted wanted = {});

}  // namespace coach
