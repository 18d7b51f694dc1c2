#pragma once

#include "sandbox/random_source.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace coach::sandbox {

/// Gives every block a `block_id` and every interactive element an `action_id` where it has none,
/// as Slack does.
void assign_ids(nlohmann::json& blocks, random_source& random);

/// The interactive element with these ids, or nullptr. Lives as long as `blocks`.
const nlohmann::json* find_element(const nlohmann::json& blocks, std::string_view block_id,
                                   std::string_view action_id);

/// `state.values` of blocks: what stands in every menu and choice, which is what the person chose
/// (`chosen[block_id][action_id]`), or else the element's initial value, or else null.
nlohmann::json state_values(const nlohmann::json& blocks, const nlohmann::json& chosen);

/// Escapes `&`, `<` and `>` in every plain_text, which is how Slack echoes blocks (slack-platform
/// 4.4).
void escape_plain_texts(nlohmann::json& blocks);

/// Escapes `&`, `<` and `>`, and nothing else.
std::string escape_entities(std::string_view text);

}  // namespace coach::sandbox
