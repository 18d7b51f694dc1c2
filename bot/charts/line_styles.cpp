#include "bot/charts/line_styles.hpp"

namespace coach::bot::charts {

namespace {

constexpr line_style target{.ink = {.red = 0.17, .green = 0.17, .blue = 0.20},
                            .shape = marker::ring,
                            .dashes = {7, 5, 7, 5}};

constexpr std::array<line_style, 4> others{
    {{.ink = {.red = 0.00, .green = 0.45, .blue = 0.70}, .shape = marker::disc, .tinted = true},
     {.ink = {.red = 0.84, .green = 0.37, .blue = 0.00},
      .shape = marker::square,
      .dashes = {14, 4, 3, 4}},
     {.ink = {.red = 0.00, .green = 0.58, .blue = 0.43},
      .shape = marker::triangle,
      .dashes = {2, 4, 2, 4}},
     {.ink = {.red = 0.53, .green = 0.13, .blue = 0.40},
      .shape = marker::diamond,
      .dashes = {18, 6, 18, 6}}}};

}  // namespace

std::vector<line_style> styles_of(std::span<const radar_line> lines) {
    std::vector<line_style> out;
    bool has_target = false;
    std::size_t used = 0;
    for (const auto& line : lines) {
        const bool first_target = line.is_target && !has_target;
        out.push_back(first_target ? target : others.at(used++ % others.size()));
        has_target = has_target || line.is_target;
    }
    return out;
}

line_style only_style() {
    return others.front();
}

}  // namespace coach::bot::charts
