#pragma once

#include "sandbox/random_source.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace coach::sandbox {

/// Gives every block a `block_id` and every interactive element an `action_id` where it has none,
/// as Slack does.
void assign_ids(nlohmann::json& blocks, random_source& random);

/// An interactive element and the block that it stands in. Both live as long as the blocks.
struct placed_element {
    const nlohmann::json* block{};
    const nlohmann::json* element{};  ///< nullptr where there is none
};

/// The interactive element with these ids.
placed_element find_element(const nlohmann::json& blocks, std::string_view block_id,
                            std::string_view action_id);

/// Whether touching an element of that block tells the app: in inputs only with `dispatch_action`.
bool dispatches(const nlohmann::json& block);

/// Every element that holds state, in order.
std::vector<placed_element> stateful_elements(const nlohmann::json& blocks);

/// `state.values` of blocks: what stands in every menu, choice and input, which is what the person
/// entered (`chosen[block_id][action_id]`), or else the element's initial value, or else null.
nlohmann::json state_values(const nlohmann::json& blocks, const nlohmann::json& chosen);

/// Notes in `entered[block_id][action_id]` what `given`, which has the form of `state.values`, says
/// of elements that hold something else as yet.
void note_entered(nlohmann::json& entered, const nlohmann::json& blocks,
                  const nlohmann::json& given);

/// Escapes `&`, `<` and `>` in every plain_text, which is how Slack echoes blocks (slack-platform
/// 4.4).
void escape_plain_texts(nlohmann::json& blocks);

/// Escapes `&`, `<` and `>`, and nothing else.
std::string escape_entities(std::string_view text);

}  // namespace coach::sandbox
