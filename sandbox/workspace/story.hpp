#pragma once

#include "sandbox/workspace/workspace.hpp"

#include <nlohmann/json.hpp>

#include <chrono>

namespace coach::sandbox {

/// Lets people have said what a story says, days before `now`: a list, in order of time, of
/// `{"days_ago", "time": "HH:MM" in UTC, "channel", "from", "text", "replies", "reactions"}`.
/// Nobody is told of it. People and channels must exist.
void tell_story(workspace& space, const nlohmann::json& story,
                std::chrono::system_clock::time_point now);

/// The month before the sample workspace opens (northwind_story.json).
nlohmann::json sample_story();

}  // namespace coach::sandbox
