#include "bot/charts/forms.hpp"
#include "bot/charts/page.hpp"
#include "bot/charts/stages.hpp"

#include <algorithm>
#include <cstddef>

namespace coach::bot::charts {

namespace {

constexpr lettering axis_style{.size = 16, .bold = true};
constexpr lettering row_style{.size = 14};
constexpr lettering ring_style{.size = 12, .ink = quiet};
constexpr double sample_width = 16;
constexpr double names_width = 150;
constexpr double left = page_margin + sample_width + names_width;
constexpr double right = page_width - page_margin - 28;
constexpr double row_height = 32;
constexpr double bar_height = 16;
constexpr double group_gap = 14;

double x_of(std::size_t stage, std::size_t rings) {
    return left + (right - left) * double(stage + 1) / double(rings);
}

std::vector<spot> box(double x, double y) {
    constexpr double half = bar_height / 2;
    return {{left, y - half}, {x, y - half}, {x, y + half}, {left, y + half}};
}

void draw_bar(canvas& sheet, const line_style& style, double x, double y) {
    constexpr double tint = 0.30;
    constexpr double marker_size = 6;
    const auto corners = box(x, y);
    if (style.shape != marker::ring) sheet.fill(corners, style.ink, tint);
    sheet.outline(corners, {.ink = style.ink, .width = 2, .dashes = style.dashes});
    sheet.mark({x, y}, style, marker_size);
}

void draw_row(canvas& sheet, const std::string& name, const line_style& style,
              const std::optional<double>& x, double y) {
    constexpr double marker_size = 5;
    const double baseline = y + row_style.size / 3;
    sheet.mark({page_margin + marker_size, y}, style, marker_size);
    sheet.write({page_margin + sample_width, baseline}, anchor::start,
                sheet.fitting(name, row_style, names_width - sample_width), row_style);
    if (x) {
        draw_bar(sheet, style, *x, y);
    } else {
        sheet.write({left + sample_width, baseline}, anchor::start, "not rated",
                    {.size = row_style.size, .ink = quiet}, true);
    }
}

/// A line for each ring from `top` to `bottom`.
void draw_grid(canvas& sheet, std::size_t rings, double top, double bottom) {
    for (std::size_t ring = 0; ring < rings; ++ring) {
        const std::vector<spot> ends{{x_of(ring, rings), top}, {x_of(ring, rings), bottom}};
        sheet.line(ends, {.ink = faint});
    }
}

/// Names each ring below `y`.
double draw_ring_names(canvas& sheet, const std::vector<std::string>& rings, double y) {
    constexpr double gap = 6;
    const auto names = writable_names(sheet, rings, ring_style);
    const double width = (right - left) / double(std::max<std::size_t>(rings.size(), 1)) - gap;
    y += line_height(ring_style);
    for (std::size_t ring = 0; ring < rings.size(); ++ring) {
        sheet.write({x_of(ring, rings.size()), y}, anchor::middle,
                    sheet.fitting(names[ring], ring_style, width), ring_style);
    }
    return y + gap;
}

double group_height(const radar_chart& shown) {
    return line_height(axis_style) + row_height * double(shown.lines.size()) + group_gap;
}

/// One competency: its name, and a bar for each line.
void draw_group(canvas& sheet, const radar_chart& shown, std::size_t axis, const std::string& name,
                double top) {
    constexpr double first_row = 0.75;
    const auto styles = styles_of(shown.lines);
    const auto rings = shown.rings.size();
    const double baseline = top + line_height(axis_style);
    sheet.write({page_margin, baseline}, anchor::start,
                sheet.fitting(name, axis_style, page_width - 2 * page_margin), axis_style);
    draw_grid(sheet, rings, baseline + group_gap / 2, top + group_height(shown));
    for (std::size_t i = 0; i < shown.lines.size(); ++i) {
        const auto stage = stage_at(shown.lines[i].stages, axis, rings);
        const auto end = stage ? std::optional{x_of(*stage, rings)} : std::nullopt;
        draw_row(sheet, sheet.writable(shown.lines[i].name, row_style), styles[i], end,
                 baseline + row_height * (first_row + double(i)));
    }
}

}  // namespace

double draw_bars(canvas& sheet, const radar_chart& shown, double y) {
    const auto names = writable_names(sheet, shown.axes, axis_style);
    for (std::size_t axis = 0; axis < shown.axes.size(); ++axis) {
        draw_group(sheet, shown, axis, names[axis], y);
        y += group_height(shown);
    }
    return draw_ring_names(sheet, shown.rings, y);
}

}  // namespace coach::bot::charts
