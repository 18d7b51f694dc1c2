#include "bot/charts/drawing.hpp"

#include "bot/charts/forms.hpp"
#include "bot/charts/page.hpp"
#include "bot/charts/stages.hpp"

#include <algorithm>

namespace coach::bot {

namespace {

using namespace charts;

bool has_gap(const radar_chart& shown) {
    for (const auto& line : shown.lines) {
        for (std::size_t i = 0; i < shown.axes.size(); ++i) {
            if (!stage_at(line.stages, i, shown.rings.size())) return true;
        }
    }
    return false;
}

double draw_on(canvas& sheet, const radar_chart& shown, double y) {
    constexpr std::size_t smallest_polygon = 3;
    if (shown.axes.size() < smallest_polygon) return draw_bars(sheet, shown, y);
    y = draw_radar(sheet, shown, y);
    return has_gap(shown) ? draw_note(sheet, "Where a line has a gap, nothing was rated.", y) : y;
}

double draw_on(canvas& sheet, const history_chart& shown, double y) {
    if (shown.points.empty()) return draw_note(sheet, "No assessments yet.", y);
    y = draw_panels(sheet, shown, y);
    const std::vector<legend_entry> legend{{.name = "One assessment", .style = only_style()}};
    return draw_legend(sheet, legend, y);
}

double draw_on(canvas& sheet, const count_chart& shown, double y) {
    return draw_counts(sheet, shown, y);
}

}  // namespace

std::string draw(const chart& shown) {
    return std::visit(
        [](const auto& one) {
            canvas sheet;
            const double y = draw_title(sheet, one.title, page_margin / 2);
            return sheet.png(page_width, draw_on(sheet, one, y) + page_margin / 2);
        },
        shown);
}

}  // namespace coach::bot
