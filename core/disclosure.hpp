#pragma once

#include "core/clock.hpp"
#include "core/ids.hpp"
#include "core/personal_data.hpp"

#include <vector>

namespace coach {

/// That a manager has assessed somebody who may not read it yet; see core/rounds.hpp.
struct hidden_assessment {
    person_id author{};
    timestamp made{};

    bool operator==(const hidden_assessment&) const = default;
};

/// What a person may read of everything that is held about them.
struct disclosure {
    personal_data data{};                     ///< without what they may not read
    std::vector<hidden_assessment> hidden{};  ///< newest first

    bool operator==(const disclosure&) const = default;
};

/// Takes out of it what its own person may not read: core/privacy.hpp decides, and for a manager's
/// assessments core/rounds.hpp, author by author and ladder by ladder. What the person said about
/// others are their own words, and stay. Requests for feedback about them are left as
/// as_others_see(), without results that are not shared; and nothing tells the asker of an
/// anonymous request when somebody answered.
disclosure disclose(personal_data held);

}  // namespace coach
