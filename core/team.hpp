#pragma once

#include "core/clock.hpp"
#include "core/ids.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace coach {

/// What a person lets their manager read besides single journal entries.
struct sharing {
    bool standing = false;  ///< level, target and assessments
    bool goals = false;     ///< the whole plan: one switch

    bool operator==(const sharing&) const = default;
};

/// Switches to set; what says nothing stays as it is.
struct sharing_change {
    std::optional<bool> standing{};
    std::optional<bool> goals{};
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

/// What access::thing says where the operator took all of a person's data out, or deleted it.
inline constexpr std::string_view operator_export = "export by the operator";
inline constexpr std::string_view operator_erasure = "erasure by the operator";

/// One look at what somebody shared.
struct access {
    /// Who looked. Nothing for the operator, see by_operator(), and for a former colleague whose
    /// data was erased.
    std::optional<person_id> reader{};
    std::string thing;  ///< "plan", "level", "shared entries": what product.md calls it
    timestamp at{};

    bool by_operator() const {
        return !reader && (thing == operator_export || thing == operator_erasure);
    }
    bool operator==(const access&) const = default;
};

/// The same look from the reader's side.
struct look {
    person_id owner{};
    std::string thing;
    timestamp at{};

    bool operator==(const look&) const = default;
};

/// When a report and their manager last had a 1:1.
struct one_on_one {
    person_id report{};
    person_id manager{};
    timestamp at{};

    bool operator==(const one_on_one&) const = default;
};

}  // namespace coach
