#include "bot/views/assessment_views.hpp"

#include "bot/views/ask_button.hpp"
#include "bot/views/blocks.hpp"
#include "bot/views/inputs.hpp"
#include "bot/views/modal_views.hpp"
#include "bot/views/phrases.hpp"
#include "bot/views/text.hpp"

#include <algorithm>
#include <iterator>
#include <ranges>
#include <utility>

namespace coach::bot::views {

namespace {

using nlohmann::json;
using lines = std::vector<std::string>;

constexpr std::size_t longest_note = 1000;
constexpr std::size_t most_listed = 8;

std::string bold(std::string_view plain) {
    return "*" + escape(plain) + "*";
}

std::string readers(const std::optional<person_id>& subject,
                    const std::optional<person_id>& manager) {
    if (subject) {
        return "*Who can read this:* you, and " + mention(*subject) +
               " once they have assessed themselves too. Until then neither of you sees the "
               "other’s.";
    }
    if (!manager) return "*Who can read this:* only you.";
    return "*Who can read this:* only you, unless you share your assessments with your manager, " +
           mention(*manager) + ".";
}

const rating* rating_of(const assessment* made, const competency& strand) {
    if (made == nullptr) return nullptr;
    const auto found = std::ranges::find(made->ratings, strand.key, &rating::competency);
    return found == made->ratings.end() ? nullptr : &*found;
}

lines stage_sentences(const framework& ladder, const competency& strand) {
    lines out;
    for (std::size_t i = 0; i < strand.stages.size(); ++i) {
        out.push_back(bold(strand.stages[i].word) + " (" + escape(ladder.levels[i].key) +
                      "): " + escape(strand.stages[i].sentence));
    }
    return out;
}

std::vector<option> stage_options(const framework& ladder, const competency& strand) {
    std::vector<option> out;
    for (std::size_t i = 0; i < strand.stages.size(); ++i) {
        out.push_back({.value = ladder.levels[i].key,
                       .label = strand.stages[i].word + " (" + ladder.levels[i].key + ")"});
    }
    return out;
}

std::vector<json> competency_inputs(const framework& ladder, const competency& strand, bool is_own,
                                    const rating* last) {
    auto out = blocks::bulleted(bold(strand.name) + "\n" + escape(strand.description),
                                stage_sentences(ladder, strand));
    out.push_back(
        choice_input({.block = stage_block(strand),
                      .label = (is_own ? "Your stage in " : "Their stage in ") + strand.name,
                      .optional = true},
                     stage_options(ladder, strand), last == nullptr ? "" : last->level));
    out.push_back(text_input(
        {.block = note_block(strand), .label = "What makes you say so?", .optional = true},
        {.value = last == nullptr ? "" : last->note, .multiline = true, .longest = longest_note}));
    return out;
}

/// "Execution Independent (L2)", in markup.
std::string reached(const framework& ladder, std::size_t competency, std::size_t stage) {
    const auto& strand = ladder.competencies[competency];
    return bold(strand.name) + " " + escape(strand.stages[stage].word) + " (" +
           escape(ladder.levels[stage].key) + ")";
}

lines stages_in_words(const framework& ladder, const assessment& made) {
    lines out;
    const auto stages = stages_of(ladder, made);
    for (std::size_t c = 0; c < stages.size(); ++c) {
        if (stages[c]) out.push_back(reached(ladder, c, *stages[c]));
    }
    return out;
}

/// What changed from the assessment before, in markup.
lines changes(const framework& ladder, const assessment& made, const assessment& before) {
    const auto now = stages_of(ladder, made);
    const auto then = stages_of(ladder, before);
    lines out;
    for (std::size_t c = 0; c < now.size(); ++c) {
        if (now[c] == then[c] || !now[c]) continue;
        const auto from =
            then[c] ? escape(ladder.competencies[c].stages[*then[c]].word) + " → " : std::string();
        out.push_back(bold(ladder.competencies[c].name) + " " + from +
                      escape(ladder.competencies[c].stages[*now[c]].word));
    }
    return out;
}

json made_line(const assessment& made) {
    return blocks::rich({blocks::run::bold("Assessed on "), blocks::run::day(made.made),
                         blocks::run::text(" against version " + made.version)});
}

void add_notes(message& page, const framework& ladder, const assessment& made,
               std::string_view whose) {
    std::vector<std::vector<json>> items;
    for (const auto& strand : ladder.competencies) {
        const auto* given = rating_of(&made, strand);
        if (given == nullptr || given->note.empty()) continue;
        items.push_back({blocks::run::bold(strand.name + ": "), blocks::run::text(given->note)});
    }
    if (items.empty()) return;
    page.add(blocks::rich({blocks::run::bold(whose)}));
    page.add(blocks::rich_list(std::move(items)));
}

std::string side_line(const framework& ladder, const difference& each, bool is_subject) {
    const auto& strand = ladder.competencies[each.competency];
    const auto& own = strand.stages[each.own].word;
    const auto& manager = strand.stages[each.manager].word;
    const auto apart = each.own > each.manager ? each.own - each.manager : each.manager - each.own;
    const auto words = bold(strand.name) + ": " +
                       (is_subject ? "you say " + bold(own) + ", your manager says " + bold(manager)
                                   : "they say " + bold(own) + ", you say " + bold(manager));
    if (apart == 0) return words + " (you agree)";
    return words + " (" + count_of(apart, "stage", "stages") + " apart)";
}

}  // namespace

std::string stage_block(const competency& strand) {
    return "stage/" + strand.key;
}

std::string note_block(const competency& strand) {
    return "note/" + strand.key;
}

json assessment_form(const framework& ladder, const std::optional<person_id>& subject,
                     const std::optional<person_id>& manager, const assessment* last) {
    std::vector<json> parts{blocks::section(readers(subject, manager))};
    if (subject) {
        parts.push_back(blocks::section("Which stage do you see " + mention(*subject) +
                                        " at? Leave out what you have not observed."));
    } else {
        parts.push_back(blocks::section(
            "Which stage do you see yourself at, most of the time, in the last three months? Leave "
            "out what you cannot tell."));
    }
    for (const auto& strand : ladder.competencies) {
        parts.push_back(blocks::divider());
        auto inputs = competency_inputs(ladder, strand, !subject, rating_of(last, strand));
        std::ranges::move(inputs, std::back_inserter(parts));
    }
    return modal({.callback_id = std::string(assessment_callback),
                  .title = subject ? "Assess your report" : "Assess yourself",
                  .submit = "Save",
                  .metadata = subject ? subject->member.str() : "",
                  .blocks = std::move(parts)});
}

message history_page(const framework& ladder, std::span<const assessment> own) {
    message page{.text = "Your assessments over time",
                 .blocks = {blocks::header("Your assessments over time")}};
    if (own.empty()) {
        page.add(blocks::section(
            "You have not assessed yourself yet. It takes about five minutes, and from then on you "
            "see here how far you have come."));
        return std::move(page).add(
            ask_row({{.label = "Assess yourself", .words = "assess", .primary = true}}));
    }
    for (std::size_t i = 0; i < std::min(own.size(), most_listed); ++i) {
        page.add(made_line(own[i]));
        const bool first = i + 1 == own.size();
        const auto said =
            first ? stages_in_words(ladder, own[i]) : changes(ladder, own[i], own[i + 1]);
        page.add(said.empty()
                     ? std::vector{blocks::section("Nothing changed.")}
                     : blocks::bulleted(first ? "Where you began:" : "What changed:", said));
    }
    if (own.size() > most_listed) {
        page.add(blocks::context("The " + std::to_string(own.size() - most_listed) +
                                 " before that are in `/grow export`."));
    }
    page.add(ask_row({{.label = "Picture",
                       .words = "history picture",
                       .accessibility_label = "Show my assessments as a picture"},
                      {.label = "Assess again", .words = "assess"},
                      {.label = "Where I stand", .words = "me"}}));
    return std::move(page).add(
        blocks::context("Older versions of the framework keep their own words."));
}

history_chart history_picture(const framework& ladder, std::span<const assessment> own) {
    history_chart out{
        .title = "Your assessments over time", .names = {}, .rings = {}, .points = {}};
    for (const auto& strand : ladder.competencies) out.names.push_back(strand.short_name);
    for (const auto& rung : ladder.levels) out.rings.push_back(rung.key);
    for (const auto& made : std::views::reverse(own)) {
        out.points.push_back({.at = made.made, .stages = stages_of(ladder, made)});
    }
    return out;
}

message sides_page(const framework& ladder, const open_round& both, const person_id& other,
                   bool is_subject) {
    message page{.text = "Two views, side by side",
                 .blocks = {blocks::header("Two views, side by side")}};
    page.add(blocks::section(
        is_subject ? "You and your manager, " + mention(other) +
                         ". The largest differences come first: they are worth "
                         "a conversation."
                   : mention(other) + " and you. The largest differences come first: they "
                                      "are worth a conversation."));
    lines said;
    for (const auto& each : compare_assessments(ladder, both.own, both.by_manager)) {
        said.push_back(side_line(ladder, each, is_subject));
    }
    if (said.empty()) said.emplace_back("No competency was rated by both of you.");
    page.add(blocks::bulleted("*By competency*", said));
    add_notes(page, ladder, both.own, is_subject ? "Your notes" : "Their notes");
    add_notes(page, ladder, both.by_manager, is_subject ? "Your manager’s notes" : "Your notes");
    return std::move(page).add(blocks::context("Both of you see this."));
}

}  // namespace coach::bot::views
