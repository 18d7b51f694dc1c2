#include "bot/documents/entries_markdown.hpp"

#include "bot/documents/names.hpp"
#include "bot/views/text.hpp"
#include "core/day.hpp"

#include <algorithm>

namespace coach::bot::documents {

namespace {

/// The first line of an item stands two in from its bullet.
constexpr std::size_t inside_bullet = 2;
constexpr std::size_t inside_inner_bullet = 4;

void add_part(markdown::document& out, std::string_view title, std::string_view said) {
    if (said.empty()) return;
    out.bullet(std::string(title) + ": " + markdown::text(said, inside_inner_bullet), 1);
}

std::string tags(const framework& ladder, const journal_entry& entry) {
    std::string out;
    for (const auto& key : entry.competencies) {
        out += (out.empty() ? " (" : ", ") + competency_name(ladder, key);
    }
    return out.empty() ? out : out + ")";
}

}  // namespace

std::string day(timestamp at) {
    return spell_day(day_of(at));
}

std::string competency_name(const framework& ladder, const std::string& key) {
    const auto found = std::ranges::find(ladder.competencies, key, &competency::key);
    return markdown::line(found == ladder.competencies.end() ? key : found->name);
}

std::string level_name(const framework& ladder, const std::string& key) {
    const auto found = level_with_key(ladder, key);
    if (!found) return markdown::line(key);
    const auto& rung = ladder.levels[*found];
    return markdown::line(rung.key + " · " + rung.title);
}

void add_entry(markdown::document& out, const framework& ladder, const journal_entry& entry) {
    const auto& said = entry.text;
    const auto kind = "**" + sentence_case(name_of(entry.kind)) + "**, ";
    const auto shared = entry.shared ? ", shared with your manager" : "";
    out.bullet(kind + day(entry.written) + tags(ladder, entry) + shared + ": " +
               markdown::text(said.main, inside_bullet));
    add_part(out, "What didn’t work", said.did_not_work);
    add_part(out, "What next", said.what_next);
    add_part(out, "The message said", said.quote);
    add_part(out, "Where it stands", said.link);
}

void add_goal(markdown::document& out, const framework& ladder, const goal& each) {
    auto title = "**" + markdown::text(each.text.title, inside_bullet) + "**";
    if (!each.text.competency.empty()) {
        title += " (" + competency_name(ladder, each.text.competency) + ")";
    }
    title += ", " + std::string(name_of(each.state)) + ", since " + day(each.made);
    if (each.state != goal_state::active) title += ", ended " + day(each.changed);
    if (each.text.due) title += ", due " + spell_day(*each.text.due);
    out.bullet(title);
    add_part(out, "Next step", each.text.next_step);
}

void add_ratings(markdown::document& out, const framework& ladder, const assessment& made) {
    const bool known = made.framework == ladder.id;
    const auto stages = stages_of(ladder, made);
    for (const auto& each : made.ratings) {
        const auto strand =
            std::ranges::find(ladder.competencies, each.competency, &competency::key);
        const auto place = static_cast<std::size_t>(strand - ladder.competencies.begin());
        const bool rated = known && strand != ladder.competencies.end() && stages[place];
        const auto stage = rated ? markdown::line(strand->stages[*stages[place]].word) + ", as at "
                                 : std::string{};
        auto text =
            (known ? competency_name(ladder, each.competency) : markdown::line(each.competency)) +
            ": " + stage + (known ? level_name(ladder, each.level) : markdown::line(each.level));
        if (!each.note.empty()) text += ". " + markdown::text(each.note, inside_bullet);
        out.bullet(text);
    }
}

}  // namespace coach::bot::documents
