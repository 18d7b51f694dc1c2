#pragma once

#include "sandbox/models.hpp"

#include <nlohmann/json.hpp>

namespace coach::sandbox {

/// What of a stand-in outlives a run (`--data`): people, channels, messages but ephemerals, Homes,
/// files, and how far its clock was moved. What is under way (modals, triggers, envelopes) is not.
nlohmann::json keep(const models& all);

/// Puts it back into a stand-in in which nothing has happened yet. Throws nlohmann::json::exception
/// where it is not what `keep` made.
void restore(models& all, const nlohmann::json& kept, moment now);

}  // namespace coach::sandbox
