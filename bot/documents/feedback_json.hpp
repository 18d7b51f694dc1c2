#pragma once

#include "bot/documents/json_parts.hpp"
#include "core/personal_data.hpp"

namespace coach::bot::documents {

/// Adds all that somebody has to do with feedback to their export: "feedback_asked",
/// "feedback_about", "feedback_parts", "feedback_received" and "feedback_given".
void add_feedback_json(json& out, const personal_data& held);

}  // namespace coach::bot::documents
