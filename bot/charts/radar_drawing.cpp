#include "bot/charts/forms.hpp"
#include "bot/charts/labels.hpp"
#include "bot/charts/page.hpp"
#include "bot/charts/stages.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace coach::bot::charts {

namespace {

constexpr double radius = 165;
constexpr double label_gap = 14;
constexpr double top_label_width = 280;
constexpr double half_turn = std::numbers::pi;

/// What a label says and where it may stand.
struct label {
    std::vector<std::string> lines;
    double angle = 0;  ///< of its axis, clockwise from the top
};

/// A radar of so many axes and rings around a center.
struct web {
    spot center;
    std::size_t axes = 0;
    std::size_t rings = 0;

    double angle(std::size_t axis) const { return 2 * half_turn * double(axis) / double(axes); }

    spot at(double turn, double distance) const {
        return {center.x + distance * std::sin(turn), center.y - distance * std::cos(turn)};
    }

    double distance(std::size_t stage) const { return radius * double(stage + 1) / double(rings); }

    spot place(std::size_t axis, std::size_t stage) const {
        return at(angle(axis), distance(stage));
    }
};

/// Many labels are smaller and shorter than few.
lettering label_style(std::size_t axes) {
    constexpr std::size_t few = 10;
    return {.size = axes <= few ? 15.0 : 13.0};
}

std::size_t most_label_lines(std::size_t axes) {
    constexpr std::size_t few = 8;
    constexpr std::size_t some = 20;
    return axes <= few ? 3 : axes <= some ? 2 : 1;
}

void draw_grid(canvas& sheet, const web& grid) {
    constexpr double outer_width = 1.5;
    for (std::size_t ring = 0; ring < grid.rings; ++ring) {
        std::vector<spot> corners;
        for (std::size_t i = 0; i < grid.axes; ++i) corners.push_back(grid.place(i, ring));
        sheet.outline(corners, {.ink = faint, .width = ring + 1 == grid.rings ? outer_width : 1});
    }
    for (std::size_t i = 0; i < grid.axes; ++i) {
        const std::vector<spot> axis{grid.center, grid.at(grid.angle(i), radius)};
        sheet.line(axis, {.ink = faint});
    }
}

/// Names the rings beside the first axis, which points upwards.
void draw_ring_names(canvas& sheet, const web& grid, const std::vector<std::string>& names) {
    constexpr double beside = 15;
    constexpr double longest = 110;
    const double step = radius / double(std::max<std::size_t>(grid.rings, 1));
    const lettering style{.size = std::min(12.0, step * 0.85), .ink = quiet};
    const auto texts = writable_names(sheet, names, style);
    for (std::size_t ring = 0; ring < grid.rings; ++ring) {
        const spot at{grid.center.x + beside, grid.center.y - grid.distance(ring) + style.size / 3};
        sheet.write(at, anchor::start, sheet.fitting(texts[ring], style, longest), style, true);
    }
}

/// The stages of a line in runs that no gap interrupts; a run that goes all around comes once.
std::vector<std::vector<spot>> runs_of(const web& grid, const radar_line& line, bool& closed) {
    std::vector<std::vector<spot>> out(1);
    std::size_t gaps = 0;
    std::size_t first_gap = 0;
    for (std::size_t i = grid.axes; i-- > 0;) {
        if (stage_at(line.stages, i, grid.rings)) continue;
        ++gaps;
        first_gap = i;
    }
    closed = gaps == 0;
    for (std::size_t i = 0; i < grid.axes; ++i) {
        const auto axis = (first_gap + i) % grid.axes;
        if (const auto stage = stage_at(line.stages, axis, grid.rings)) {
            out.back().push_back(grid.place(axis, *stage));
        } else {
            out.emplace_back();
        }
    }
    return out;
}

void draw_line(canvas& sheet, const web& grid, const radar_line& line, const line_style& style) {
    constexpr double width = 2.75;
    constexpr double tint = 0.13;
    const stroke pen{.ink = style.ink, .width = width, .dashes = style.dashes};
    bool closed = false;
    const auto runs = runs_of(grid, line, closed);
    if (closed && style.tinted) sheet.fill(runs.front(), style.ink, tint);
    for (const auto& run : runs) {
        if (closed) {
            sheet.outline(run, pen);
        } else {
            sheet.line(run, pen);
        }
    }
}

/// Later lines have larger markers, which show behind those of the first.
void draw_markers(canvas& sheet, const web& grid, const radar_line& line, const line_style& style,
                  double size) {
    for (std::size_t i = 0; i < grid.axes; ++i) {
        const auto stage = stage_at(line.stages, i, grid.rings);
        if (stage) sheet.mark(grid.place(i, *stage), style, size);
    }
}

void draw_lines(canvas& sheet, const web& grid, const radar_chart& shown,
                std::span<const line_style> styles) {
    constexpr double smallest = 4.5;
    constexpr double growth = 2.2;
    for (auto i = shown.lines.size(); i-- > 0;) {
        draw_line(sheet, grid, shown.lines[i], styles[i]);
    }
    draw_ring_names(sheet, grid, shown.rings);
    for (auto i = shown.lines.size(); i-- > 0;) {
        draw_markers(sheet, grid, shown.lines[i], styles[i], smallest + growth * double(i));
    }
}

double height_of(const label& text, const lettering& style) {
    return double(text.lines.size()) * line_height(style);
}

void write_lines(canvas& sheet, const label& text, spot top, anchor side, const lettering& style) {
    double y = top.y + style.size;
    for (const auto& line : text.lines) {
        sheet.write({top.x, y}, side, line, style);
        y += line_height(style);
    }
}

/// How far the web reaches to the side at the heights that a label takes up.
double reach(const web& grid, double middle, double height) {
    const double off = std::max(0.0, std::abs(middle - grid.center.y) - height / 2);
    return off >= radius ? 0 : std::sqrt(radius * radius - off * off);
}

/// Writes the names of the axes on one side, from the top down, each with a thin line to its axis.
void draw_side(canvas& sheet, const web& grid, std::span<const label> labels, double side,
               const lettering& style) {
    constexpr double between = 5;
    constexpr double leader = 3;
    std::vector<label_box> boxes;
    for (const auto& each : labels) {
        boxes.push_back(
            {.middle = grid.at(each.angle, radius).y, .height = height_of(each, style) + between});
    }
    const auto middles = spread(boxes, grid.center.y - radius, grid.center.y + radius);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const double height = height_of(labels[i], style);
        const double x = grid.center.x + side * (reach(grid, middles[i], height) + label_gap);
        const std::vector<spot> ends{grid.at(labels[i].angle, radius + leader),
                                     {x - side * leader, middles[i]}};
        sheet.line(ends, {.ink = faint});
        write_lines(sheet, labels[i], {x, middles[i] - height / 2},
                    side > 0 ? anchor::start : anchor::end, style);
    }
}

/// Where the web ends: with few axes, above the full circle.
double lowest(const web& grid) {
    double out = grid.center.y;
    for (std::size_t i = 0; i < grid.axes; ++i) {
        out = std::max(out, grid.at(grid.angle(i), radius).y);
    }
    return std::min(out + label_gap, grid.center.y + radius);
}

bool is_at_bottom(std::size_t axis, std::size_t axes) {
    return 2 * axis == axes;
}

/// The names beside the web: those to the right, or those to the left, from the top down.
std::vector<label> labels_beside(canvas& sheet, const std::vector<std::string>& names, bool right,
                                 const lettering& style) {
    const auto axes = names.size();
    const double width = page_width / 2 - radius - label_gap - page_margin / 2;
    std::vector<label> out;
    for (std::size_t i = 1; i < axes; ++i) {
        const auto axis = right ? i : axes - i;
        if (2 * i >= axes) break;
        out.push_back({.lines = sheet.wrapped(names[axis], style, width, most_label_lines(axes)),
                       .angle = 2 * half_turn * double(axis) / double(axes)});
    }
    return out;
}

}  // namespace

double draw_radar(canvas& sheet, const radar_chart& shown, double y) {
    constexpr std::size_t most_lines = 2;
    const auto axes = shown.axes.size();
    const auto style = label_style(axes);
    const auto names = writable_names(sheet, shown.axes, style);
    const auto styles = styles_of(shown.lines);
    const label top{.lines = sheet.wrapped(names.front(), style, top_label_width, most_lines)};
    write_lines(sheet, top, {page_width / 2, y}, anchor::middle, style);
    y += height_of(top, style) + label_gap;

    const web grid{
        .center = {page_width / 2, y + radius}, .axes = axes, .rings = shown.rings.size()};
    draw_grid(sheet, grid);
    draw_side(sheet, grid, labels_beside(sheet, names, true, style), 1, style);
    draw_side(sheet, grid, labels_beside(sheet, names, false, style), -1, style);
    draw_lines(sheet, grid, shown, styles);
    y = lowest(grid) + label_gap;

    if (is_at_bottom(axes / 2, axes)) {
        const label bottom{.lines =
                               sheet.wrapped(names[axes / 2], style, top_label_width, most_lines)};
        write_lines(sheet, bottom, {page_width / 2, y}, anchor::middle, style);
        y += height_of(bottom, style);
    }
    std::vector<legend_entry> legend;
    for (std::size_t i = 0; i < shown.lines.size(); ++i) {
        auto name = sheet.writable(shown.lines[i].name, style);
        legend.push_back({.name = std::move(name), .style = styles[i]});
    }
    return draw_legend(sheet, legend, y);
}

}  // namespace coach::bot::charts
