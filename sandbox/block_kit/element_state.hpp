#pragma once

#include <nlohmann/json.hpp>

#include <string_view>

namespace coach::sandbox {

/// Whether an element holds something that stands in `state.values`: menus, choices and inputs do,
/// buttons and overflow menus do not (slack-platform 4.3).
bool holds_state(const nlohmann::json& element);

/// What an element holds before anybody has touched it: its initial value or the null form of its
/// type, `{"type":T,"value":null}`. The element must hold state.
nlohmann::json initial_state(const nlohmann::json& element);

/// What an element holds after somebody has entered `given`, which has the form of a state: an
/// empty text is null, options are those of the element. The element must hold state.
nlohmann::json entered_state(const nlohmann::json& element, const nlohmann::json& given);

/// Where an element with that state has its value: "value", "selected_option", …; the element must
/// hold state.
std::string_view state_key(const nlohmann::json& element);

/// Whether everything in `selected_option` or `selected_options` is among what the element offers;
/// elements without a list of their own take anything.
bool offers(const nlohmann::json& element, const nlohmann::json& chosen);

/// The element's own option with that value, or nullptr. Lives as long as `element`.
const nlohmann::json* find_option(const nlohmann::json& element, std::string_view value);

}  // namespace coach::sandbox
