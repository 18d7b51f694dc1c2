#include "bot/views/packet_views.hpp"

#include "bot/views/ask_button.hpp"
#include "bot/views/blocks.hpp"
#include "bot/views/phrases.hpp"
#include "bot/views/text.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace coach::bot::views {

namespace {

using blocks::run::bold;
using blocks::run::text;
using nlohmann::json;
using lines = std::vector<std::string>;

constexpr std::size_t most_shown_entries = 5;
constexpr std::size_t longest_shown_text = 300;
constexpr auto only_you = "Only you can read this. Whom you show it to is up to you.";

std::string number(std::size_t count, std::string_view one, std::string_view several) {
    return "*" + std::to_string(count) + "* " + std::string(count == 1 ? one : several);
}

lines numbers(const framework& ladder, const packet& made) {
    const auto proven = ladder.competencies.size() - made.without_evidence().size();
    const auto named = std::ranges::count_if(
        made.behaviors, [](const packet_behavior& each) { return !each.close.empty(); });
    lines out{
        number(made.entries.size(), "journal entry", "journal entries") + ", for *" +
            std::to_string(proven) + "* of " + std::to_string(ladder.competencies.size()) +
            " competencies",
        number(made.done.size(), "goal", "goals") + " done, *" +
            std::to_string(made.active.size()) + "* in the works",
        number(made.assessments.size(), "assessment", "assessments"),
        number(made.gaps.size(), "gap", "gaps") + " to the target",
    };
    if (!made.behaviors.empty()) {
        out.push_back("*" + std::to_string(named) + "* of " +
                      std::to_string(made.behaviors.size()) +
                      " behaviors of the target that an entry comes close to");
    }
    return out;
}

/// What would make the packet stronger.
lines missing(const packet& made) {
    lines out;
    if (!made.place) out.emplace_back("A level and a target: choose them with `/level`.");
    if (!made.has_own_assessment()) {
        out.emplace_back("Your view of yourself: `/level assess`. Without it no gap is known.");
    }
    if (made.entries.empty()) {
        out.emplace_back("Evidence: note it as it happens, with `/grow win`.");
    }
    if (made.hidden > 0) {
        out.emplace_back("Your manager’s view: it is hidden until you both have submitted.");
    }
    return out;
}

void add_missing(message& page, const packet& made) {
    const auto wanted = missing(made);
    if (!wanted.empty()) page.add(blocks::bulleted("*What is missing*", wanted));
}

std::string title(const framework& ladder, const packet& made) {
    if (!made.place) return "Your promotion packet";
    return "Your packet for " + level_name(ladder.levels[made.place->target]);
}

json links() {
    return ask_row({grow_ask("My journal", "log"), {.label = "Assess myself", .words = "assess"}});
}

std::string stage_line(const framework& ladder, const packet& made, const packet_competency& each) {
    const auto& strand = ladder.competencies[each.competency];
    const auto word = [&](std::size_t stage) { return escape(strand.stages[stage].word); };
    auto out = "*" + escape(strand.name) + "*: you " +
               (each.own ? word(*each.own) : std::string("not assessed"));
    if (each.by_other) out += ", your manager " + word(*each.by_other);
    if (made.place) out += ", asked " + word(made.place->target);
    return out + ", entries: " + std::to_string(each.evidence.size());
}

lines stage_lines(const framework& ladder, const packet& made) {
    lines out;
    for (const auto& each : made.competencies) out.push_back(stage_line(ladder, made, each));
    return out;
}

void add_latest(message& page, const packet& made) {
    std::vector<std::vector<json>> items;
    for (const auto& each : made.entries) {
        if (items.size() == most_shown_entries) break;
        items.push_back({blocks::run::day(each.written), text(": "),
                         text(shorten(each.text.main, longest_shown_text))});
    }
    if (items.empty()) return;
    page.add(blocks::rich({bold("Your latest entries")}));
    page.add(blocks::rich_list(std::move(items)));
}

}  // namespace

message packet_page(const framework& ladder, const packet& made) {
    message page{.text = "Your promotion packet is on its way to our direct messages.",
                 .blocks = {blocks::header(title(ladder, made))}};
    page.add(
        blocks::section("The whole of it is on its way to our direct messages, as a file: "
                        "Markdown, to edit as you like. Here is what matters most in it."));
    page.add(blocks::bulleted("*In it*", numbers(ladder, made)));
    page.add(blocks::bulleted("*By competency*", stage_lines(ladder, made)));
    add_latest(page, made);
    add_missing(page, made);
    page.add(links());
    return std::move(page).add(blocks::context(only_you));
}

}  // namespace coach::bot::views
