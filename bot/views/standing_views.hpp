#pragma once

#include "bot/views/message.hpp"
#include "core/framework.hpp"
#include "core/standing.hpp"

/// What a person is shown about their own level and target.
namespace coach::bot::views {

/// Where the reader stands: level, target, what each competency asks now and at the target.
message standing_card(const framework& ladder, const placement& reader);

/// The card, under a line that says that level and target were stored.
message standing_saved(const framework& ladder, const placement& reader);

/// For someone new: what this is, the levels, and a button on each to pick it.
message welcome(const framework& ladder);

/// The levels with a button on each to pick it, for someone who wants to change theirs.
message level_choice(const framework& ladder, const placement& reader);

/// The level after the reader's: what changes and what to do. At the top: how to grow there.
message next_step(const framework& ladder, const placement& reader);

}  // namespace coach::bot::views
