#include "bot/charts/drawing.hpp"

#include "tests/bot/charts/samples.hpp"
#include "tests/support/catch.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

using namespace coach::bot;
using namespace coach::testing;

namespace {

/// A number of a PNG's header. Source: w3.org/TR/png, 11.2.1 (IHDR).
std::uint32_t number_at(std::string_view png, std::size_t place) {
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        out = out << 8U | static_cast<unsigned char>(png.at(place + i));
    }
    return out;
}

std::uint32_t width_of(std::string_view png) {
    return number_at(png, 16);
}

std::uint32_t height_of(std::string_view png) {
    return number_at(png, 20);
}

void check_picture(const std::string& png) {
    CHECK(png.starts_with("\x89PNG\r\n\x1a\n"));
    CHECK(width_of(png) == 1360);
    CHECK(height_of(png) > 100);
    CHECK(png.size() < 1'000'000);
}

}  // namespace

TEST_CASE("every number of axes, rings and lines is drawn") {
    for (const std::size_t axes : {1U, 2U, 3U, 4U, 6U, 7U, 11U, 20U}) {
        for (const std::size_t rings : {2U, 5U, 12U}) {
            CAPTURE(axes, rings);
            check_picture(draw(create_radar(axes, rings, axes % 4 + 1)));
        }
    }
}

TEST_CASE("the same chart gives the same bytes, another one does not") {
    const auto shown = create_radar(6, 5, 2);
    auto other = shown;
    other.lines.front().stages.front() = 4;

    CHECK(draw(shown) == draw(shown));
    CHECK(draw(shown) != draw(other));
}

TEST_CASE("a picture grows with what it shows") {
    const auto few = draw(create_long_history(6, 5, 4));
    const auto many = draw(create_long_history(20, 12, 4));
    check_picture(few);
    check_picture(many);
    CHECK(height_of(many) > 2 * height_of(few));
}

TEST_CASE("what is not rated is not drawn as if it was") {
    auto shown = create_radar(6, 5, 1);
    const auto whole = draw(shown);
    for (auto& stage : shown.lines.front().stages) stage.reset();
    const auto empty = draw(shown);
    shown.lines.front().stages.clear();

    CHECK(empty != whole);
    CHECK(draw(shown) == empty);
}

TEST_CASE("each line has a look of its own, and the target yet another") {
    auto shown = create_radar(5, 5, 2);
    shown.lines.back().stages = shown.lines.front().stages;
    const auto with_target = draw(shown);
    shown.lines.back().is_target = false;

    CHECK(draw(shown) != with_target);
}

TEST_CASE("names of every kind are drawn, and none breaks the picture") {
    for (const auto& name :
         {std::string(300, 'W'), std::string("実行力"), std::string("\xFF\xFE\x00\x01", 4),
          std::string("a\nb\r\n\tc"), std::string("\xE2\x80\xAE evil"), std::string("🚀🚀🚀"),
          std::string("עברית"), std::string("e\xCC\x81"), std::string(" "), std::string{}}) {
        auto shown = create_radar(6, 5, 4, name);
        if (name.empty()) shown.axes.assign(6, "");
        shown.rings.assign(5, name);
        check_picture(draw(shown));
        shown.axes.resize(2);
        check_picture(draw(shown));
        auto history = create_long_history(3, 5, 3);
        history.title = name;
        history.names.assign(3, name);
        history.rings.assign(5, name);
        check_picture(draw(history));
    }
}

TEST_CASE("a name that no letter of the font can write becomes the number of its place") {
    auto shown = create_radar(6, 5, 1);
    auto by_number = shown;
    shown.axes.at(1) = "実行力";
    by_number.axes.at(1) = "2";

    CHECK(draw(shown) == draw(by_number));
}

TEST_CASE("a history of no, one, and simultaneous assessments is drawn") {
    auto shown = create_history();
    for (auto& each : shown.points) each.at = shown.points.front().at;
    check_picture(draw(shown));
    shown.points.resize(1);
    check_picture(draw(shown));
    shown.points.clear();
    CHECK(draw(shown).starts_with("\x89PNG"));
}

TEST_CASE("charts beyond what they promise are drawn all the same") {
    constexpr auto most = std::numeric_limits<std::size_t>::max();
    auto shown = create_radar(3, 5, 9);
    shown.lines.front().stages = {most, most};
    check_picture(draw(shown));
    shown.rings.clear();
    check_picture(draw(shown));
    CHECK(draw(radar_chart{}).starts_with("\x89PNG"));
    CHECK(draw(history_chart{}).starts_with("\x89PNG"));
    auto empty = create_history();
    empty.names.clear();
    empty.rings.clear();
    CHECK(draw(empty).starts_with("\x89PNG"));
}
