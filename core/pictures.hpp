#pragma once

#include "core/clock.hpp"

#include <string>

namespace coach {

/// A picture of somebody's data that was made and put where they can see it.
struct kept_picture {
    std::string file;  ///< the platform's id of it
    timestamp made;

    bool operator==(const kept_picture&) const = default;
};

}  // namespace coach
