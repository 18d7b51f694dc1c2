#pragma once

#include "bot/routing/services.hpp"
#include "core/ids.hpp"
#include "core/task.hpp"
#include "core/time_zone.hpp"

#include <optional>
#include <string>

namespace coach::bot {

/// Why that member cannot take part in anything here, as a plain sentence; nothing where they can:
/// they are a person, active, and of this workspace.
task<std::optional<std::string>> why_unfit(services& with, person_id other);

/// The clocks of where that person is; nullptr where Slack does not answer. They live as long as
/// `with.zones`.
task<const time_zone*> find_clocks(services& with, person_id who);

}  // namespace coach::bot
