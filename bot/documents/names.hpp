#pragma once

#include "core/goals.hpp"
#include "core/journal.hpp"

#include <string_view>

/// What documents call things: "reflection", "active".
namespace coach::bot::documents {

std::string_view name_of(entry_kind kind);
std::string_view name_of(goal_state state);

}  // namespace coach::bot::documents
