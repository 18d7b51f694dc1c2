#include "sandbox/block_kit/state.hpp"

#include "sandbox/json_access.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace coach::sandbox {

namespace {

using nlohmann::json;

/// What an element with a state is called there, and where its initial value stands.
struct stateful_element {
    std::string_view type;
    std::string_view value;
    std::string_view initial;
    bool many;
};

constexpr std::array stateful_elements{
    stateful_element{"static_select", "selected_option", "initial_option", false},
    stateful_element{"external_select", "selected_option", "initial_option", false},
    stateful_element{"radio_buttons", "selected_option", "initial_option", false},
    stateful_element{"multi_static_select", "selected_options", "initial_options", true},
    stateful_element{"checkboxes", "selected_options", "initial_options", true},
    stateful_element{"users_select", "selected_user", "initial_user", false},
    stateful_element{"channels_select", "selected_channel", "initial_channel", false},
    stateful_element{"conversations_select", "selected_conversation", "initial_conversation",
                     false},
    stateful_element{"datepicker", "selected_date", "initial_date", false},
    stateful_element{"timepicker", "selected_time", "initial_time", false},
};

/// Calls `visit(block, element)` for every interactive element.
template <class Blocks, class Visit>
void for_each_element(Blocks& blocks, Visit visit) {
    if (!blocks.is_array()) return;
    for (auto& block : blocks) {
        const auto type = text_at(block, "type");
        if (type == "section" && block.contains("accessory")) visit(block, block["accessory"]);
        if (type != "actions" || !member(block, "elements").is_array()) continue;
        for (auto& element : block["elements"]) visit(block, element);
    }
}

json initial_state(const stateful_element& kind, const json& element) {
    auto value = member(element, kind.initial);
    if (value.is_null() && kind.many) value = json::array();
    return {{"type", kind.type}, {kind.value, value}};
}

}  // namespace

void assign_ids(json& blocks, random_source& random) {
    if (!blocks.is_array()) return;
    for (auto& block : blocks) {
        if (!block.contains("block_id")) block["block_id"] = random.letters(5);
    }
    for_each_element(blocks, [&](json&, json& element) {
        if (text_at(element, "type") == "image" || element.contains("action_id")) return;
        element["action_id"] = random.letters(5);
    });
}

const json* find_element(const json& blocks, std::string_view block_id,
                         std::string_view action_id) {
    const json* found = nullptr;
    for_each_element(blocks, [&](const json& block, const json& element) {
        if (text_at(block, "block_id") != block_id) return;
        if (text_at(element, "action_id") == action_id) found = &element;
    });
    return found;
}

json state_values(const json& blocks, const json& chosen) {
    auto values = json::object();
    for_each_element(blocks, [&](const json& block, const json& element) {
        const auto kind =
            std::ranges::find(stateful_elements, text_at(element, "type"), &stateful_element::type);
        if (kind == stateful_elements.end()) return;
        const auto block_id = text_at(block, "block_id");
        const auto action_id = text_at(element, "action_id");
        const auto& now = member(member(chosen, block_id), action_id);
        values[block_id][action_id] = now.is_null() ? initial_state(*kind, element) : now;
    });
    return values;
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
