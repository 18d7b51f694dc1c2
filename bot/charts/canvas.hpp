#pragma once

#include "bot/charts/line_styles.hpp"

#include <cairo.h>

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace coach::bot::charts {

/// A place on a canvas; y grows downwards. One unit is two pixels of the picture.
struct spot {
    double x = 0;
    double y = 0;
};

/// Which end of a text its place is.
enum class anchor { start, middle, end };

/// How a text looks.
struct lettering {
    double size = 14;
    bool bold = false;
    color ink{.red = 0.11, .green = 0.11, .blue = 0.13};
};

/// How a line of any kind looks.
struct stroke {
    color ink;
    double width = 1;
    std::array<double, 4> dashes{};  ///< as in line_style
};

/// An endless sheet that is drawn on and, at last, made a PNG of. Texts must have passed
/// writable(). Used by one thread. Running out of memory throws std::runtime_error in png().
class canvas {
 public:
    canvas();

    /// The text without what the font cannot write as it should be: unknown characters, scripts
    /// that run from right to left, control and formatting characters, bytes that are not UTF-8.
    /// Line breaks become spaces. May be empty.
    std::string writable(const std::string& text, const lettering& style);

    double width_of(const std::string& text, const lettering& style);

    /// The text, or what of it fits into the width with an ellipsis at its end.
    std::string fitting(const std::string& text, const lettering& style, double width);

    /// The text in lines that fit, broken between words where possible, the last of `most` with an
    /// ellipsis where more would follow.
    std::vector<std::string> wrapped(const std::string& text, const lettering& style, double width,
                                     std::size_t most);

    /// Writes on the baseline through the spot. `halo` puts white around the letters.
    void write(spot at, anchor side, const std::string& text, const lettering& style,
               bool halo = false);

    void line(std::span<const spot> through, const stroke& style);
    void outline(std::span<const spot> corners, const stroke& style);
    void fill(std::span<const spot> corners, const color& ink, double opacity);

    /// Draws a marker of that radius, on white.
    void mark(spot at, const line_style& style, double radius);

    /// The picture of everything between (0, 0) and that corner, at two pixels a unit.
    std::string png(double width, double height) const;

 private:
    struct closer {
        void operator()(cairo_t* context) const { cairo_destroy(context); }
        void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    };
    using surface = std::unique_ptr<cairo_surface_t, closer>;
    using context = std::unique_ptr<cairo_t, closer>;

    void use(const lettering& style);
    void use(const stroke& style);
    void trace(std::span<const spot> through);
    bool has_letter(const std::string& character);

    surface sheet_;
    context pen_;
};

/// The distance between the baselines of two lines.
inline double line_height(const lettering& style) {
    return style.size * 1.22;
}

}  // namespace coach::bot::charts
