#pragma once

#include "core/clock.hpp"
#include "core/framework.hpp"
#include "core/store.hpp"
#include "core/task.hpp"
#include "core/time_zone.hpp"

namespace coach::program {

/// Gives the sample workspace what people there said to each other: a request about Imogen by her
/// manager, answered, closed and shared; one about Mateo by himself, open, which the first person
/// owes an answer; and a piece of feedback that nobody asked for. The store has the sample's people
/// and their links.
task<void> place_sample_feedback(store& people, const framework& ladder, const time_zones& zones,
                                 timestamp now);

}  // namespace coach::program
