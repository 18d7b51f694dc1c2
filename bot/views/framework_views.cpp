#include "bot/views/framework_views.hpp"

#include "bot/views/ask_button.hpp"
#include "bot/views/blocks.hpp"
#include "bot/views/phrases.hpp"
#include "bot/views/text.hpp"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace coach::bot::views {

namespace {

using lines = std::vector<std::string>;

std::string bold(std::string_view plain) {
    return "*" + escape(plain) + "*";
}

lines escaped(const std::vector<std::string>& texts) {
    lines out;
    std::ranges::transform(texts, std::back_inserter(out), [](const auto& t) { return escape(t); });
    return out;
}

lines growth_lines(const level& rung) {
    lines out;
    for (const auto& focus : rung.growth) out.push_back(escape(focus.text));
    return out;
}

std::string stage_line(const competency& strand, std::size_t level) {
    const auto& reached = strand.stages[level];
    return bold(strand.name + " · " + reached.word) + ": " + escape(reached.sentence);
}

std::string place_mark(std::size_t level, std::optional<placement> reader) {
    if (!reader) return {};
    if (level == reader->level) return " (your level)";
    if (level == reader->target) return " (your target)";
    return {};
}

std::string scope_and_impact(const level& rung, std::string_view mark = {}) {
    return bold(level_name(rung)) + std::string{mark} + "\nScope: " + escape(rung.scope) +
           "\nImpact: " + escape(rung.impact);
}

std::string summary(const level& rung) {
    return level_name(rung) + ": " + rung.scope + ", " + rung.impact;
}

/// Buttons to where one goes from a level's page.
nlohmann::json level_links(const framework& ladder, std::size_t level,
                           std::optional<placement> reader) {
    std::vector<ask> links;
    if (level > 0) {
        const auto& below = ladder.levels[level - 1];
        links.push_back({.label = "← " + below.key,
                         .words = below.key,
                         .accessibility_label = "Open " + level_name(below)});
    }
    if (level + 1 < ladder.levels.size()) {
        const auto& above = ladder.levels[level + 1];
        links.push_back({.label = above.key + " →",
                         .words = above.key,
                         .accessibility_label = "Open " + level_name(above)});
    }
    if (reader && reader->level != level) {
        links.push_back(
            {.label = "Compare with my level", .words = "compare " + ladder.levels[level].key});
    }
    if (!reader) {
        links.push_back({.label = "This is my level", .words = "set " + ladder.levels[level].key});
    }
    links.push_back({.label = "All levels", .words = "all"});
    return ask_row(links);
}

lines move_lines(const framework& ladder, std::size_t from, std::size_t to) {
    lines out;
    for (auto i = from + 1; i <= to; ++i) {
        for (const auto& move : ladder.levels[i].moves) out.push_back(escape(sentence_case(move)));
    }
    return out;
}

std::vector<std::string> matrix_head(const framework& ladder) {
    std::vector<std::string> cells{"Competency"};
    for (const auto& rung : ladder.levels) cells.push_back(rung.key);
    return cells;
}

std::vector<std::string> matrix_row(const competency& strand) {
    std::vector<std::string> cells{strand.short_name};
    for (const auto& reached : strand.stages) cells.push_back(reached.word);
    return cells;
}

std::string matrix_line(const framework& ladder, const competency& strand) {
    std::string out = bold(strand.name) + ": ";
    for (std::size_t i = 0; i < strand.stages.size(); ++i) {
        if (i > 0) out += " → ";
        out += escape(ladder.levels[i].key) + " " + escape(strand.stages[i].word);
    }
    return out;
}

nlohmann::json matrix_links() {
    return ask_row({{.label = "All levels", .words = "all"}, {.label = "Help", .words = "help"}});
}

}  // namespace

message level_page(const framework& ladder, std::size_t level, std::optional<placement> reader) {
    const auto& rung = ladder.levels[level];
    message page{.text = escape(summary(rung)), .blocks = {}};
    page.add(blocks::header(level_name(rung)));
    page.add(blocks::fields(
        lines{"*Scope*\n" + escape(rung.scope_detail), "*Impact*\n" + escape(rung.impact_detail)}));
    page.add(blocks::bulleted("*Key behaviors*", escaped(rung.behaviors)));
    page.add(blocks::bulleted("*Growth focus*", growth_lines(rung)));
    lines stages;
    for (const auto& strand : ladder.competencies) stages.push_back(stage_line(strand, level));
    page.add(blocks::bulleted("*What each competency looks like*", stages));
    if (level > 0) {
        page.add(
            blocks::bulleted("*How to get here from " + escape(ladder.levels[level - 1].key) + "*",
                             move_lines(ladder, level - 1, level)));
    }
    return std::move(page).add(level_links(ladder, level, reader));
}

message overview_page(const framework& ladder, std::optional<placement> reader) {
    message page{.text = escape(ladder.name) + ": all levels", .blocks = {}};
    page.add(blocks::header(ladder.name + ": the levels"));
    for (std::size_t i = 0; i < ladder.levels.size(); ++i) {
        const auto& rung = ladder.levels[i];
        const auto open = ask_button({.label = "Open " + rung.key,
                                      .words = rung.key,
                                      .accessibility_label = "Open " + level_name(rung)},
                                     i);
        page.add(blocks::section(scope_and_impact(rung, place_mark(i, reader)), open));
    }
    return std::move(page).add(
        ask_row({{.label = "Competencies by level", .words = "matrix"}}, ladder.levels.size()));
}

answer matrix_page(const framework& ladder) {
    std::vector<std::vector<std::string>> rows{matrix_head(ladder)};
    lines plain_lines;
    for (const auto& strand : ladder.competencies) {
        rows.push_back(matrix_row(strand));
        plain_lines.push_back(matrix_line(ladder, strand));
    }
    const auto title = blocks::header("Competencies by level");
    const auto text = escape(ladder.name) + ": competencies by level";
    message body{.text = text, .blocks = {title, matrix_links(), blocks::table(rows)}};
    message plain{.text = text, .blocks = {title}};
    plain.add(blocks::bulleted(bold(ladder.name), plain_lines)).add(matrix_links());
    return {.body = std::move(body), .plain = std::move(plain)};
}

message competency_page(const framework& ladder, std::size_t competency,
                        std::optional<placement> reader) {
    const auto& strand = ladder.competencies[competency];
    message page{.text = escape(strand.name + ": " + strand.description), .blocks = {}};
    page.add(blocks::header(strand.name));
    page.add(blocks::section(escape(strand.description)));
    lines stages;
    for (std::size_t i = 0; i < ladder.levels.size(); ++i) {
        stages.push_back(bold(ladder.levels[i].key + " · " + strand.stages[i].word) +
                         place_mark(i, reader) + ": " + escape(strand.stages[i].sentence));
    }
    page.add(blocks::bulleted("*Its stages*", stages));
    return std::move(page).add(ask_row({{.label = "All competencies", .words = "matrix"},
                                        {.label = "All levels", .words = "all"}}));
}

std::vector<nlohmann::json> comparison_blocks(const framework& ladder, const comparison& step) {
    const auto& from = ladder.levels[step.from];
    const auto& to = ladder.levels[step.to];
    lines changes;
    for (const auto& change : step.stages) {
        changes.push_back(bold(ladder.competencies[change.competency].name) + ": " +
                          escape(change.from.word) + " → " + escape(change.to.word) + ". " +
                          escape(change.to.sentence));
    }
    message page;
    page.add(blocks::fields(lines{scope_and_impact(from), scope_and_impact(to)}));
    page.add(blocks::bulleted("*What stays*", escaped(step.still_needed)));
    page.add(blocks::bulleted("*What is new*", escaped(step.added)));
    page.add(blocks::bulleted("*How the competencies grow*", changes));
    page.add(blocks::bulleted("*How to get there*", move_lines(ladder, step.from, step.to)));
    return std::move(page.blocks);
}

message comparison_page(const framework& ladder, const comparison& step) {
    const auto& from = ladder.levels[step.from];
    const auto& to = ladder.levels[step.to];
    message page{.text = escape(level_name(from) + " and " + level_name(to)) + " side by side",
                 .blocks = {blocks::header(level_name(from) + " → " + level_name(to))}};
    page.add(comparison_blocks(ladder, step));
    return std::move(page).add(ask_row({{.label = "Open " + from.key, .words = from.key},
                                        {.label = "Open " + to.key, .words = to.key},
                                        {.label = "All levels", .words = "all"}}));
}

}  // namespace coach::bot::views
