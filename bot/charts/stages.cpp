#include "bot/charts/stages.hpp"

#include "core/day.hpp"
#include "core/unicode.hpp"

#include <algorithm>
#include <chrono>

namespace coach::bot::charts {

std::optional<std::size_t> stage_at(const stage_list& stages, std::size_t place,
                                    std::size_t rings) {
    if (place >= stages.size() || !stages[place] || rings == 0) return std::nullopt;
    return std::min(*stages[place], rings - 1);
}

std::vector<step> steps_of(const history_chart& shown, std::size_t name) {
    std::vector<step> out;
    for (const auto& each : shown.points) {
        const auto stage = stage_at(each.stages, name, shown.rings.size());
        if (!stage || (!out.empty() && out.back().stage == *stage)) continue;
        out.push_back({.at = each.at, .stage = *stage});
    }
    return out;
}

std::string spell(timestamp moment) {
    return spell_day(std::chrono::floor<std::chrono::days>(moment));
}

std::string shortened(const std::string& text, std::size_t most) {
    const auto points = decode_utf8(text);
    if (points.size() <= most) return text;
    std::string out;
    for (std::size_t i = 0; i + 1 < most; ++i) append_utf8(points[i], out);
    return out + "…";
}

}  // namespace coach::bot::charts
