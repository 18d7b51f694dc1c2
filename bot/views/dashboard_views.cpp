#include "bot/views/dashboard_views.hpp"

#include "bot/views/ask_button.hpp"
#include "bot/views/blocks.hpp"
#include "bot/views/journal_views.hpp"
#include "bot/views/phrases.hpp"
#include "bot/views/plan_views.hpp"
#include "bot/views/prompt_views.hpp"
#include "bot/views/standing_views.hpp"
#include "bot/views/text.hpp"

#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace coach::bot::views {

namespace {

using nlohmann::json;

constexpr std::size_t shown_in_home = 240;
constexpr std::size_t first_journal_place = 10;
constexpr std::size_t first_data_place = 20;
constexpr std::size_t prompts_place = 11;

std::vector<json> level_blocks(const framework& ladder, const overview& reader) {
    if (!reader.place) {
        return {blocks::section(
            "*Which level are you at?* Pick it, and I show what the next one "
            "asks of you.",
            ask_button({.label = "Pick my level", .words = "set", .primary = true}, 0))};
    }
    return {blocks::section(where(ladder, *reader.place),
                            ask_button({.label = "Where I stand", .words = "me"}, 0))};
}

std::vector<json> goals_part(const framework& ladder, const overview& reader) {
    std::vector<json> out{
        blocks::section(reader.active_goals() == 0
                            ? "*Goals*: none yet. One is enough to begin."
                            : "*Goals*: " + count_of(reader.active_goals(), "active", "active") +
                                  " of " + std::to_string(most_active_goals))};
    for (auto& block : goal_blocks(ladder, reader.goals)) out.push_back(std::move(block));
    return out;
}

std::vector<json> next_suggestion(const framework& ladder, const overview& reader) {
    auto out = suggestion_blocks(ladder, reader, 1);
    if (!out.empty()) out.insert(out.begin(), blocks::section("*Suggested next*"));
    return out;
}

std::string journal_line(std::size_t entries) {
    if (entries == 0) return "*Journal*: empty. Only you read it.";
    return "*Journal*: " + count_of(entries, "entry", "entries") +
           ". Only you read what you do "
           "not share.";
}

json do_now() {
    return ask_row(
        {grow_ask("Reflect", "reflect", true), grow_ask("Note a win", "win"),
         grow_ask("New goal", "goal"), grow_ask("Plan", "plan"), grow_ask("Journal", "log")},
        1);
}

/// In Home and in the dashboard alike.
json prompts_part(const overview& reader) {
    return blocks::section(
        schedule_line(reader.prompts),
        ask_button(grow_ask(reader.prompts.schedule ? "Change" : "Turn on", "remind"),
                   prompts_place));
}

json your_data() {
    return ask_row({grow_ask("Promotion packet", "packet"), grow_ask("Export my data", "export"),
                    grow_ask("Who has looked", "access"), grow_ask("Erase my data", "erase")},
                   first_data_place);
}

std::vector<json> people_part(const overview& reader) {
    std::string line = "*Manager*: none named. Nobody reads anything of yours.";
    if (reader.manager && !reader.manager->confirmed) {
        line = "*Manager*: " + mention(reader.manager->manager) + " asks you to confirm.";
    } else if (reader.manager) {
        line = "*Manager*: " + mention(reader.manager->manager);
    }
    return {blocks::section(line),
            ask_row({grow_ask("Manager and sharing", "manager"), grow_ask("1:1 agenda", "1on1"),
                     grow_ask("My team", "team")},
                    first_data_place + 5)};
}

struct example {
    std::string_view words;
    std::string_view meaning;
};

constexpr std::array examples{
    example{"", "your goals, what is next, and what to do now"},
    example{"plan", "suggestions for your target, and your goals"},
    example{"goal Run five user interviews", "a goal; at most five at a time"},
    example{"reflect", "what worked, what didn’t, what next"},
    example{"win Launched the beta #execution", "a ten-second note of evidence"},
    example{"log", "your journal; also `log launch`, `log #execution`, `log since 2026-09-01`"},
    example{"remind", "when I ask you to reflect; `pause until 2026-12-01`, `resume`"},
    example{"manager @ana", "names your manager; `manager none` ends it"},
    example{"team", "for managers: your team; `team add @ben` asks somebody to confirm"},
    example{"1on1", "an agenda with your manager; `1on1 @ben` with a report"},
    example{"feedback", "360 feedback about you; `feedback @ben` about a report of yours"},
    example{"give @ben", "feedback unasked: what they did, and its effect"},
    example{"packet", "your promotion packet, as a file"},
    example{"export", "all that I hold of you; also `erase` and `access`"},
};

std::vector<std::string> example_lines() {
    std::vector<std::string> out;
    for (const auto& each : examples) {
        out.push_back("`/grow" + std::string(each.words.empty() ? "" : " ") +
                      std::string(each.words) + "`  " + std::string(each.meaning));
    }
    return out;
}

}  // namespace

message dashboard(const framework& ladder, const overview& reader, std::size_t entries,
                  const feedback_desk& desk) {
    message page{.text = "Your growth", .blocks = {blocks::header("Your growth")}};
    page.add(level_blocks(ladder, reader));
    page.add(goals_part(ladder, reader));
    page.add(next_suggestion(ladder, reader));
    page.add(blocks::section(journal_line(entries))).add(do_now());
    page.add(prompts_part(reader)).add(feedback_part(desk));
    return std::move(page).add(
        blocks::context("Answers are visible only to you. `/grow help` shows more."));
}

message home(const framework& ladder, const overview& reader, const journal_page& latest,
             const feedback_desk& desk, const std::string& picture) {
    message page{.text = "Home", .blocks = {blocks::header("Where you stand")}};
    page.add(level_blocks(ladder, reader));
    if (reader.place && reader.has_assessment()) {
        if (!picture.empty()) {
            page.add(blocks::picture(picture, describe(standing_chart(ladder, reader))));
        }
        page.add(stage_blocks(ladder, reader));
    } else if (reader.place) {
        page.add(blocks::section(
            "*Assess yourself* to see your gaps. It takes about five minutes.",
            ask_button({.label = "Assess myself", .words = "assess", .primary = true}, 9)));
    }
    page.add(blocks::divider()).add(blocks::header("What you work on"));
    page.add(goals_part(ladder, reader)).add(next_suggestion(ladder, reader)).add(do_now());
    page.add(blocks::divider()).add(blocks::header("Your journal"));
    page.add(blocks::section(journal_line(latest.total)));
    for (const auto& entry : latest.entries) page.add(entry_blocks(ladder, entry, shown_in_home));
    if (latest.total > latest.entries.size()) {
        page.add(ask_row({grow_ask("All entries", "log")}, first_journal_place));
    }
    page.add(prompts_part(reader));
    page.add(blocks::divider()).add(blocks::header("People and your data"));
    page.add(feedback_part(desk)).add(people_part(reader)).add(your_data());
    return std::move(page).add(
        blocks::context("Only you see this page. Everything here works in any channel too: "
                        "`/level help` and `/grow help`."));
}

message grow_help(const framework& ladder) {
    message page{.text = "What /grow understands", .blocks = {blocks::header("What you can ask")}};
    page.add(blocks::bulleted("Type any of these:", example_lines()));
    page.add(ask_row({grow_ask("My growth", "me", true),
                      grow_ask("Plan", "plan"),
                      grow_ask("Reflect", "reflect"),
                      grow_ask("Journal", "log"),
                      {.label = "About the levels", .words = "help"}}));
    return std::move(page).add(blocks::context(
        "Tags are competencies: #" + escape(ladder.competencies.front().key) +
        ". On any message, *Save as evidence* keeps it. Answers are visible only to you."));
}

message words_help() {
    message page{.text = "What you can say to me", .blocks = {}};
    page.add(blocks::section(
        "Hello! Say what you would type after a slash: `level 3`, `next`, `plan`, `reflect`, "
        "`win Launched the beta #execution`, `log`. Only you see what I answer here."));
    return std::move(page).add(ask_row({{.label = "Where I stand", .words = "me", .primary = true},
                                        grow_ask("My growth", "me"),
                                        {.label = "What /level can do", .words = "help"},
                                        grow_ask("What /grow can do", "help")}));
}

}  // namespace coach::bot::views
