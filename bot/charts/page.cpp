#include "bot/charts/page.hpp"

#include <algorithm>

namespace coach::bot::charts {

namespace {

constexpr lettering title_style{.size = 21, .bold = true};
constexpr lettering legend_style{.size = 15};
constexpr lettering note_style{.size = 13, .ink = quiet};
constexpr double sample = 44;  // of a line in a legend
constexpr double inner = page_width - 2 * page_margin;

void draw_sample(canvas& sheet, const line_style& style, spot at) {
    constexpr double radius = 5.5;
    const std::vector<spot> ends{at, {at.x + sample, at.y}};
    sheet.line(ends, {.ink = style.ink, .width = 2.5, .dashes = style.dashes});
    sheet.mark({at.x + sample / 2, at.y}, style, radius);
}

}  // namespace

std::vector<std::string> writable_names(canvas& sheet, const std::vector<std::string>& names,
                                        const lettering& style) {
    std::vector<std::string> out;
    for (const auto& name : names) {
        auto text = sheet.writable(name, style);
        out.push_back(text.empty() ? std::to_string(out.size() + 1) : std::move(text));
    }
    return out;
}

double draw_title(canvas& sheet, const std::string& title, double y) {
    constexpr std::size_t most_lines = 2;
    const auto text = sheet.writable(title, title_style);
    for (const auto& line : sheet.wrapped(text, title_style, inner, most_lines)) {
        y += line_height(title_style);
        sheet.write({page_margin, y}, anchor::start, line, title_style);
    }
    return y + line_height(title_style) / 2;
}

double draw_legend(canvas& sheet, std::span<const legend_entry> entries, double y) {
    constexpr double gap = 10;
    constexpr double between = 28;
    constexpr double row = 27;
    double x = page_margin;
    y += row;
    for (const auto& [name, style] : entries) {
        const auto text = sheet.fitting(name, legend_style, inner - sample - gap);
        const double width = sample + gap + sheet.width_of(text, legend_style);
        if (x > page_margin && x + width > page_width - page_margin) {
            x = page_margin;
            y += row;
        }
        draw_sample(sheet, style, {x, y - legend_style.size / 3});
        sheet.write({x + sample + gap, y}, anchor::start, text, legend_style);
        x += width + between;
    }
    return y + row / 2;
}

double draw_note(canvas& sheet, const std::string& text, double y) {
    y += line_height(note_style);
    sheet.write({page_margin, y}, anchor::start, sheet.fitting(text, note_style, inner),
                note_style);
    return y + line_height(note_style) / 2;
}

}  // namespace coach::bot::charts
