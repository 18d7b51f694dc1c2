#pragma once

#include <nlohmann/json.hpp>

namespace coach::sandbox {

/// What Slack's own client says against submitting these blocks with these values, by block_id:
/// required inputs, lengths, numbers, addresses, choices. Empty where it would send them.
/// `values[block_id][action_id]` has the form of `state.values`.
nlohmann::json refused_answers(const nlohmann::json& blocks, const nlohmann::json& values);

}  // namespace coach::sandbox
