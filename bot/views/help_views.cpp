#include "bot/views/help_views.hpp"

#include "bot/views/ask_button.hpp"
#include "bot/views/blocks.hpp"
#include "bot/views/text.hpp"
#include "core/words.hpp"

#include <algorithm>
#include <utility>

namespace coach::bot::views {

namespace {

constexpr std::size_t longest_echo = 150;
constexpr std::size_t most_suggestions = 4;

std::string example(std::string_view words, std::string_view meaning) {
    return "`/level" + (words.empty() ? "" : " " + escape(words)) + "`  " + std::string{meaning};
}

nlohmann::json help_button(std::size_t place) {
    return ask_button({.label = "Help", .words = "help"}, place);
}

}  // namespace

message level_help(const framework& ladder) {
    const auto& second = ladder.levels[1];
    const auto last = std::to_string(ladder.levels.size());
    const std::vector<std::string> examples{
        example("", "where you stand and what comes next"),
        example("2", "what a level expects; a name works too"),
        example(fold(second.title), "the same, by its title"),
        example("next", "your next level: what changes, what to do"),
        example("compare 1 2", "two levels side by side"),
        example("all", "every level at a glance"),
        example("matrix", "every competency at every level"),
        example(fold(ladder.competencies.front().name), "one competency, stage by stage"),
        example("set 1", "store your level; the next one becomes your target"),
        example("assess", "see yourself competency by competency, and your gaps"),
        example("history", "your assessments over time"),
        example("set 1 target " + last, "store your level and aim further"),
    };
    message page{.text = "What /level understands", .blocks = {blocks::header("What you can ask")}};
    page.add(blocks::bulleted("Type any of these:", examples));
    page.add(ask_row({{.label = "Where I stand", .words = "me", .primary = true},
                      {.label = "All levels", .words = "all"},
                      {.label = "Competencies by level", .words = "matrix"}}));
    return std::move(page).add(blocks::context("Answers are visible only to you."));
}

message not_understood(const framework& ladder, std::string_view said,
                       const std::vector<std::string>& suggestions) {
    const auto echo = "I don’t know “" + shorten(said, longest_echo) + "”.";
    if (suggestions.empty()) {
        message page{.text = "I don’t know that one. Try /level help.", .blocks = {}};
        page.add(blocks::plain_section(echo + " Here is what I do know:"));
        const auto& first = ladder.levels.front();
        return std::move(page).add(ask_row({{.label = "Help", .words = "help", .primary = true},
                                            {.label = "All levels", .words = "all"},
                                            {.label = first.title, .words = first.key}}));
    }
    std::vector<ask> buttons;
    for (const auto& words : suggestions) {
        if (buttons.size() == most_suggestions) break;
        buttons.push_back({.label = words, .words = words, .primary = buttons.empty()});
    }
    buttons.push_back({.label = "Help", .words = "help"});
    message page{
        .text = "I don’t know that one. Did you mean “" + escape(suggestions.front()) + "”?",
        .blocks = {blocks::plain_section(echo + " Did you mean:")}};
    return std::move(page).add(ask_row(buttons));
}

message grow_not_understood(std::string_view said, const std::vector<std::string>& suggestions) {
    const bool guessed = !suggestions.empty();
    message page{.text = "I don’t know that one. Try /grow help.", .blocks = {}};
    page.add(blocks::plain_section("I don’t know “" + shorten(said, longest_echo) + "”." +
                                   (guessed ? " Did you mean:" : " Here is what I do know:")));
    std::vector<ask> buttons;
    for (const auto& words : suggestions) {
        if (buttons.size() == most_suggestions) break;
        buttons.push_back(grow_ask(words, words, buttons.empty()));
    }
    buttons.push_back(grow_ask("Help", "help", !guessed));
    if (!guessed) buttons.push_back(grow_ask("My growth", "me"));
    return std::move(page).add(ask_row(buttons));
}

message notice(std::string_view plain) {
    return {.text = escape(plain), .blocks = {blocks::plain_section(plain)}};
}

message notice_with_help(std::string_view plain) {
    return notice(plain).add(blocks::actions({help_button(0)}));
}

}  // namespace coach::bot::views
