#pragma once

#include "core/assessment.hpp"
#include "core/clock.hpp"
#include "core/framework.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace coach {

/// A competency in which the target level asks for more than the person sees in themselves.
struct gap {
    std::size_t competency;  ///< position in framework::competencies
    std::size_t from;        ///< position of the person's stage
    std::size_t to;          ///< position of the target's stage

    std::size_t size() const { return to - from; }
    bool operator==(const gap&) const = default;
};

/// When somebody last wrote an entry tagged with a competency, by competency::key.
using last_entries = std::map<std::string, timestamp, std::less<>>;

/// The gaps between the person's own latest assessment and a level of this framework: the largest
/// first, then by whole days since the last entry that is tagged with it (most days first, never
/// written before all others), then in the framework's order.
std::vector<gap> find_gaps(const framework& ladder, std::size_t target, const assessment& own,
                           const last_entries& written, timestamp now);

}  // namespace coach
