#include "bot/charts/labels.hpp"
#include "bot/charts/line_styles.hpp"
#include "tests/support/catch.hpp"

#include <cmath>
#include <set>
#include <vector>

using namespace coach::bot;
using namespace coach::bot::charts;

namespace {

std::vector<radar_line> create_lines(std::size_t count, std::size_t target) {
    std::vector<radar_line> out(count);
    if (target < count) out[target].is_target = true;
    return out;
}

/// How bright a color is. Source: w3.org/TR/WCAG21, relative luminance.
double luminance(const color& ink) {
    const auto part = [](double light) {
        return light <= 0.03928 ? light / 12.92 : std::pow((light + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(ink.red) + 0.7152 * part(ink.green) + 0.0722 * part(ink.blue);
}

}  // namespace

TEST_CASE("lines of one picture differ in marker, dashes and color") {
    for (const std::size_t target : {0U, 1U, 3U, 9U}) {
        const auto styles = styles_of(create_lines(4, target));
        std::set<marker> markers;
        std::set<std::array<double, 4>> dashes;
        std::set<double> brightness;
        for (const auto& each : styles) {
            markers.insert(each.shape);
            dashes.insert(each.dashes);
            brightness.insert(luminance(each.ink));
        }
        CHECK(markers.size() == 4);
        CHECK(dashes.size() == 4);
        CHECK(brightness.size() == 4);
    }
}

TEST_CASE("a target is dashed and never tinted, and one line alone is") {
    const auto styles = styles_of(create_lines(4, 2));

    CHECK(styles[2].shape == marker::ring);
    CHECK(styles[2].dashes.front() > 0);
    CHECK_FALSE(styles[2].tinted);
    CHECK(std::ranges::count(styles, true, &line_style::tinted) == 1);
}

TEST_CASE("every color stands out from white") {
    for (const auto& each : styles_of(create_lines(5, 4))) {
        CHECK(1.05 / (luminance(each.ink) + 0.05) >= 3.0);
    }
}

TEST_CASE("labels that have room stay where they should be") {
    const std::vector<label_box> boxes{{.middle = 10, .height = 10}, {.middle = 30, .height = 10}};

    CHECK(spread(boxes, 0, 100) == std::vector<double>{10, 30});
}

TEST_CASE("labels that would lie on each other move apart, and stay inside") {
    const std::vector<label_box> boxes{
        {.middle = 90, .height = 20}, {.middle = 92, .height = 20}, {.middle = 94, .height = 20}};

    CHECK(spread(boxes, 0, 100) == std::vector<double>{50, 70, 90});
}

TEST_CASE("labels without enough room go on below, and never lie on each other") {
    const std::vector<label_box> boxes(6, {.middle = 5, .height = 20});

    CHECK(spread(boxes, 0, 100) == std::vector<double>{10, 30, 50, 70, 90, 110});
    CHECK(spread({}, 0, 100).empty());
}
