#include "bot/views/team_views.hpp"

#include "bot/views/ask_button.hpp"
#include "bot/views/blocks.hpp"
#include "bot/views/feedback_words.hpp"
#include "bot/views/journal_views.hpp"
#include "bot/views/phrases.hpp"
#include "bot/views/plan_views.hpp"
#include "bot/views/standing_views.hpp"
#include "bot/views/text.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

namespace coach::bot::views {

namespace {

using nlohmann::json;
using lines = std::vector<std::string>;

constexpr std::size_t shown_in_agenda = 400;

json switch_button(std::string_view action, bool is_on, std::string_view what) {
    return blocks::button(
        {.action_id = std::string(action),
         .label = is_on ? "Stop sharing" : "Share",
         .value = is_on ? "off" : "on",
         .primary = !is_on,
         .accessibility_label = (is_on ? "Stop sharing " : "Share ") + std::string(what)});
}

json switch_line(std::string_view action, bool is_on, std::string_view title,
                 std::string_view what) {
    const auto state = is_on ? "shared with your manager" : "only you can read this";
    return blocks::section("*" + std::string(title) + "*: " + state,
                           switch_button(action, is_on, what));
}

std::vector<json> question_blocks(const person_id& manager) {
    const auto button = [&](std::string_view action, std::string label, bool primary) {
        return blocks::button({.action_id = std::string(action),
                               .label = std::move(label),
                               .value = manager.member.str(),
                               .primary = primary});
    };
    return {blocks::section(mention(manager) +
                            " says they are your manager. Is that so? If you confirm, they see "
                            "that you are in their team, and what you choose to share: nothing at "
                            "first. You can end it at any time with `/grow manager none`."),
            blocks::actions({button(manager_confirm_action, "Yes, my manager", true),
                             button(manager_decline_action, "No", false)})};
}

/// Days between, as people say them.
std::string days_ago(timestamp then, timestamp now) {
    const auto days = std::chrono::floor<std::chrono::days>(now - then).count();
    if (days <= 0) return "today";
    return count_of(static_cast<std::size_t>(days), "day", "days") + " ago";
}

std::string level_of(const framework& ladder, const report_view& report) {
    if (!report.standing_shared) return "level not shared";
    if (!report.place) return "no level picked yet";
    const auto& at = *report.place;
    auto out = escape(level_name(ladder.levels[at.level]));
    if (!at.at_top()) out += " → " + escape(ladder.levels[at.target].key);
    return out;
}

std::string goals_of(const report_view& report) {
    if (!report.goals_shared) return "plan not shared";
    const auto in = [&](goal_state state) {
        return static_cast<std::size_t>(std::ranges::count(report.goals, state, &goal::state));
    };
    return count_of(in(goal_state::active), "active goal", "active goals") + ", " +
           std::to_string(in(goal_state::done)) + " done";
}

std::string last_shared(const report_view& report, timestamp now) {
    if (report.entries.empty()) return "no shared entries";
    return "last shared entry " + days_ago(report.entries.front().written, now);
}

std::string requests_of(const report_view& report) {
    if (report.open_requests == 0) return {};
    return " · 360 feedback running";
}

json report_buttons(const person_id& report, std::size_t place) {
    const auto number = std::to_string(place);
    const auto button = [&](std::string_view prefix, std::string label, json confirm = {}) {
        return blocks::button({.action_id = std::string(prefix) + number,
                               .label = std::move(label),
                               .value = report.member.str(),
                               .confirm = std::move(confirm)});
    };
    return blocks::actions(
        {button(report_card_prefix, "Card"), button(report_one_on_one_prefix, "1:1"),
         button(feedback_about_prefix, "Ask for feedback"),
         button(report_end_prefix, "Remove",
                blocks::confirm("Remove from your team?",
                                "You no longer see what they share. They can name you again.",
                                "Remove"))});
}

lines stage_lines(const framework& ladder, const assessment& made) {
    lines out;
    const auto stages = stages_of(ladder, made);
    for (std::size_t c = 0; c < stages.size(); ++c) {
        if (!stages[c]) continue;
        const auto& strand = ladder.competencies[c];
        out.push_back(stage_bar(*stages[c], ladder.levels.size()) + "  *" + escape(strand.name) +
                      "*: " + escape(strand.stages[*stages[c]].word));
    }
    return out;
}

void add_standing(message& page, const framework& ladder, const report_view& report) {
    if (!report.standing_shared) {
        page.add(blocks::section(
            "They have not shared their level and assessments with you. That is theirs to decide: "
            "they can with `/grow manager`."));
        return;
    }
    page.add(blocks::section("*" + level_of(ladder, report) + "*"));
    if (!report.round) {
        page.add(blocks::section(
            report.waits_for_own
                ? "You have assessed them. When they have assessed themselves, you both see both."
                : "When both of you have submitted an assessment, you both see both."));
        return;
    }
    page.add(blocks::bulleted("*Their stages, as they see them*",
                              stage_lines(ladder, report.round->own)));
}

void add_goals(message& page, const framework& ladder, const std::vector<goal>& goals,
               const std::string& title) {
    if (goals.empty()) return;
    page.add(blocks::section(title)).add(goal_lines(ladder, goals));
}

void add_entries(message& page, const framework& ladder, const std::vector<journal_entry>& entries,
                 std::size_t all) {
    for (const auto& entry : entries) {
        page.add(entry_blocks(ladder, entry, shown_in_agenda, false));
    }
    if (all > entries.size()) {
        page.add(blocks::context(
            "And " + count_of(all - entries.size(), "older entry", "older entries") + "."));
    }
}

void add_stale(message& page, const framework& ladder, const agenda& about) {
    if (about.stale.empty()) return;
    lines names;
    for (const auto c : about.stale) names.push_back(escape(ladder.competencies[c].name));
    page.add(blocks::bulleted(about.for_manager ? "*Nothing shared about these for a month*"
                                                : "*You wrote nothing about these for a month*",
                              names));
}

/// Feedback about the report: what runs, and what came in since the last time.
void add_feedback(message& page, const agenda& about) {
    if (about.feedback.open.empty() && about.feedback.shared.empty()) return;
    page.add(blocks::section("*360 feedback*"));
    for (std::size_t i = 0; i < about.feedback.shared.size(); ++i) {
        page.add(blocks::section("Closed and shared since: worth going through together.",
                                 feedback_button_at(i, feedback_action::report, "Read the report",
                                                    about.feedback.shared[i])));
    }
    for (const auto& each : about.feedback.open) {
        page.add(blocks::section("Running, open until " + due_words(each) + "."));
    }
}

json held_button(const person_id& other) {
    return blocks::button({.action_id = std::string(one_on_one_held_action),
                           .label = "We had our 1:1",
                           .value = other.member.str(),
                           .primary = true});
}

}  // namespace

message manager_page(const overview& reader) {
    message page{.text = "Your manager, and what they can read",
                 .blocks = {blocks::header("Your manager")}};
    if (!reader.manager) {
        page.add(blocks::section(
            "You have not named a manager, so nobody reads anything of yours. To name one: "
            "`/grow manager @their-name`. They see what you choose to share: nothing at first."));
        return std::move(page).add(ask_row({grow_ask("My plan", "plan")}));
    }
    if (!reader.manager->confirmed)
        return std::move(page).add(question_blocks(reader.manager->manager));
    page.add(blocks::section(
        mention(reader.manager->manager) +
        " is your manager here. They see that you are in their team, and what you share:"));
    page.add(switch_line(share_standing_action, reader.shared.standing,
                         "Level, target and assessments", "level, target and assessments"));
    page.add(switch_line(share_goals_action, reader.shared.goals, "Plan", "my plan"));
    page.add(blocks::section("*Journal entries*: each on its own, in `/grow log`",
                             ask_button(grow_ask("Journal", "log"), 0)));
    page.add(blocks::actions(
        {ask_button(grow_ask("1:1 agenda", "1on1"), 1),
         ask_button(grow_ask("Who has looked", "access"), 2),
         blocks::button({.action_id = std::string(manager_end_action),
                         .label = "End this",
                         .value = reader.manager->manager.member.str(),
                         .danger = true,
                         .confirm = blocks::confirm("End the manager link?",
                                                    "They can read nothing of yours from now on.",
                                                    "End it")})}));
    return std::move(page).add(
        blocks::context("Every time they open what you share, you can see it."));
}

message manager_question(const person_id& manager) {
    return {.text = mention(manager) + " says they are your manager. Is that so?",
            .blocks = question_blocks(manager)};
}

message report_card(const framework& ladder, const report_view& report) {
    message page{.text = "What " + mention(report.who) + " shares with you",
                 .blocks = {blocks::section("*What " + mention(report.who) + " shares with you*")}};
    add_standing(page, ladder, report);
    add_goals(page, ladder, report.goals, "*Their goals*");
    std::vector<json> buttons{blocks::button({.action_id = std::string(report_assess_action),
                                              .label = "Assess",
                                              .value = report.who.member.str(),
                                              .primary = !report.waits_for_own})};
    buttons.push_back(blocks::button({.action_id = std::string(report_one_on_one_prefix) + "0",
                                      .label = "1:1 agenda",
                                      .value = report.who.member.str()}));
    page.add(blocks::actions(std::move(buttons)));
    return std::move(page).add(blocks::context("They can see that you opened what they share."));
}

message team_page(const framework& ladder, const std::vector<report_view>& reports,
                  const std::vector<person_id>& asked, timestamp now) {
    message page{.text = "Your team", .blocks = {blocks::header("Your team")}};
    if (reports.empty() && asked.empty()) {
        page.add(blocks::section(
            "Nobody is in your team yet. `/grow team add @their-name` asks somebody to confirm "
            "that you are their manager. You then see what they choose to share."));
        return page;
    }
    constexpr std::size_t most_shown = 20;
    for (std::size_t i = 0; i < std::min(reports.size(), most_shown); ++i) {
        const auto& each = reports[i];
        page.add(blocks::section("*" + mention(each.who) + "*\n" + level_of(ladder, each) + " · " +
                                 goals_of(each) + " · " + last_shared(each, now) +
                                 requests_of(each)));
        page.add(report_buttons(each.who, i));
    }
    if (reports.size() > most_shown) {
        page.add(
            blocks::context("And " + std::to_string(reports.size() - most_shown) +
                            " more: `/level @their-name` and `/grow 1on1 @their-name` open them."));
    }
    if (!asked.empty()) {
        lines names;
        for (const auto& who : asked) names.push_back(mention(who));
        names.resize(std::min(names.size(), most_shown));
        page.add(blocks::bulleted("*Asked, and not confirmed yet*", names));
    }
    return std::move(page).add(blocks::context(
        "You see what each of them shares, never what is private. They can see that you looked."));
}

message agenda_page(const framework& ladder, const agenda& about) {
    message page{.text = "Your 1:1 with " + mention(about.other),
                 .blocks = {blocks::section("*Your 1:1 with " + mention(about.other) + "*")}};
    if (about.last) {
        page.add(blocks::rich(
            {blocks::run::text("Since your last one on "), blocks::run::day(*about.last)}));
    } else {
        page.add(blocks::context("The first one that I know of."));
    }
    add_goals(page, ladder, about.moved, "*Goals that moved*");
    if (!about.entries.empty()) page.add(blocks::section("*Shared journal entries*"));
    add_entries(page, ladder, about.entries, about.shared_entries);
    add_feedback(page, about);
    add_stale(page, ladder, about);
    if (about.moved.empty() && about.entries.empty()) {
        page.add(blocks::section(
            about.for_manager
                ? "Nothing they share has moved. A good question to begin with: “What would make "
                  "the next two weeks a success?”"
                : "Nothing that you share has moved. Share an entry in `/grow log`, and it shows "
                  "up here for both of you."));
    }
    if (about.for_manager && !about.goals_shared) {
        page.add(blocks::context("They do not share their plan."));
    }
    page.add(blocks::actions({held_button(about.other)}));
    return std::move(page).add(
        blocks::context(about.for_manager ? "They can see that you opened what they share."
                                          : "Your manager sees the same, as far as you share it."));
}

}  // namespace coach::bot::views
