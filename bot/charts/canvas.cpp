#include "bot/charts/canvas.hpp"

#include "core/unicode.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>
#include <string_view>

namespace coach::bot::charts {

namespace {

constexpr double pixels = 2;  // in one unit
constexpr color white{.red = 1, .green = 1, .blue = 1};
constexpr const char* font_name = "DejaVu Sans";

struct range {
    char32_t first;
    char32_t last;
};

/// Control and formatting characters, and scripts that need more than one letter after another.
constexpr std::array<range, 9> never_drawn{{{0x7F, 0x9F},
                                            {0xAD, 0xAD},
                                            {0x590, 0x8FF},
                                            {0x200B, 0x200F},
                                            {0x2028, 0x202E},
                                            {0x2060, 0x206F},
                                            {0xFB1D, 0xFE0F},
                                            {0xFE70, 0xFEFF},
                                            {0xE0000, 0x10FFFF + 0x100}}};

bool is_never_drawn(char32_t point) {
    return std::ranges::any_of(
        never_drawn, [&](const range& each) { return point >= each.first && point <= each.last; });
}

bool is_blank(char32_t point) {
    return point <= ' ' || point == 0xA0 || point == 0x2028 || point == 0x2029;
}

std::string utf8(std::u32string_view points) {
    std::string out;
    for (const auto point : points) append_utf8(point, out);
    return out;
}

std::vector<std::u32string> words_of(const std::string& text) {
    std::vector<std::u32string> out(1);
    for (const auto point : decode_utf8(text)) {
        if (point == ' ') {
            out.emplace_back();
        } else {
            out.back().push_back(point);
        }
    }
    return out;
}

cairo_status_t append(void* out, const unsigned char* bytes, unsigned int size) {
    static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), size);
    return CAIRO_STATUS_SUCCESS;
}

void require(cairo_status_t status) {
    if (status != CAIRO_STATUS_SUCCESS) throw std::runtime_error(cairo_status_to_string(status));
}

}  // namespace

canvas::canvas()
    : sheet_(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, nullptr)),
      pen_(cairo_create(sheet_.get())) {
    const std::unique_ptr<cairo_font_options_t, decltype(&cairo_font_options_destroy)> plain(
        cairo_font_options_create(), &cairo_font_options_destroy);
    cairo_font_options_set_hint_style(plain.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(plain.get(), CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(plain.get(), CAIRO_ANTIALIAS_GRAY);
    cairo_set_font_options(pen_.get(), plain.get());
    cairo_set_line_join(pen_.get(), CAIRO_LINE_JOIN_ROUND);
}

void canvas::use(const lettering& style) {
    cairo_select_font_face(pen_.get(), font_name, CAIRO_FONT_SLANT_NORMAL,
                           style.bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(pen_.get(), style.size);
}

void canvas::use(const stroke& style) {
    const bool dashed = style.dashes.front() > 0;
    cairo_set_dash(pen_.get(), style.dashes.data(), dashed ? int(style.dashes.size()) : 0, 0);
    cairo_set_line_width(pen_.get(), style.width);
    cairo_set_source_rgb(pen_.get(), style.ink.red, style.ink.green, style.ink.blue);
}

/// The character that stands for an unknown one has the number 0 in every font.
bool canvas::has_letter(const std::string& character) {
    cairo_glyph_t* glyphs = nullptr;
    int count = 0;
    const auto status = cairo_scaled_font_text_to_glyphs(
        cairo_get_scaled_font(pen_.get()), 0, 0, character.data(), int(character.size()), &glyphs,
        &count, nullptr, nullptr, nullptr);
    const std::unique_ptr<cairo_glyph_t, decltype(&cairo_glyph_free)> owned(glyphs,
                                                                            &cairo_glyph_free);
    return status == CAIRO_STATUS_SUCCESS && count > 0 && glyphs->index != 0;
}

std::string canvas::writable(const std::string& text, const lettering& style) {
    use(style);
    std::string out;
    bool blank = false;
    for (const auto point : decode_utf8(text)) {
        if (is_blank(point)) {
            blank = true;
            continue;
        }
        if (is_never_drawn(point)) continue;
        const auto character = utf8(std::u32string_view(&point, 1));
        if (!has_letter(character)) continue;
        if (blank && !out.empty()) out += ' ';
        blank = false;
        out += character;
    }
    return out;
}

double canvas::width_of(const std::string& text, const lettering& style) {
    use(style);
    cairo_text_extents_t extents{};
    cairo_text_extents(pen_.get(), text.c_str(), &extents);
    return extents.x_advance;
}

std::string canvas::fitting(const std::string& text, const lettering& style, double width) {
    if (width_of(text, style) <= width) return text;
    auto points = decode_utf8(text);
    while (!points.empty()) {
        points.pop_back();
        while (!points.empty() && points.back() == ' ') points.pop_back();
        auto shorter = utf8(points) + "…";
        if (width_of(shorter, style) <= width) return shorter;
    }
    return "…";
}

std::vector<std::string> canvas::wrapped(const std::string& text, const lettering& style,
                                         double width, std::size_t most) {
    std::vector<std::string> lines;
    std::u32string open;
    const auto fits = [&](const std::u32string& line) {
        return width_of(utf8(line), style) <= width;
    };
    for (auto word : words_of(text)) {
        auto longer = open;
        if (!longer.empty()) longer += U' ';
        longer += word;
        if (fits(longer)) {
            open = longer;
            continue;
        }
        if (!open.empty()) lines.push_back(utf8(open));
        while (word.size() > 1 && !fits(word)) {
            auto part = word;
            while (part.size() > 1 && !fits(part)) part.pop_back();
            lines.push_back(utf8(part));
            word.erase(0, part.size());
        }
        open = word;
    }
    if (!open.empty()) lines.push_back(utf8(open));
    if (lines.size() <= most) return lines;
    lines.resize(most);
    lines.back() = fitting(lines.back() + "…", style, width);
    return lines;
}

void canvas::write(spot at, anchor side, const std::string& text, const lettering& style,
                   bool halo) {
    constexpr double halo_width = 4;
    const double width = width_of(text, style);
    const double left = side == anchor::start ? 0 : side == anchor::middle ? width / 2 : width;
    cairo_move_to(pen_.get(), at.x - left, at.y);
    cairo_text_path(pen_.get(), text.c_str());
    if (halo) {
        use(stroke{.ink = white, .width = halo_width});
        cairo_stroke_preserve(pen_.get());
    }
    cairo_set_source_rgb(pen_.get(), style.ink.red, style.ink.green, style.ink.blue);
    cairo_fill(pen_.get());
}

void canvas::trace(std::span<const spot> through) {
    cairo_new_path(pen_.get());
    for (const auto& each : through) cairo_line_to(pen_.get(), each.x, each.y);
}

void canvas::line(std::span<const spot> through, const stroke& style) {
    use(style);
    trace(through);
    cairo_stroke(pen_.get());
}

void canvas::outline(std::span<const spot> corners, const stroke& style) {
    use(style);
    trace(corners);
    cairo_close_path(pen_.get());
    cairo_stroke(pen_.get());
}

void canvas::fill(std::span<const spot> corners, const color& ink, double opacity) {
    trace(corners);
    cairo_close_path(pen_.get());
    cairo_set_source_rgba(pen_.get(), ink.red, ink.green, ink.blue, opacity);
    cairo_fill(pen_.get());
}

void canvas::mark(spot at, const line_style& style, double radius) {
    const double r = radius;
    const bool round = style.shape == marker::disc || style.shape == marker::ring;
    std::vector<spot> corners;
    if (style.shape == marker::square) corners = {{-r, -r}, {r, -r}, {r, r}, {-r, r}};
    if (style.shape == marker::triangle) corners = {{0, -1.3 * r}, {1.2 * r, r}, {-1.2 * r, r}};
    if (style.shape == marker::diamond)
        corners = {{0, -1.4 * r}, {1.4 * r, 0}, {0, 1.4 * r}, {-1.4 * r, 0}};
    for (auto& each : corners) each = {at.x + each.x, at.y + each.y};
    trace(corners);
    if (round) cairo_arc(pen_.get(), at.x, at.y, r, 0, 2 * std::numbers::pi);
    cairo_close_path(pen_.get());
    const bool hollow = style.shape == marker::ring;
    const auto inside = hollow ? white : style.ink;
    use(stroke{.ink = hollow ? style.ink : white, .width = hollow ? 4.0 : 1.5});
    cairo_stroke_preserve(pen_.get());
    cairo_set_source_rgb(pen_.get(), inside.red, inside.green, inside.blue);
    cairo_fill(pen_.get());
}

std::string canvas::png(double width, double height) const {
    const surface image(cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, int(std::ceil(width * pixels)), int(std::ceil(height * pixels))));
    const context pen(cairo_create(image.get()));
    cairo_scale(pen.get(), pixels, pixels);
    cairo_set_source_rgb(pen.get(), 1, 1, 1);
    cairo_paint(pen.get());
    cairo_set_source_surface(pen.get(), sheet_.get(), 0, 0);
    cairo_paint(pen.get());
    require(cairo_status(pen_.get()));
    require(cairo_status(pen.get()));
    std::string out;
    require(cairo_surface_write_to_png_stream(image.get(), &append, &out));
    return out;
}

}  // namespace coach::bot::charts
