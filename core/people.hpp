#pragma once

#include "core/clock.hpp"
#include "core/ids.hpp"

#include <string>

namespace coach {

/// Where somebody stands on a ladder: the level they hold and the one they work towards. Levels
/// are named by key, so that a changed ladder cannot silently move anyone.
struct standing {
    std::string framework;  ///< framework::id of the ladder
    std::string level;      ///< level::key
    std::string target;     ///< level::key; equal to `level` at the top of the ladder

    bool operator==(const standing&) const = default;
};

/// A person as the store knows them.
struct person {
    person_id id;
    coach::standing standing;
    timestamp since;    ///< when they first stored anything
    timestamp changed;  ///< when the standing last changed

    bool operator==(const person&) const = default;
};

}  // namespace coach
