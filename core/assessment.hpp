#pragma once

#include "core/clock.hpp"
#include "core/framework.hpp"
#include "core/ids.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace coach {

/// The stage that somebody is seen at in one competency. A stage is named by the level at which
/// the ladder expects it, so that a changed ladder cannot silently move it.
struct rating {
    std::string competency;  ///< competency::key
    std::string level;       ///< level::key
    std::string note;        ///< may be empty

    bool operator==(const rating&) const = default;
};

/// A judgment of where somebody stands in each competency, by themselves or by their manager.
struct assessment {
    person_id subject{};
    person_id author{};
    std::string framework;  ///< framework::id that it was made against
    std::string version;    ///< framework::version
    std::vector<rating> ratings{};
    timestamp made{};

    bool is_own() const { return subject == author; }
    bool operator==(const assessment&) const = default;
};

/// The position in competency::stages that the assessment gives, for each competency of this
/// framework in its order; nothing where it says nothing, or speaks of another ladder.
std::vector<std::optional<std::size_t>> stages_of(const framework& ladder, const assessment& made);

/// How two people see the same competency.
struct difference {
    std::size_t competency;
    std::size_t own;      ///< stage in the person's own eyes
    std::size_t manager;  ///< stage in the manager's
};

/// Two assessments of one person side by side, the largest differences first; among equals in the
/// framework's order. Competencies that only one of them rates are left out.
std::vector<difference> compare_assessments(const framework& ladder, const assessment& own,
                                            const assessment& by_manager);

}  // namespace coach
