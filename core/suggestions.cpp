#include "core/suggestions.hpp"

#include <algorithm>
#include <iterator>

namespace coach {

namespace {

suggestion level_move(std::size_t level, const std::string& text) {
    return {.origin = suggestion_origin::level_move,
            .level = level,
            .text = text,
            .detail = {},
            .competencies = {}};
}

void add_moves(std::vector<suggestion>& out, const framework& ladder, const placement& me) {
    for (std::size_t level = me.level + 1; level <= me.target; ++level) {
        for (const auto& move : ladder.levels[level].moves) out.push_back(level_move(level, move));
    }
}

/// The position of the largest gap that the focus touches; behind all gaps where it touches none.
std::size_t nearest_gap(const framework& ladder, const suggestion& focus,
                        std::span<const gap> gaps) {
    const auto touched = std::ranges::find_if(gaps, [&](const gap& g) {
        return std::ranges::find(focus.competencies, ladder.competencies[g.competency].key) !=
               focus.competencies.end();
    });
    return static_cast<std::size_t>(std::distance(gaps.begin(), touched));
}

void add_growth(std::vector<suggestion>& out, const framework& ladder, const placement& me,
                std::span<const gap> gaps) {
    const auto first = out.size();
    for (const auto& each : ladder.levels[me.level].growth) {
        out.push_back({.origin = suggestion_origin::growth_focus,
                       .level = me.level,
                       .text = each.text,
                       .detail = {},
                       .competencies = each.competencies});
    }
    const auto begin = out.begin() + static_cast<std::ptrdiff_t>(first);
    for (auto place = begin; place != out.end(); ++place) {
        const auto nearest = std::ranges::min_element(place, out.end(), {}, [&](const auto& each) {
            return nearest_gap(ladder, each, gaps);
        });
        std::rotate(place, nearest, std::next(nearest));
    }
}

void add_actions(std::vector<suggestion>& out, const framework& ladder) {
    for (const auto& action : ladder.actions) {
        out.push_back({.origin = suggestion_origin::any_level,
                       .level = 0,
                       .text = action.title,
                       .detail = action.detail,
                       .competencies = {}});
    }
}

bool keeps_away(const goal& known, timestamp now) {
    return known.state != goal_state::dropped || now - known.changed < dropped_for;
}

}  // namespace

std::string suggestion::key(const framework& ladder) const {
    switch (origin) {
        case suggestion_origin::level_move:
            return "move/" + ladder.levels[level].key + "/" + text;
        case suggestion_origin::growth_focus:
            return "focus/" + ladder.levels[level].key + "/" + text;
        case suggestion_origin::any_level:
            return "action/" + text;
    }
    return {};
}

std::vector<suggestion> suggest(const framework& ladder, const placement& me,
                                std::span<const gap> gaps, std::span<const goal> goals,
                                timestamp now) {
    std::vector<suggestion> out;
    add_moves(out, ladder, me);
    add_growth(out, ladder, me, gaps);
    add_actions(out, ladder);
    std::erase_if(out, [&](const suggestion& each) {
        const auto key = each.key(ladder);
        return std::ranges::any_of(goals, [&](const goal& known) {
            return known.text.origin == key && keeps_away(known, now);
        });
    });
    return out;
}

}  // namespace coach
