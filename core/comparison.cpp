#include "core/comparison.hpp"

#include <algorithm>

namespace coach {

comparison compare_levels(const framework& ladder, std::size_t one, std::size_t other) {
    const auto [from, to] = std::minmax(one, other);
    comparison out{.from = from, .to = to, .stages = {}, .still_needed = {}, .added = {}};
    for (std::size_t i = 0; i < ladder.competencies.size(); ++i) {
        const auto& stages = ladder.competencies[i].stages;
        out.stages.push_back({.competency = i, .from = stages[from], .to = stages[to]});
    }
    out.still_needed = ladder.levels[from].behaviors;
    for (std::size_t i = from + 1; i <= to; ++i) {
        const auto& behaviors = ladder.levels[i].behaviors;
        out.added.insert(out.added.end(), behaviors.begin(), behaviors.end());
    }
    return out;
}

}  // namespace coach
