#include "bot/views/feedback_desk_views.hpp"

#include "bot/views/ask_button.hpp"
#include "bot/views/blocks.hpp"
#include "bot/views/feedback_answer_views.hpp"
#include "bot/views/feedback_words.hpp"
#include "bot/views/phrases.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace coach::bot::views {

namespace {

using nlohmann::json;

constexpr std::size_t most_owed = 5;
constexpr std::size_t most_listed = 6;
constexpr std::size_t first_place = 40;

std::string about_words(const feedback_request& about) {
    return about.is_about_asker() ? mention(about.asker) + " asks about themselves"
                                  : mention(about.asker) + " asks about " + mention(about.subject);
}

std::string state_words(const feedback_request& about) {
    switch (about.state) {
        case feedback_state::waiting:
            return "waits to be confirmed";
        case feedback_state::open:
            return "open until " + due_words(about);
        case feedback_state::closed:
            return about.shared ? "closed, and shared" : "closed, report ready";
        case feedback_state::cancelled:
            return "cancelled";
    }
    return {};
}

std::vector<json> owed_blocks(const std::vector<feedback_request>& owed) {
    std::vector<json> out;
    for (std::size_t i = 0; i < std::min(owed.size(), most_owed); ++i) {
        const auto& each = owed[i];
        out.push_back(blocks::section(
            about_words(each) + ", until " + due_words(each) + ".",
            feedback_button_at(i, feedback_action::answer, "Give feedback", each, i == 0)));
    }
    return out;
}

void add_asked(message& page, const std::vector<feedback_request>& asked) {
    if (asked.empty()) return;
    page.add(blocks::section("*You asked for*"));
    for (std::size_t i = 0; i < std::min(asked.size(), most_listed); ++i) {
        const auto& each = asked[i];
        page.add(blocks::section("About " + subject_for_asker(each) + ": " + state_words(each),
                                 feedback_button_at(i, feedback_action::manage, "Open", each)));
    }
}

void add_about(message& page, const std::vector<feedback_request>& about) {
    if (about.empty()) return;
    page.add(blocks::section("*About you*"));
    for (std::size_t i = 0; i < std::min(about.size(), most_listed); ++i) {
        const auto& each = about[i];
        const auto words = "Asked for by " + mention(each.asker) + ": ";
        if (each.state == feedback_state::closed) {
            page.add(blocks::section(
                words + "shared with you",
                feedback_button_at(i, feedback_action::report, "Read the report", each)));
        } else {
            page.add(blocks::section(words + state_words(each)));
        }
    }
}

void add_received(message& page, const framework& ladder,
                  const std::vector<given_feedback>& received) {
    if (received.empty()) return;
    page.add(blocks::divider());
    page.add(blocks::section("*Given to you, unasked*: the latest. `/grow packet` has all of it."));
    for (const auto& each : received) {
        auto shown = given_message(ladder, each);
        page.add(std::move(shown.blocks));
        page.add(blocks::rich({blocks::run::day(each.at)}));
    }
}

json begin_buttons(const feedback_desk& desk) {
    return blocks::actions(
        {blocks::button({.action_id = std::string(feedback_about_prefix) + "me",
                         .label = "Ask about me",
                         .value = desk.reader.member.str()}),
         blocks::button({.action_id = std::string(feedback_about_prefix) + "anybody",
                         .label = "Ask about a team member",
                         .value = ""}),
         blocks::button({.action_id = std::string(feedback_give_action),
                         .label = "Give somebody feedback",
                         .value = ""})});
}

}  // namespace

message feedback_list(const framework& ladder, const feedback_desk& desk) {
    message page{.text = "Feedback", .blocks = {blocks::header("Feedback")}};
    if (!desk.owed.empty()) {
        page.add(blocks::section("*You are asked for*"));
        page.add(owed_blocks(desk.owed));
    }
    add_asked(page, desk.asked);
    add_about(page, desk.about);
    if (desk.is_empty()) {
        page.add(blocks::section(
            "Nothing yet. Three people who see your work up close can tell you more than a year "
            "of guessing: `/grow feedback` asks them."));
    }
    page.add(begin_buttons(desk));
    add_received(page, ladder, desk.received);
    return std::move(page).add(blocks::context("Only you see this page."));
}

std::vector<json> feedback_part(const feedback_desk& desk) {
    std::vector<json> out;
    if (!desk.owed.empty()) {
        out.push_back(blocks::section("*Feedback you are asked for*"));
        for (auto& each : owed_blocks(desk.owed)) out.push_back(std::move(each));
    }
    const auto open = static_cast<std::size_t>(
        std::ranges::count(desk.asked, feedback_state::open, &feedback_request::state));
    const auto ready = static_cast<std::size_t>(
        std::ranges::count(desk.asked, feedback_state::closed, &feedback_request::state));
    std::string line = "*Feedback*: ";
    if (open + ready == 0) {
        line += "none asked for.";
    } else {
        line += std::to_string(open) + " open, " + std::to_string(ready) + " ready to read.";
    }
    out.push_back(
        blocks::section(line, ask_button(grow_ask("Feedback", "feedback list"), first_place)));
    return out;
}

}  // namespace coach::bot::views
