#pragma once

#include "sandbox/moment.hpp"
#include "sandbox/workspace/people.hpp"

#include <nlohmann/json.hpp>

namespace coach::sandbox {

/// `dnd_enabled` and the times of the next pause, in unix seconds (slack-platform 3.3): somebody
/// who is in DND is so from this full hour for eight hours; of others Slack says 1.
nlohmann::json dnd_status(const person& who, moment now);

}  // namespace coach::sandbox
