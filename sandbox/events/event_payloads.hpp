#pragma once

#include "sandbox/events/inner_events.hpp"
#include "sandbox/models.hpp"
#include "sandbox/moment.hpp"

#include <nlohmann/json.hpp>

namespace coach::sandbox {

/// The outer payload of an event (slack-platform 1.8), with a fresh `event_id`.
nlohmann::json event_payload(models& all, inner_event inner, moment now);

/// What Slack sends in place of events while there are too many (1.7); it has no inner event.
nlohmann::json rate_limited_payload(const models& all, moment now);

}  // namespace coach::sandbox
