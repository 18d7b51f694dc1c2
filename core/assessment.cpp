#include "core/assessment.hpp"

#include <algorithm>
#include <tuple>

namespace coach {

namespace {

std::size_t distance(const difference& d) {
    return d.own > d.manager ? d.own - d.manager : d.manager - d.own;
}

}  // namespace

std::vector<std::optional<std::size_t>> stages_of(const framework& ladder, const assessment& made) {
    std::vector<std::optional<std::size_t>> out(ladder.competencies.size());
    if (made.framework != ladder.id) return out;
    for (const auto& given : made.ratings) {
        const auto found =
            std::ranges::find(ladder.competencies, given.competency, &competency::key);
        if (found == ladder.competencies.end()) continue;
        const auto at = static_cast<std::size_t>(found - ladder.competencies.begin());
        out[at] = level_with_key(ladder, given.level);
    }
    return out;
}

std::vector<difference> compare_assessments(const framework& ladder, const assessment& own,
                                            const assessment& by_manager) {
    const auto mine = stages_of(ladder, own);
    const auto theirs = stages_of(ladder, by_manager);
    std::vector<difference> out;
    for (std::size_t c = 0; c < mine.size(); ++c) {
        if (mine[c] && theirs[c]) out.push_back({c, *mine[c], *theirs[c]});
    }
    std::ranges::sort(out, {}, [&](const difference& d) {
        return std::tuple(ladder.levels.size() - distance(d), d.competency);
    });
    return out;
}

}  // namespace coach
