#pragma once

#include "bot/views/blocks.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace coach::bot {

/// What the action ids of all ask buttons begin with: `level.ask.` and a number.
inline constexpr std::string_view level_ask_prefix = "level.ask.";

/// A button that says `/level <words>` for the person who presses it.
struct ask {
    std::string label;
    std::string words;
    bool primary = false;
    std::string accessibility_label{};
};

/// The button as an element; `place` makes its action id unique within the message.
nlohmann::json ask_button(const ask& question, std::size_t place);

/// A row of such buttons, numbered from `first_place`.
nlohmann::json ask_row(const std::vector<ask>& questions, std::size_t first_place = 0);

}  // namespace coach::bot
