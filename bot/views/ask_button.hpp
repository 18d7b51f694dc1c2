#pragma once

#include "bot/views/blocks.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace coach::bot {

/// What the action ids of ask buttons begin with, by the command they say: then comes a number.
inline constexpr std::string_view level_ask_prefix = "level.ask.";
inline constexpr std::string_view grow_ask_prefix = "grow.ask.";

/// The command that a button says.
enum class ask_command { level, grow };

/// A button that says `/level <words>` or `/grow <words>` for the person who presses it.
struct ask {
    std::string label;
    std::string words;
    bool primary = false;
    std::string accessibility_label{};
    ask_command command = ask_command::level;
};

/// One that says `/grow <words>`.
ask grow_ask(std::string label, std::string words, bool primary = false);

/// The button as an element; `place` makes its action id unique within the message.
nlohmann::json ask_button(const ask& question, std::size_t place);

/// A row of such buttons, numbered from `first_place`.
nlohmann::json ask_row(const std::vector<ask>& questions, std::size_t first_place = 0);

}  // namespace coach::bot
