#include "bot/views/ask_button.hpp"

#include <utility>

namespace coach::bot {

ask grow_ask(std::string label, std::string words, bool primary) {
    return {.label = std::move(label),
            .words = std::move(words),
            .primary = primary,
            .command = ask_command::grow};
}

nlohmann::json ask_button(const ask& question, std::size_t place) {
    const auto prefix = question.command == ask_command::level ? level_ask_prefix : grow_ask_prefix;
    return blocks::button({.action_id = std::string{prefix} + std::to_string(place),
                           .label = question.label,
                           .value = question.words,
                           .primary = question.primary,
                           .accessibility_label = question.accessibility_label});
}

nlohmann::json ask_row(const std::vector<ask>& questions, std::size_t first_place) {
    std::vector<nlohmann::json> buttons;
    for (const auto& question : questions) {
        buttons.push_back(ask_button(question, first_place + buttons.size()));
    }
    return blocks::actions(std::move(buttons));
}

}  // namespace coach::bot
