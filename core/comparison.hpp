#pragma once

#include "core/framework.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace coach {

/// How one competency differs between two levels.
struct stage_change {
    std::size_t competency;  ///< position in framework::competencies
    stage from;
    stage to;
};

/// What the step from one level up to another asks of a person.
struct comparison {
    std::size_t from;  ///< position in framework::levels; below `to`
    std::size_t to;
    std::vector<stage_change> stages;       ///< one per competency, in the framework's order
    std::vector<std::string> still_needed;  ///< behaviors of `from`, which stay expected
    std::vector<std::string> added;         ///< behaviors of each level above `from`, up to `to`
};

/// Compares two different levels of the framework, given in either order.
comparison compare_levels(const framework& ladder, std::size_t one, std::size_t other);

}  // namespace coach
