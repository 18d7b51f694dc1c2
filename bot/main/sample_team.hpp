#pragma once

#include "core/framework.hpp"
#include "core/store.hpp"

namespace coach::program {

/// Lets the product managers of the sandbox's sample workspace, all but the first person, stand on
/// levels of this ladder, with a month of journals and plans, in Grace's team: so that there is
/// somebody who is new, somebody who has come some way, and a manager. Three of them, in three time
/// zones, are asked to reflect on Fridays at their 16:00. With what they said to each other, asked
/// and not: place_sample_feedback().
void place_sample_team(store& people, const framework& ladder);

}  // namespace coach::program
