#pragma once

#include "sandbox/models.hpp"

#include <nlohmann/json.hpp>

namespace coach::sandbox {

/// Adds to a message in Slack's form what only some messages have: thread, files, reactions,
/// attachments, edits.
void add_message_details(nlohmann::json& out, const models& all, const message& m);

}  // namespace coach::sandbox
