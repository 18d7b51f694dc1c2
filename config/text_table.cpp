#include "config/text_table.hpp"

#include "core/unicode.hpp"

#include <algorithm>
#include <array>

namespace coach::config {

namespace {

struct point_range {
    char32_t first;
    char32_t last;
};

// From Unicode's EastAsianWidth.txt (W and F), adjoining ranges joined.
constexpr std::array<point_range, 11> wide{{{0x1100, 0x115F},
                                            {0x2E80, 0x303E},
                                            {0x3041, 0xA4CF},
                                            {0xA960, 0xA97F},
                                            {0xAC00, 0xD7A3},
                                            {0xF900, 0xFAFF},
                                            {0xFE30, 0xFE6F},
                                            {0xFF00, 0xFF60},
                                            {0xFFE0, 0xFFE6},
                                            {0x1F300, 0x1FAFF},
                                            {0x20000, 0x3FFFD}}};

constexpr std::array<point_range, 6> without_width{{{0x0300, 0x036F},
                                                    {0x1AB0, 0x1AFF},
                                                    {0x200B, 0x200F},
                                                    {0x20D0, 0x20FF},
                                                    {0xFE00, 0xFE0F},
                                                    {0xFE20, 0xFE2F}}};

template <std::size_t Count>
bool is_in(const std::array<point_range, Count>& ranges, char32_t point) {
    return std::ranges::any_of(
        ranges, [=](const point_range& r) { return point >= r.first && point <= r.last; });
}

std::vector<std::size_t> column_widths(const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], display_width(row[i]));
        }
    }
    return widths;
}

}  // namespace

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (const char32_t point : decode_utf8(text)) {
        if (is_in(without_width, point)) continue;
        width += is_in(wide, point) ? 2 : 1;
    }
    return width;
}

std::string aligned(const std::vector<std::vector<std::string>>& rows, std::string_view indent) {
    const auto widths = column_widths(rows);
    std::string out;
    for (const auto& row : rows) {
        out += indent;
        for (std::size_t i = 0; i < row.size(); ++i) {
            out += row[i];
            if (i + 1 < row.size()) out.append(widths[i] - display_width(row[i]) + 2, ' ');
        }
        out += '\n';
    }
    return out;
}

}  // namespace coach::config
