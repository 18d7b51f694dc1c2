#pragma once

#include "bot/charts/canvas.hpp"

#include <span>
#include <string>
#include <vector>

namespace coach::bot::charts {

/// How wide every picture is, and the blank around it.
inline constexpr double page_width = 680;
inline constexpr double page_margin = 24;

inline constexpr color faint{.red = 0.80, .green = 0.80, .blue = 0.82};  // of grids
inline constexpr color quiet{.red = 0.35, .green = 0.35, .blue = 0.38};  // of what names the grid

/// The names as the font can write them; one that it cannot write at all becomes the number of its
/// place.
std::vector<std::string> writable_names(canvas& sheet, const std::vector<std::string>& names,
                                        const lettering& style);

/// Writes the title from `y` on, and says where the room below it begins.
double draw_title(canvas& sheet, const std::string& title, double y);

/// One line of a legend.
struct legend_entry {
    std::string name;  ///< writable
    line_style style;
};

/// Writes a legend from `y` on, and says where the room below it begins.
double draw_legend(canvas& sheet, std::span<const legend_entry> entries, double y);

/// Writes one line of small print from `y` on, and says where the room below it begins.
double draw_note(canvas& sheet, const std::string& text, double y);

}  // namespace coach::bot::charts
