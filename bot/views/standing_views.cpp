#include "bot/views/standing_views.hpp"

#include "bot/views/ask_button.hpp"
#include "bot/views/blocks.hpp"
#include "bot/views/framework_views.hpp"
#include "bot/views/text.hpp"

#include <string>
#include <vector>

namespace coach::bot::views {

namespace {

using lines = std::vector<std::string>;

constexpr auto only_you = "Only you can see your level and target.";

std::string where(const framework& ladder, const placement& reader) {
    const auto here = "*" + escape(level_name(ladder.levels[reader.level])) + "*";
    if (reader.at_top()) return "You are at " + here + ", the top of this ladder.";
    return "You are at " + here + ", on the way to *" +
           escape(level_name(ladder.levels[reader.target])) + "*.";
}

lines stage_lines(const framework& ladder, const placement& reader) {
    lines out;
    for (const auto& strand : ladder.competencies) {
        auto line = "*" + escape(strand.name) + "*: " + escape(strand.stages[reader.level].word);
        if (!reader.at_top()) line += " → " + escape(strand.stages[reader.target].word);
        out.push_back(std::move(line));
    }
    return out;
}

lines next_actions(const framework& ladder, const placement& reader) {
    lines out;
    if (reader.at_top()) {
        for (const auto& focus : ladder.levels[reader.level].growth)
            out.push_back(escape(focus.text));
    } else {
        for (const auto& move : ladder.levels[reader.level + 1].moves)
            out.push_back(escape(sentence_case(move)));
    }
    return out;
}

nlohmann::json card_links(const framework& ladder, const placement& reader) {
    std::vector<ask> links;
    if (!reader.at_top()) {
        links.push_back({.label = "Compare with my target", .words = "compare", .primary = true});
        links.push_back({.label = "My next level", .words = "next"});
    }
    links.push_back({.label = "What my level expects", .words = ladder.levels[reader.level].key});
    links.push_back(
        {.label = "Change", .words = "set", .accessibility_label = "Change my level or target"});
    return ask_row(links);
}

std::vector<nlohmann::json> pickable_levels(const framework& ladder) {
    std::vector<nlohmann::json> out;
    for (std::size_t i = 0; i < ladder.levels.size(); ++i) {
        const auto& rung = ladder.levels[i];
        const auto pick = ask_button({.label = "I’m " + rung.key,
                                      .words = "set " + rung.key,
                                      .accessibility_label = "I’m " + level_name(rung)},
                                     i);
        out.push_back(blocks::section("*" + escape(level_name(rung)) + "*\n" +
                                          escape(rung.scope_detail) + " · " +
                                          escape(rung.impact_detail),
                                      pick));
    }
    return out;
}

std::vector<nlohmann::json> card_blocks(const framework& ladder, const placement& reader) {
    message card;
    card.add(blocks::bulleted(reader.at_top() ? "*What your level looks like*"
                                              : "*What your level asks, and what your target asks*",
                              stage_lines(ladder, reader)));
    card.add(blocks::bulleted(
        reader.at_top() ? "*Where to grow*"
                        : "*To reach " + escape(ladder.levels[reader.level + 1].key) + "*",
        next_actions(ladder, reader)));
    card.add(card_links(ladder, reader));
    card.add(blocks::context(only_you));
    return std::move(card.blocks);
}

}  // namespace

message standing_card(const framework& ladder, const placement& reader) {
    message card{.text = where(ladder, reader), .blocks = {blocks::header("Where you stand")}};
    card.add(blocks::section(where(ladder, reader)));
    return card.add(card_blocks(ladder, reader));
}

message standing_saved(const framework& ladder, const placement& reader) {
    message card{.text = "Saved. " + where(ladder, reader), .blocks = {}};
    card.add(blocks::section("Saved. " + where(ladder, reader)));
    return card.add(card_blocks(ladder, reader));
}

message welcome(const framework& ladder) {
    message page{.text = "Which level are you at? Pick one to begin.", .blocks = {}};
    page.add(blocks::header("Welcome! Which level are you at?"));
    page.add(blocks::section(
        "I help you see what each level expects, how far the next one is, and what to do about it. "
        "Pick the level you hold today; you can change it at any time."));
    page.add(pickable_levels(ladder));
    return page.add(
        blocks::context(std::string{only_you} +
                        " Not sure? `/level all` and `/level 2` work without picking one."));
}

message level_choice(const framework& ladder, const placement& reader) {
    message page{.text = "Pick your level.", .blocks = {}};
    page.add(blocks::header("Pick your level"));
    page.add(blocks::section(where(ladder, reader)));
    page.add(pickable_levels(ladder));
    const auto top = std::to_string(ladder.levels.size());
    return page.add(blocks::context(std::string{only_you} +
                                    " To aim further than the next level: `/level set 1 target " +
                                    top + "`."));
}

message next_step(const framework& ladder, const placement& reader) {
    if (reader.at_top()) return standing_card(ladder, reader);
    const auto next = reader.level + 1;
    const auto name = level_name(ladder.levels[next]);
    message page{.text = "Your next level: " + escape(name), .blocks = {}};
    page.add(blocks::header("Next: " + name));
    page.add(comparison_blocks(ladder, compare_levels(ladder, reader.level, next)));
    return page.add(ask_row({{.label = "Open " + ladder.levels[next].key,
                              .words = ladder.levels[next].key,
                              .primary = true},
                             {.label = "Where I stand", .words = "me"}}));
}

}  // namespace coach::bot::views
