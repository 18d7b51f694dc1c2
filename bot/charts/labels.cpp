#include "bot/charts/labels.hpp"

#include <algorithm>
#include <cstddef>

namespace coach::bot::charts {

std::vector<double> spread(std::span<const label_box> boxes, double top, double bottom) {
    std::vector<double> middles;
    double free = top;
    for (const auto& box : boxes) {
        middles.push_back(std::max(box.middle, free + box.height / 2));
        free = middles.back() + box.height / 2;
    }
    free = bottom;
    for (auto i = boxes.size(); i-- > 0;) {
        middles[i] = std::min(middles[i], free - boxes[i].height / 2);
        free = middles[i] - boxes[i].height / 2;
    }
    const double above = middles.empty() ? 0 : top - (middles.front() - boxes.front().height / 2);
    if (above > 0) {
        for (auto& middle : middles) middle += above;
    }
    return middles;
}

}  // namespace coach::bot::charts
