#pragma once

#include "core/framework.hpp"
#include "core/store.hpp"

namespace coach::program {

/// Lets the product managers of the sandbox's sample workspace stand on levels of this ladder, all
/// but the first person: so that there is a team, and somebody who is new to it.
void place_sample_team(store& people, const framework& ladder);

}  // namespace coach::program
