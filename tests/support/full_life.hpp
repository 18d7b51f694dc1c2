#pragma once

#include "core/store.hpp"

#include <string>

namespace coach::testing {

/// Puts something of that person into everything that a store keeps, on both sides wherever two
/// people are involved. Every text that they write begins with `mark`, but for what stays with
/// others when they are erased: that begins with "kept". Every number differs. Uses request keys
/// that begin with the person's member id. `other` is somebody else of their team.
void live_fully(store& people, const person_id& who, const person_id& other,
                const std::string& mark);

}  // namespace coach::testing
