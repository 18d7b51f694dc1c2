#include "sandbox/block_kit/element_state.hpp"

#include "sandbox/json_access.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace coach::sandbox {

namespace {

using nlohmann::json;

/// What an element with a state is called there, and where its initial value stands.
struct stateful_element {
    std::string_view type;
    std::string_view value;
    std::string_view initial;  ///< empty: it has none
    bool many;
};

constexpr std::array stateful_elements{
    stateful_element{"plain_text_input", "value", "initial_value", false},
    stateful_element{"number_input", "value", "initial_value", false},
    stateful_element{"email_text_input", "value", "initial_value", false},
    stateful_element{"url_text_input", "value", "initial_value", false},
    stateful_element{"rich_text_input", "rich_text_value", "initial_value", false},
    stateful_element{"file_input", "files", "", true},
    stateful_element{"static_select", "selected_option", "initial_option", false},
    stateful_element{"external_select", "selected_option", "initial_option", false},
    stateful_element{"radio_buttons", "selected_option", "initial_option", false},
    stateful_element{"multi_static_select", "selected_options", "initial_options", true},
    stateful_element{"multi_external_select", "selected_options", "initial_options", true},
    stateful_element{"checkboxes", "selected_options", "initial_options", true},
    stateful_element{"users_select", "selected_user", "initial_user", false},
    stateful_element{"multi_users_select", "selected_users", "initial_users", true},
    stateful_element{"channels_select", "selected_channel", "initial_channel", false},
    stateful_element{"multi_channels_select", "selected_channels", "initial_channels", true},
    stateful_element{"conversations_select", "selected_conversation", "initial_conversation",
                     false},
    stateful_element{"multi_conversations_select", "selected_conversations",
                     "initial_conversations", true},
    stateful_element{"datepicker", "selected_date", "initial_date", false},
    stateful_element{"timepicker", "selected_time", "initial_time", false},
    stateful_element{"datetimepicker", "selected_date_time", "initial_date_time", false},
};

const stateful_element* find_kind(const json& element) {
    const auto type = text_at(element, "type");
    const auto* found = std::ranges::find(stateful_elements, type, &stateful_element::type);
    return found == stateful_elements.end() ? nullptr : found;
}

/// Menus whose options all stand in the element.
bool has_fixed_options(const json& element) {
    return element.contains("options") || element.contains("option_groups");
}

json state_of(const stateful_element& kind, const json& element, json value) {
    if (value.is_string() && value.get_ref<const std::string&>().empty()) value = nullptr;
    if (kind.many && !value.is_array()) value = json::array();
    json state{{"type", kind.type}, {kind.value, std::move(value)}};
    if (kind.type == "timepicker" && element.contains("timezone")) {
        state["timezone"] = element["timezone"];
    }
    return state;
}

/// The element's own option in place of what somebody says it is.
json own_option(const json& element, const json& given) {
    const auto* own = find_option(element, text_at(given, "value"));
    return own == nullptr ? given : *own;
}

}  // namespace

bool holds_state(const json& element) {
    return find_kind(element) != nullptr;
}

std::string_view state_key(const json& element) {
    return find_kind(element)->value;
}

json initial_state(const json& element) {
    const auto* kind = find_kind(element);
    return state_of(*kind, element, member(element, kind->initial));
}

json entered_state(const json& element, const json& given) {
    const auto* kind = find_kind(element);
    auto state = state_of(*kind, element, member(given, kind->value));
    auto& value = state[kind->value];
    if (!has_fixed_options(element)) return state;
    if (value.is_object()) value = own_option(element, value);
    if (value.is_array()) {
        for (auto& option : value) option = own_option(element, option);
    }
    return state;
}

bool offers(const json& element, const json& chosen) {
    if (!has_fixed_options(element)) return true;
    const auto known = [&](const json& option) {
        return find_option(element, text_at(option, "value")) != nullptr;
    };
    const auto& one = member(chosen, "selected_option");
    const auto& several = member(chosen, "selected_options");
    return (one.is_null() || known(one)) &&
           (!several.is_array() || std::ranges::all_of(several, known));
}

const json* find_option(const json& element, std::string_view value) {
    const auto among = [&](const json& holder) -> const json* {
        for (const auto& option : member(holder, "options")) {
            if (text_at(option, "value") == value) return &option;
        }
        return nullptr;
    };
    if (const auto* found = among(element)) return found;
    for (const auto& group : member(element, "option_groups")) {
        if (const auto* found = among(group)) return found;
    }
    return nullptr;
}

}  // namespace coach::sandbox
