#pragma once

#include "core/clock.hpp"
#include "core/ids.hpp"

#include <string>

namespace coach {

/// What a person lets their manager read besides single journal entries.
struct sharing {
    bool standing = false;  ///< level, target and assessments
    bool goals = false;     ///< the whole plan: one switch

    bool operator==(const sharing&) const = default;
};

/// Who manages somebody. Only a confirmed link lets a manager read what is shared; who is managed
/// confirms, or named the manager themselves, which is the same consent.
struct manager_link {
    person_id manager{};
    bool confirmed = false;
    timestamp since{};  ///< of the last change

    bool operator==(const manager_link&) const = default;
};

/// The same link from the manager's side.
struct report_link {
    person_id report{};
    bool confirmed = false;
    timestamp since{};

    bool operator==(const report_link&) const = default;
};

/// One look at what somebody shared.
struct access {
    person_id reader{};
    std::string thing;  ///< "plan", "level", "shared entries": what product.md calls it
    timestamp at{};

    bool operator==(const access&) const = default;
};

}  // namespace coach
