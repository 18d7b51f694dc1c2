#include "bot/views/plan_views.hpp"

#include "bot/views/ask_button.hpp"
#include "bot/views/blocks.hpp"
#include "bot/views/inputs.hpp"
#include "bot/views/modal_views.hpp"
#include "bot/views/phrases.hpp"
#include "bot/views/standing_views.hpp"
#include "bot/views/text.hpp"
#include "core/day.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace coach::bot::views {

namespace {

using nlohmann::json;
namespace run = blocks::run;

constexpr std::size_t longest_title = 150;
constexpr std::size_t longest_step = 1000;
constexpr std::size_t most_suggestions = 6;
constexpr std::size_t most_done = 5;

std::vector<option> competency_options(const framework& ladder) {
    std::vector<option> out;
    for (const auto& strand : ladder.competencies) {
        out.push_back({.value = strand.key, .label = strand.name});
    }
    return out;
}

std::string readers(const overview& reader) {
    const auto manager = reader.confirmed_manager();
    if (!manager) return "*Who can read this:* only you.";
    if (reader.shared.goals) {
        return "*Who can read this:* you and your manager, " + mention(*manager) +
               ", because you share your plan.";
    }
    return "*Who can read this:* only you, unless you share your plan with your manager, " +
           mention(*manager) + ".";
}

/// What a goal is about, after its title.
std::string details(const framework& ladder, const goal& each) {
    std::string out;
    if (!each.text.competency.empty()) {
        const auto name = competency_names(ladder, {each.text.competency});
        if (!name.empty()) out += " · " + name;
    }
    if (each.text.due) out += " · due " + spell_day(*each.text.due);
    return out;
}

json goal_line(const framework& ladder, const goal& each) {
    std::vector<json> runs{run::bold(each.text.title), run::text(details(ladder, each))};
    if (!each.text.next_step.empty()) {
        runs.push_back(run::text("\nNext step: " + each.text.next_step));
    }
    return blocks::rich(std::move(runs));
}

json goal_buttons(const goal& each, std::size_t place) {
    const auto number = std::to_string(place);
    const auto title = shorten(each.text.title, 50);
    return blocks::actions(
        {blocks::button({.action_id = std::string(goal_done_prefix) + number,
                         .label = "Done",
                         .value = each.id.str(),
                         .accessibility_label = "Done: " + title}),
         blocks::button({.action_id = std::string(goal_edit_prefix) + number,
                         .label = "Edit",
                         .value = each.id.str(),
                         .accessibility_label = "Edit: " + title}),
         blocks::button({.action_id = std::string(goal_drop_prefix) + number,
                         .label = "Drop",
                         .value = each.id.str(),
                         .accessibility_label = "Drop: " + title,
                         .confirm = blocks::confirm("Drop this goal?",
                                                    "It stays in your export. What it came from is "
                                                    "not suggested again for 90 days.",
                                                    "Drop it")})});
}

std::string origin_of(const framework& ladder, const suggestion& idea) {
    switch (idea.origin) {
        case suggestion_origin::level_move:
            return "for the move to " + ladder.levels[idea.level].key;
        case suggestion_origin::growth_focus:
            return "growth focus of " + ladder.levels[idea.level].key;
        case suggestion_origin::any_level:
            return "helps at any level";
    }
    return {};
}

std::string idea_line(const framework& ladder, const suggestion& idea) {
    auto out = "*" + escape(sentence_case(idea.text)) + "*";
    if (!idea.detail.empty()) out += ": " + escape(idea.detail);
    auto small = origin_of(ladder, idea);
    const auto touches = competency_names(ladder, idea.competencies);
    if (!touches.empty()) small += " · " + touches;
    return out + "\n_" + escape(small) + "_";
}

std::vector<goal> in_state(std::span<const goal> goals, goal_state state) {
    std::vector<goal> out;
    std::ranges::copy_if(goals, std::back_inserter(out),
                         [&](const goal& each) { return each.state == state; });
    return out;
}

void add_done(message& page, const std::vector<goal>& done) {
    if (done.empty()) return;
    page.add(blocks::rich({run::bold("Done lately")}));
    for (std::size_t i = 0; i < std::min(done.size(), most_done); ++i) {
        page.add(blocks::rich(
            {run::text(done[i].text.title), run::text(" · "), run::day(done[i].changed)}));
    }
    page.add(blocks::actions({blocks::button({.action_id = std::string(goal_reopen_prefix) + "0",
                                              .label = "Take up the last one again",
                                              .value = done.front().id.str()})}));
}

json sharing_row(const overview& reader) {
    std::vector<ask> links{grow_ask("New goal", "goal", reader.active_goals() == 0),
                           grow_ask("Journal", "log"),
                           {.label = "Where I stand", .words = "me"}};
    if (reader.confirmed_manager()) links.push_back(grow_ask("Sharing", "manager"));
    return ask_row(links);
}

}  // namespace

json goal_form(const framework& ladder, const overview& reader, const goal_text& text,
               const goal_id& id) {
    std::vector<json> parts{
        blocks::section(readers(reader)),
        text_input({.block = std::string(goal_inputs::title), .label = "Goal"},
                   {.value = text.title,
                    .placeholder = "What will be true when it is done?",
                    .longest = longest_title,
                    .focused = true}),
        choice_input({.block = std::string(goal_inputs::competency),
                      .label = "Competency",
                      .optional = true},
                     competency_options(ladder), text.competency),
        text_input({.block = std::string(goal_inputs::next_step),
                    .label = "Next step",
                    .hint = "Small enough for this week.",
                    .optional = true},
                   {.value = text.next_step, .multiline = true, .longest = longest_step}),
        date_input({.block = std::string(goal_inputs::due), .label = "Due", .optional = true},
                   text.due)};
    return modal({.callback_id = std::string(goal_callback),
                  .title = id.empty() ? "New goal" : "Edit goal",
                  .submit = "Save",
                  .metadata = id.str(),
                  .blocks = std::move(parts)});
}

std::vector<json> goal_blocks(const framework& ladder, std::span<const goal> goals,
                              std::size_t first_place) {
    std::vector<json> out;
    for (const auto& each : in_state(goals, goal_state::active)) {
        out.push_back(goal_line(ladder, each));
        out.push_back(goal_buttons(each, first_place++));
    }
    return out;
}

json goal_lines(const framework& ladder, std::span<const goal> goals) {
    std::vector<std::vector<json>> items;
    for (const auto& each : goals) {
        items.push_back({run::bold(each.text.title), run::text(details(ladder, each)),
                         run::text(" · " + std::string(state_name(each.state)))});
    }
    return blocks::rich_list(std::move(items));
}

std::vector<json> suggestion_blocks(const framework& ladder, const overview& reader,
                                    std::size_t most) {
    std::vector<json> out;
    for (std::size_t i = 0; i < std::min(reader.ideas.size(), most); ++i) {
        const auto& idea = reader.ideas[i];
        out.push_back(blocks::section(
            idea_line(ladder, idea),
            blocks::button({.action_id = std::string(goal_add_prefix) + std::to_string(i),
                            .label = "Add to plan",
                            .value = idea.key(ladder),
                            .accessibility_label = "Add to plan: " + shorten(idea.text, 50)})));
    }
    return out;
}

message plan_page(const framework& ladder, const overview& reader) {
    message page{.text = "Your plan", .blocks = {blocks::header("Your plan")}};
    if (reader.place) page.add(blocks::section(where(ladder, *reader.place)));
    auto goals = goal_blocks(ladder, reader.goals);
    if (goals.empty()) {
        page.add(blocks::section("*You have no goals yet.* Add one below, or write your own."));
    } else {
        page.add(blocks::section("*Your goals*, " +
                                 count_of(reader.active_goals(), "active", "active") + " of " +
                                 std::to_string(most_active_goals)));
        page.add(std::move(goals));
    }
    add_done(page, in_state(reader.goals, goal_state::done));
    if (auto ideas = suggestion_blocks(ladder, reader, most_suggestions); !ideas.empty()) {
        page.add(blocks::divider());
        page.add(blocks::section(reader.has_assessment()
                                     ? "*Suggestions*: your next move, then what touches your "
                                       "largest gaps first"
                                     : "*Suggestions*. Assess yourself with `/level assess`, and "
                                       "your largest gaps come first"));
        page.add(std::move(ideas));
    } else if (!reader.place) {
        page.add(blocks::section("Pick your level, and I suggest what helps you towards the next.",
                                 ask_button({.label = "Pick my level", .words = "set"}, 90)));
    }
    page.add(sharing_row(reader));
    return std::move(page).add(blocks::context(readers(reader)));
}

message full_plan_page(const framework& ladder, const overview& reader, std::string_view plain) {
    message page{.text = escape(plain), .blocks = {blocks::plain_section(plain)}};
    return std::move(page).add(goal_blocks(ladder, reader.goals));
}

}  // namespace coach::bot::views
