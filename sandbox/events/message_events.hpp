#pragma once

#include "sandbox/events/inner_events.hpp"

#include <vector>

namespace coach::sandbox {

/// The events of a new message: `message`, and `app_mention` where a person mentions the app in a
/// channel that it is in. The app's own posts are echoed too.
std::vector<inner_event> events_of(models& all, const message_posted& what);

/// `message` with the subtype `message_changed`.
std::vector<inner_event> events_of(models& all, const message_changed& what, moment now);

/// `message` with the subtype `message_deleted`.
std::vector<inner_event> events_of(models& all, const message_removed& what, moment now);

/// A moment as Slack writes it: "1760000000.000000".
std::string event_time(moment now);

}  // namespace coach::sandbox
