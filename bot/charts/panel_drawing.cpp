#include "bot/charts/forms.hpp"
#include "bot/charts/page.hpp"
#include "bot/charts/stages.hpp"

#include <algorithm>
#include <cstddef>

namespace coach::bot::charts {

namespace {

constexpr lettering name_style{.size = 14, .bold = true};
constexpr lettering ring_style{.size = 11, .ink = quiet};
constexpr lettering day_style{.size = 11, .ink = quiet};
constexpr double between = 28;  // two panels side by side
constexpr double widest_ring_name = 84;
constexpr double ring_gap = 8;

/// Where one competency is drawn.
struct panel {
    double left = 0;  ///< of all of it
    double top = 0;
    double width = 0;
    double names = 0;  ///< the room for names of rings
    double plot = 0;   ///< how high the grid is
    std::size_t rings = 0;

    double grid_left() const { return left + names; }
    double grid_right() const { return left + width - ring_gap; }
    double grid_top() const { return top + 2 * line_height(name_style); }

    double y_of(std::size_t stage) const {
        const double part = rings < 2 ? 0.5 : double(stage) / double(rings - 1);
        return grid_top() + plot * (1 - part);
    }

    double height() const {
        return grid_top() - top + plot + 2 * line_height(day_style) + line_height(name_style) / 2;
    }
};

/// From when to when, so that every panel has the same axis.
struct span_of_time {
    timestamp first{};
    timestamp last{};

    double part(timestamp at) const {
        const auto whole = double((last - first).count());
        return whole <= 0 ? 0.5 : double((at - first).count()) / whole;
    }
};

double x_of(const panel& in, const span_of_time& time, timestamp at) {
    constexpr double inset = 10;
    const double from = in.grid_left() + inset;
    return from + (in.grid_right() - inset - from) * std::clamp(time.part(at), 0.0, 1.0);
}

void draw_rings(canvas& sheet, const panel& in, const std::vector<std::string>& names) {
    constexpr double least_step = 12;
    const bool all = in.rings < 3 || in.plot / double(in.rings - 1) >= least_step;
    for (std::size_t ring = 0; ring < in.rings; ++ring) {
        const double y = in.y_of(ring);
        const std::vector<spot> ends{{in.grid_left(), y}, {in.grid_right(), y}};
        sheet.line(ends, {.ink = faint});
        const bool edge = ring == 0 || ring + 1 == in.rings;
        if (!all && !edge) continue;
        sheet.write({in.grid_left() - ring_gap, y + ring_style.size / 3}, anchor::end,
                    sheet.fitting(names[ring], ring_style, in.names - ring_gap), ring_style);
    }
}

void draw_days(canvas& sheet, const panel& in, const span_of_time& time) {
    const double y = in.grid_top() + in.plot + 1.6 * line_height(day_style);
    const auto first = spell(time.first);
    const auto last = spell(time.last);
    if (first == last) {
        const double middle = (in.grid_left() + in.grid_right()) / 2;
        return sheet.write({middle, y}, anchor::middle, first, day_style);
    }
    sheet.write({in.grid_left(), y}, anchor::start, first, day_style);
    sheet.write({in.grid_right(), y}, anchor::end, last, day_style);
}

/// Goes on level until the next assessment, and up or down there; ends where one has no rating.
void draw_steps(canvas& sheet, const panel& in, const history_chart& shown, std::size_t name,
                const span_of_time& time) {
    constexpr double width = 2.75;
    constexpr double largest = 5;
    constexpr std::size_t crowded = 24;
    const auto style = only_style();
    std::vector<std::vector<spot>> runs(1);
    for (const auto& each : shown.points) {
        const auto stage = stage_at(each.stages, name, in.rings);
        if (!stage) {
            runs.emplace_back();
            continue;
        }
        const spot next{x_of(in, time, each.at), in.y_of(*stage)};
        auto& run = runs.back();
        if (!run.empty()) run.push_back({next.x, run.back().y});
        run.push_back(next);
    }
    const stroke pen{.ink = style.ink, .width = width};
    for (const auto& run : runs) sheet.line(run, pen);
    const double size = shown.points.size() > crowded ? largest / 2 : largest;
    for (const auto& run : runs) {
        for (std::size_t i = 0; i < run.size(); i += 2) sheet.mark(run[i], style, size);
    }
}

double widest(canvas& sheet, const std::vector<std::string>& names) {
    double out = 0;
    for (const auto& name : names) out = std::max(out, sheet.width_of(name, ring_style));
    return std::min(out, widest_ring_name);
}

/// The first panel; the others are as large.
panel first_panel(canvas& sheet, const history_chart& shown, const std::vector<std::string>& rings,
                  std::size_t columns, double y) {
    constexpr double least_plot = 72;
    constexpr double ring_step = 14;
    const double inner = page_width - 2 * page_margin - between * double(columns - 1);
    return {.left = page_margin,
            .top = y,
            .width = inner / double(columns),
            .names = widest(sheet, rings) + ring_gap,
            .plot = std::max(least_plot, ring_step * double(shown.rings.size())),
            .rings = shown.rings.size()};
}

}  // namespace

double draw_panels(canvas& sheet, const history_chart& shown, double y) {
    constexpr std::size_t fits_in_one_column = 2;
    const std::size_t columns = shown.names.size() <= fits_in_one_column ? 1 : 2;
    const auto names = writable_names(sheet, shown.names, name_style);
    const auto rings = writable_names(sheet, shown.rings, ring_style);
    const auto first = first_panel(sheet, shown, rings, columns, y);
    const span_of_time time{.first = shown.points.front().at, .last = shown.points.back().at};
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto row = i / columns;
        auto in = first;
        in.left += double(i % columns) * (first.width + between);
        in.top += double(row) * first.height();
        sheet.write({in.left, in.top + line_height(name_style)}, anchor::start,
                    sheet.fitting(names[i], name_style, in.width), name_style);
        draw_rings(sheet, in, rings);
        draw_days(sheet, in, time);
        draw_steps(sheet, in, shown, i, time);
    }
    const auto rows = (names.size() + columns - 1) / columns;
    return y + double(rows) * first.height();
}

}  // namespace coach::bot::charts
