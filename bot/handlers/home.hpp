#pragma once

#include "bot/routing/services.hpp"
#include "bot/routing/slack_port.hpp"
#include "bot/views/message.hpp"
#include "core/ids.hpp"
#include "core/task.hpp"

namespace coach::bot {

/// Shows somebody that Home, and again as a whole where a picture had to be made first.
task<sending> publish_home(services& with, person_id who, answer drawn);

/// Draws somebody's Home as it is now, and shows it. Throws store_failure.
task<sending> draw_home(services& with, person_id who);

}  // namespace coach::bot
