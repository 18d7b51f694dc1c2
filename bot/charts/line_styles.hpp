#pragma once

#include "bot/charts/chart.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace coach::bot::charts {

/// Parts of light, each 0 to 1.
struct color {
    double red = 0;
    double green = 0;
    double blue = 0;

    bool operator==(const color&) const = default;
};

/// What stands where a line has a value.
enum class marker { disc, square, triangle, diamond, ring };

/// How a line looks. Two lines of one picture differ in all of it, so that neither color nor shape
/// is needed to tell them apart.
struct line_style {
    color ink;
    marker shape{};
    std::array<double, 4> dashes{};  ///< drawn, left out, …; all 0 where the line is whole
    bool tinted = false;             ///< whether the area inside is: of one line alone

    bool operator==(const line_style&) const = default;
};

/// The styles of the lines, in their order; more than five lines share some. The first target
/// looks like no other line: dark, dashed, an outline only.
/// Source of the colors: jfly.uni-koeln.de/color (Okabe and Ito) and, for the fourth, Paul Tol's
/// "muted"; each has a contrast of at least 3 to 1 on white.
std::vector<line_style> styles_of(std::span<const radar_line> lines);

/// The style of what is alone in its picture.
line_style only_style();

}  // namespace coach::bot::charts
