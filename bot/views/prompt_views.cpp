#include "bot/views/prompt_views.hpp"

#include "bot/views/ask_button.hpp"
#include "bot/views/blocks.hpp"
#include "bot/views/inputs.hpp"
#include "bot/views/modal_views.hpp"
#include "bot/views/phrases.hpp"
#include "bot/views/text.hpp"

#include <array>
#include <charconv>
#include <utility>
#include <vector>

namespace coach::bot::views {

namespace {

using nlohmann::json;
using std::chrono::weekday;

constexpr std::array<std::string_view, 7> day_names{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                    "Thursday", "Friday", "Saturday"};

std::string name_of(weekday day) {
    return std::string(day_names.at(day.c_encoding()));
}

/// "16:00", "9:30".
std::string spell_time(std::chrono::minutes at) {
    const auto minutes = at.count() % 60;
    return std::to_string(at.count() / 60) + (minutes < 10 ? ":0" : ":") + std::to_string(minutes);
}

std::string joined_days(const weekday_set& days) {
    const auto all = days.days();
    std::string out;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i > 0) out += i + 1 == all.size() ? " and " : ", ";
        out += name_of(all[i]);
    }
    return out;
}

json prompt_button(std::string_view action, std::string label, unsigned turn,
                   bool primary = false) {
    return blocks::button({.action_id = std::string(action),
                           .label = std::move(label),
                           .value = std::to_string(turn),
                           .primary = primary});
}

json plain_button(std::string_view action, std::string label, bool primary = false) {
    return prompt_button(action, std::move(label), 0, primary);
}

/// The button that opens the form, as `/grow remind` does.
json settings_button(std::size_t place) {
    return ask_button(grow_ask("Settings", "remind"), place);
}

std::vector<option> day_options() {
    std::vector<option> out;
    for (unsigned iso = 1; iso <= 7; ++iso) {
        out.push_back({.value = std::to_string(iso), .label = name_of(weekday{iso % 7})});
    }
    return out;
}

std::vector<std::string> chosen_days(const std::optional<prompt_schedule>& chosen) {
    std::vector<std::string> out;
    if (!chosen) return {"5"};
    for (const auto day : chosen->days.days()) out.push_back(std::to_string(day.iso_encoding()));
    return out;
}

std::vector<option> week_options() {
    return {{.value = "1", .label = "Every week"},
            {.value = "2", .label = "Every second week"},
            {.value = "4", .label = "Every fourth week"}};
}

std::vector<option> time_options() {
    std::vector<option> out;
    for (auto at = earliest_prompt; at <= latest_prompt; at += prompt_step_size) {
        out.push_back({.value = std::to_string(at.count()), .label = spell_time(at)});
    }
    return out;
}

std::string zone_line(const prompts& kept, bool zone_known) {
    if (!zone_known) {
        return "Slack names no time zone of yours that I know, so times are in UTC.";
    }
    return "Times are yours, by Slack: " + escape(kept.presence.time_zone) + ".";
}

std::string state_line(const prompts& kept) {
    if (!kept.schedule) return "Prompts are *off*.";
    if (kept.paused_until)
        return "Prompts are *paused* until " + moment_words(*kept.paused_until) + ".";
    if (kept.silent) return "Prompts *wait for you*: the last ones went without an answer.";
    if (kept.next) return "The next comes " + moment_words(*kept.next) + ".";
    return "None is due.";
}

json buttons_for(const prompts& kept) {
    std::vector<json> out{
        ask_button(grow_ask(kept.schedule ? "Change" : "Turn on", "remind", true), 0)};
    if (kept.paused_until || kept.silent) {
        out.push_back(plain_button(prompts_resume_action, "Resume now"));
    } else if (kept.schedule) {
        out.push_back(plain_button(prompts_pause_action, "Pause 4 weeks"));
    }
    if (kept.schedule) out.push_back(plain_button(prompts_off_action, "Turn off"));
    return blocks::actions(std::move(out));
}

}  // namespace

unsigned read_turn(const std::string& value) {
    unsigned turn = 0;
    std::from_chars(value.data(), value.data() + value.size(), turn);
    return turn;
}

std::string schedule_words(const prompt_schedule& chosen) {
    const auto days = joined_days(chosen.days);
    const auto at = " at " + spell_time(chosen.at);
    if (chosen.every_weeks == 1) return "every " + days + at;
    return std::string(chosen.every_weeks == 2 ? "every second" : "every fourth") + " week on " +
           days + at;
}

message prompt_message(const question& asked, unsigned turn) {
    message page{.text = "Time to reflect: " + escape(asked.text)};
    page.add(blocks::plain_section(asked.text));
    page.add(
        blocks::actions({prompt_button(prompt_reflect_action, "Reflect", turn, true),
                         prompt_button(prompt_hour_action, "In an hour", turn),
                         prompt_button(prompt_morning_action, "Tomorrow morning", turn),
                         prompt_button(prompt_skip_action, "Skip", turn), settings_button(0)}));
    return std::move(page).add(
        blocks::context("Two minutes are enough. Only you read what you write."));
}

message go_on_question() {
    const std::string said =
        "My last questions came at moments that did not suit you. Shall I go on asking?";
    message page{.text = said, .blocks = {blocks::section(said)}};
    page.add(blocks::actions({plain_button(prompts_go_on_action, "Go on", true),
                              plain_button(prompts_pause_action, "Pause 4 weeks"),
                              plain_button(prompts_off_action, "Stop"), settings_button(0)}));
    return std::move(page).add(blocks::context("Until you answer I ask nothing more."));
}

message snoozed_until(timestamp when) {
    const auto said = "I ask again " + moment_words(when) + ".";
    message page{.text = said, .blocks = {blocks::section(said)}};
    return std::move(page).add(blocks::actions({settings_button(0)}));
}

message skipped(const prompts& kept) {
    const auto said = "Skipped. " + state_line(kept);
    message page{.text = said, .blocks = {blocks::section(said)}};
    return std::move(page).add(blocks::actions({settings_button(0)}));
}

std::string schedule_line(const prompts& kept) {
    if (!kept.schedule) return "*Prompts*: off. I ask nothing until you want me to.";
    return "*Prompts*: " + schedule_words(*kept.schedule) + ". " + state_line(kept);
}

message schedule_page(const prompts& kept, bool zone_known) {
    message page{.text = "Your prompts", .blocks = {blocks::header("Your prompts")}};
    if (kept.schedule) {
        page.add(blocks::section(sentence_case(schedule_words(*kept.schedule)) + ". " +
                                 state_line(kept)));
    } else {
        page.add(blocks::section("Prompts are *off*: I ask nothing by myself."));
    }
    if (kept.look_back) {
        page.add(blocks::section(
            "*Monthly look back*: on" +
            (kept.next_look_back ? ", the next " + moment_words(*kept.next_look_back) : "") + "."));
    }
    page.add(buttons_for(kept));
    return std::move(page).add(
        blocks::context(zone_line(kept, zone_known) +
                        " I send nothing while your status says vacation, and nobody "
                        "sees whether you answer."));
}

json prompts_form(const prompts& kept, bool zone_known) {
    namespace inputs = prompt_inputs;
    const auto chosen = kept.schedule.value_or(prompt_schedule{});
    message page;
    page.add(blocks::section(
        "I send you one short question in our direct messages. You answer, put it off or skip it; "
        "after four without an answer I ask once whether to go on."));
    page.add(choices_input({.block = std::string(inputs::days),
                            .label = "Days",
                            .hint = "Choose none to turn the prompts off.",
                            .optional = true},
                           day_options(), chosen_days(kept.schedule)));
    page.add(choice_input({.block = std::string(inputs::weeks), .label = "How often"},
                          week_options(), std::to_string(chosen.every_weeks)));
    page.add(choice_input({.block = std::string(inputs::time), .label = "Time"}, time_options(),
                          std::to_string(chosen.at.count())));
    page.add(check_input({.block = std::string(inputs::look_back), .label = "Once a month"},
                         {.value = "yes",
                          .label = "Look back with me on the month",
                          .description = "What you noted, what moved, one suggestion."},
                         kept.look_back));
    page.add(blocks::context(zone_line(kept, zone_known) + " Only you see these settings."));
    return modal({.callback_id = std::string(prompts_callback),
                  .title = "Prompts",
                  .submit = "Save",
                  .blocks = std::move(page.blocks)});
}

message undelivered(const std::string& member) {
    const auto said =
        member.empty()
            ? std::string(
                  "The file that you asked for did not reach you: Slack would not take it. "
                  "Whoever runs this app finds the reason with `pm-coach doctor`.")
            : "What I was to ask <@" + member +
                  "> for you did not reach them: Slack would not take it. Most often their account "
                  "is not active any more.";
    return {.text = said, .blocks = {blocks::section(said)}};
}

}  // namespace coach::bot::views
