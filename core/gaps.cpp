#include "core/gaps.hpp"

#include <algorithm>
#include <chrono>
#include <limits>
#include <tuple>

namespace coach {

namespace {

using std::chrono::days;

/// Orders by neglect: the longer ago, the smaller; never is smallest.
days::rep recency(const last_entries& written, const std::string& competency, timestamp now) {
    const auto last = written.find(competency);
    if (last == written.end()) return std::numeric_limits<days::rep>::min();
    return -std::chrono::floor<days>(now - last->second).count();
}

}  // namespace

std::vector<gap> find_gaps(const framework& ladder, std::size_t target, const assessment& own,
                           const last_entries& written, timestamp now) {
    const auto stages = stages_of(ladder, own);
    std::vector<gap> out;
    for (std::size_t c = 0; c < stages.size(); ++c) {
        if (stages[c] && *stages[c] < target) out.push_back({c, *stages[c], target});
    }
    std::ranges::sort(out, {}, [&](const gap& g) {
        return std::tuple(ladder.levels.size() - g.size(),
                          recency(written, ladder.competencies[g.competency].key, now),
                          g.competency);
    });
    return out;
}

}  // namespace coach
