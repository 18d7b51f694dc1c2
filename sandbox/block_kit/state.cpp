#include "sandbox/block_kit/state.hpp"

#include "sandbox/block_kit/element_state.hpp"
#include "sandbox/json_access.hpp"

#include <string>
#include <utility>

namespace coach::sandbox {

namespace {

using nlohmann::json;

/// Calls `visit(block)` for every block, those within others too.
template <class Blocks, class Visit>
void for_each_block(Blocks& blocks, const Visit& visit) {
    if (!blocks.is_array()) return;
    for (auto& block : blocks) {
        if (!block.is_object()) continue;
        visit(block);
        if (block.contains("child_blocks")) for_each_block(block["child_blocks"], visit);
        if (text_at(block, "type") == "carousel" && block.contains("elements")) {
            for_each_block(block["elements"], visit);
        }
    }
}

/// The members of a block that hold elements.
std::string_view elements_key(const json& block) {
    const auto type = text_at(block, "type");
    if (type == "section") return "accessory";
    if (type == "input") return "element";
    if (type == "actions" || type == "context_actions") return "elements";
    return type == "card" ? "actions" : "";
}

/// Calls `visit(block, element)` for every interactive element.
template <class Blocks, class Visit>
void for_each_element(Blocks& blocks, const Visit& visit) {
    for_each_block(blocks, [&](auto& block) {
        const auto found = block.find(std::string(elements_key(block)));
        if (found == block.end()) return;
        if (found->is_object()) return visit(block, *found);
        if (!found->is_array()) return;
        for (auto& element : *found) visit(block, element);
    });
}

}  // namespace

void assign_ids(json& blocks, random_source& random) {
    for_each_block(blocks, [&](json& block) {
        if (text_at(block, "block_id").empty()) block["block_id"] = random.letters(5);
    });
    for_each_element(blocks, [&](const json&, json& element) {
        if (text_at(element, "type") == "image" || element.contains("action_id")) return;
        element["action_id"] = random.letters(5);
    });
}

placed_element find_element(const json& blocks, std::string_view block_id,
                            std::string_view action_id) {
    placed_element found;
    for_each_element(blocks, [&](const json& block, const json& element) {
        if (text_at(block, "block_id") != block_id) return;
        if (text_at(element, "action_id") == action_id) found = {&block, &element};
    });
    return found;
}

bool dispatches(const json& block) {
    return text_at(block, "type") != "input" || flag_at(block, "dispatch_action");
}

std::vector<placed_element> stateful_elements(const json& blocks) {
    std::vector<placed_element> found;
    for_each_element(blocks, [&](const json& block, const json& element) {
        if (holds_state(element)) found.push_back({&block, &element});
    });
    return found;
}

json state_values(const json& blocks, const json& chosen) {
    auto values = json::object();
    for (const auto& [block, element] : stateful_elements(blocks)) {
        const auto block_id = text_at(*block, "block_id");
        const auto action_id = text_at(*element, "action_id");
        const auto& now = member(member(chosen, block_id), action_id);
        values[block_id][action_id] = now.is_null() ? initial_state(*element) : now;
    }
    return values;
}

void note_entered(json& entered, const json& blocks, const json& given) {
    const auto before = state_values(blocks, entered);
    for (const auto& [block, element] : stateful_elements(blocks)) {
        const auto block_id = text_at(*block, "block_id");
        const auto action_id = text_at(*element, "action_id");
        const auto& said = member(member(given, block_id), action_id);
        if (said.is_null()) continue;
        auto state = entered_state(*element, said);
        if (state != before[block_id][action_id]) entered[block_id][action_id] = std::move(state);
    }
}

void escape_plain_texts(json& blocks) {
    if (!blocks.is_structured()) return;
    if (text_at(blocks, "type") == "plain_text") {
        blocks["text"] = escape_entities(text_at(blocks, "text"));
    }
    for (auto& part : blocks) escape_plain_texts(part);
}

std::string escape_entities(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&') {
            out += "&amp;";
        } else if (c == '<') {
            out += "&lt;";
        } else if (c == '>') {
            out += "&gt;";
        } else {
            out += c;
        }
    }
    return out;
}

}  // namespace coach::sandbox
