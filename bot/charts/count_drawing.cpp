#include "bot/charts/forms.hpp"
#include "bot/charts/page.hpp"

#include <algorithm>
#include <cstddef>

namespace coach::bot::charts {

namespace {

constexpr lettering name_style{.size = 16};
constexpr lettering number_style{.size = 16, .bold = true};
constexpr double names_width = 190;
constexpr double left = page_margin + names_width;
constexpr double right = page_width - page_margin - 40;
constexpr double row_height = 34;
constexpr double bar_height = 18;
constexpr double gap = 8;

void draw_bar(canvas& sheet, double width, double middle) {
    constexpr double half = bar_height / 2;
    constexpr double tint = 0.30;
    const std::vector<spot> corners{{left, middle - half},
                                    {left + width, middle - half},
                                    {left + width, middle + half},
                                    {left, middle + half}};
    const auto style = only_style();
    sheet.fill(corners, style.ink, tint);
    sheet.outline(corners, {.ink = style.ink, .width = 2, .dashes = style.dashes});
}

void draw_row(canvas& sheet, const std::string& name, std::size_t count, double width,
              double middle) {
    const double baseline = middle + name_style.size / 3;
    sheet.write({page_margin, baseline}, anchor::start,
                sheet.fitting(name, name_style, names_width - gap), name_style);
    if (count > 0) draw_bar(sheet, width, middle);
    sheet.write({left + width + gap, baseline}, anchor::start, std::to_string(count), number_style);
}

}  // namespace

double draw_counts(canvas& sheet, const count_chart& shown, double y) {
    const auto names = writable_names(sheet, shown.names, name_style);
    const auto most = shown.counts.empty() ? 0 : *std::ranges::max_element(shown.counts);
    const double unit = (right - left) / double(std::max<std::size_t>(most, 1));
    for (std::size_t i = 0; i < names.size(); ++i) {
        draw_row(sheet, names[i], shown.counts[i], unit * double(shown.counts[i]),
                 y + row_height / 2);
        y += row_height;
    }
    return y;
}

}  // namespace coach::bot::charts
