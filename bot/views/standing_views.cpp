#include "bot/views/standing_views.hpp"

#include "bot/views/ask_button.hpp"
#include "bot/views/blocks.hpp"
#include "bot/views/framework_views.hpp"
#include "bot/views/phrases.hpp"
#include "bot/views/text.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

namespace coach::bot::views {

namespace {

using lines = std::vector<std::string>;

constexpr auto only_you = "Only you can see your level, target and assessments.";
constexpr std::size_t most_gaps = 3;
constexpr std::size_t first_picture_place = 50;  // behind those of the words below a picture

std::string bold(std::string_view plain) {
    return "*" + escape(plain) + "*";
}

std::string who_can_see(const overview& reader) {
    const auto manager = reader.confirmed_manager();
    if (!manager || !reader.shared.standing) return only_you;
    return "You share your level, target and assessments with " + mention(*manager) + ".";
}

std::string stage_line(const framework& ladder, const competency& strand,
                       std::optional<std::size_t> reached, const placement& at) {
    if (!reached) return bold(strand.name) + ": not assessed yet";
    const auto line = stage_bar(*reached, ladder.levels.size()) + "  " + bold(strand.name) + ": " +
                      escape(strand.stages[*reached].word);
    if (*reached >= at.target) return line + " (your target’s stage)";
    return line + " → " + escape(strand.stages[at.target].word);
}

lines expected_stages(const framework& ladder, const placement& reader) {
    lines out;
    for (const auto& strand : ladder.competencies) {
        auto line = bold(strand.name) + ": " + escape(strand.stages[reader.level].word);
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

std::string gap_line(const framework& ladder, const gap& each) {
    const auto& strand = ladder.competencies[each.competency];
    const auto& next = strand.stages[each.from + 1];
    return bold(strand.name) + ", " + count_of(each.size(), "stage", "stages") +
           " to go. Next is " + bold(next.word) + ": " + escape(next.sentence);
}

std::vector<nlohmann::json> gap_blocks(const framework& ladder, const overview& reader) {
    if (reader.gaps.empty()) {
        return {blocks::section(
            "*No gaps to your target in what you assessed.* Gather the evidence with "
            "`/grow packet`, or aim higher.")};
    }
    lines out;
    for (const auto& each : reader.gaps) {
        if (out.size() == most_gaps) break;
        out.push_back(gap_line(ladder, each));
    }
    return blocks::bulleted(out.size() == 1 ? "*Your gap*" : "*Your largest gaps*", out);
}

nlohmann::json card_links(const overview& reader) {
    const bool assessed = reader.has_assessment();
    std::vector<ask> links{{.label = assessed ? "Assess again" : "Assess yourself",
                            .words = "assess",
                            .primary = !assessed}};
    if (!reader.place->at_top()) links.push_back({.label = "Compare", .words = "compare"});
    links.push_back(grow_ask("Plan", "plan", assessed));
    if (assessed) {
        links.push_back({.label = "Picture",
                         .words = "picture",
                         .accessibility_label = "Show where I stand as a picture"});
        links.push_back({.label = "History", .words = "history"});
    }
    if (reader.round.open && reader.shared.standing) {
        links.push_back({.label = "Side by side", .words = "sides"});
    }
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

/// What waits between the reader and their manager, if anything does.
std::vector<nlohmann::json> round_blocks(const overview& reader) {
    if (!reader.round.waits_for_own) return {};
    const auto manager = mention(*reader.confirmed_manager());
    if (!reader.shared.standing) {
        return {blocks::context(manager +
                                " has assessed you. Assess yourself and share it with them in "
                                "`/grow manager`: then you both see both.")};
    }
    return {blocks::context(manager +
                            " has assessed you. Assess yourself as well: then you both see both.")};
}

std::vector<nlohmann::json> card_blocks(const framework& ladder, const overview& reader) {
    const auto& at = *reader.place;
    message card;
    if (reader.has_assessment()) {
        card.add(stage_blocks(ladder, reader)).add(gap_blocks(ladder, reader));
    } else {
        card.add(blocks::bulleted(at.at_top() ? "*What your level looks like*"
                                              : "*What your level asks, and what your target asks*",
                                  expected_stages(ladder, at)));
        card.add(blocks::bulleted(
            at.at_top() ? "*Where to grow*"
                        : "*To reach " + escape(ladder.levels[at.level + 1].key) + "*",
            next_actions(ladder, at)));
    }
    card.add(round_blocks(reader)).add(card_links(reader));
    card.add(blocks::context(who_can_see(reader)));
    return std::move(card.blocks);
}

message card_under(const std::string& line, const framework& ladder, const overview& reader) {
    const auto said = line + where(ladder, *reader.place);
    message card{.text = said, .blocks = {blocks::section(said)}};
    return std::move(card).add(card_blocks(ladder, reader));
}

std::vector<std::optional<std::size_t>> target_stages(const framework& ladder,
                                                      const placement& at) {
    return std::vector<std::optional<std::size_t>>(ladder.competencies.size(), at.target);
}

message chart_page(const chart& shown, nlohmann::json top, std::vector<nlohmann::json> in_words) {
    const auto title = std::visit([](const auto& each) { return each.title; }, shown);
    message page{.text = escape(title), .blocks = {blocks::header(title)}};
    page.add(std::move(top)).add(std::move(in_words));
    return std::move(page).add(
        ask_row({{.label = "Where I stand", .words = "me"}, grow_ask("Plan", "plan")},
                first_picture_place));
}

}  // namespace

std::string where(const framework& ladder, const placement& reader) {
    const auto here = bold(level_name(ladder.levels[reader.level]));
    if (reader.at_top()) return "You are at " + here + ", the top of this ladder.";
    return "You are at " + here + ", on the way to " +
           bold(level_name(ladder.levels[reader.target])) + ".";
}

std::vector<nlohmann::json> stage_blocks(const framework& ladder, const overview& reader) {
    const auto stages = stages_of(ladder, reader.own.front());
    lines out;
    for (std::size_t c = 0; c < stages.size(); ++c) {
        out.push_back(stage_line(ladder, ladder.competencies[c], stages[c], *reader.place));
    }
    return blocks::bulleted("*Your stages, as you see them*", out);
}

message standing_card(const framework& ladder, const overview& reader) {
    const auto line = where(ladder, *reader.place);
    message card{.text = line, .blocks = {blocks::header("Where you stand")}};
    card.add(blocks::section(line));
    return std::move(card).add(card_blocks(ladder, reader));
}

message standing_saved(const framework& ladder, const overview& reader) {
    return card_under("Saved. ", ladder, reader);
}

message assessment_saved(const framework& ladder, const overview& reader) {
    return card_under("Your assessment is saved. ", ladder, reader);
}

message welcome(const framework& ladder) {
    message page{.text = "Which level are you at? Pick one to begin.", .blocks = {}};
    page.add(blocks::header("Welcome! Which level are you at?"));
    page.add(blocks::section(
        "I help you see what each level expects, how far the next one is, and what to do about it. "
        "Pick the level you hold today; you can change it at any time."));
    page.add(pickable_levels(ladder));
    return std::move(page).add(
        blocks::context(std::string{only_you} +
                        " Not sure? `/level all` and `/level 2` work without picking one."));
}

message level_choice(const framework& ladder, const placement& reader) {
    message page{.text = "Pick your level.", .blocks = {}};
    page.add(blocks::header("Pick your level"));
    page.add(blocks::section(where(ladder, reader)));
    page.add(pickable_levels(ladder));
    const auto top = std::to_string(ladder.levels.size());
    return std::move(page).add(
        blocks::context("To aim further than the next level: `/level set 1 target " + top + "`."));
}

message next_step(const framework& ladder, const placement& reader) {
    if (reader.at_top()) return level_page(ladder, reader.level, reader);
    const auto next = reader.level + 1;
    const auto name = level_name(ladder.levels[next]);
    message page{.text = "Your next level: " + escape(name), .blocks = {}};
    page.add(blocks::header("Next: " + name));
    page.add(comparison_blocks(ladder, compare_levels(ladder, reader.level, next)));
    return std::move(page).add(ask_row({{.label = "Open " + ladder.levels[next].key,
                                         .words = ladder.levels[next].key,
                                         .primary = true},
                                        {.label = "Where I stand", .words = "me"}}));
}

radar_chart standing_chart(const framework& ladder, const overview& reader) {
    radar_chart out{.title = "Where you stand", .axes = {}, .rings = {}, .lines = {}};
    for (const auto& strand : ladder.competencies) out.axes.push_back(strand.short_name);
    for (const auto& rung : ladder.levels) out.rings.push_back(rung.key);
    if (reader.has_assessment()) {
        out.lines.push_back({.name = "You", .stages = stages_of(ladder, reader.own.front())});
    }
    if (reader.round.open && reader.shared.standing) {
        out.lines.push_back(
            {.name = "Your manager", .stages = stages_of(ladder, reader.round.open->by_manager)});
    }
    if (reader.place) {
        out.lines.push_back({.name = "Target, " + ladder.levels[reader.place->target].key,
                             .stages = target_stages(ladder, *reader.place),
                             .is_target = true});
    }
    return out;
}

message picture_page(const chart& shown, const std::string& file,
                     std::vector<nlohmann::json> in_words) {
    return chart_page(shown, blocks::picture(file, describe(shown)), std::move(in_words));
}

message page_before_picture(const chart& shown, std::vector<nlohmann::json> in_words) {
    return chart_page(shown, blocks::context("The picture is being drawn. Here it is in words."),
                      std::move(in_words));
}

message page_without_picture(const chart& shown, std::vector<nlohmann::json> in_words) {
    return chart_page(
        shown, blocks::context("Slack shows no picture of mine just now. Here it is in words."),
        std::move(in_words));
}

}  // namespace coach::bot::views
