#include "core/unicode.hpp"

#include "tests/support/catch.hpp"

#include <algorithm>
#include <string>

using coach::append_utf8;
using coach::decode_utf8;
using coach::first_raw_byte;

namespace {

std::string encoded(const std::u32string& points) {
    std::string out;
    for (const char32_t point : points) append_utf8(point, out);
    return out;
}

}  // namespace

TEST_CASE("code points of every length come out whole") {
    const std::u32string points{U'a', 0x7F, 0x80, 0x7FF, 0x800, 0xFFFF, 0x10000, 0x10FFFF};

    CHECK((decode_utf8(encoded(points)) == points));
    CHECK((decode_utf8("Ü高🚀") == U"Ü高🚀"));
    CHECK(decode_utf8("").empty());
}

TEST_CASE("what is not UTF-8 is kept byte by byte") {
    for (const std::string text : {"\x80", "\xFF", "\xC3", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80",
                                   "\xE0\x9F\xBF", "\xED\xA0\x80", "\xED\xBF\xBF",
                                   "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80"}) {
        const auto points = decode_utf8(text);
        CHECK(points.size() == text.size());
        CHECK(std::ranges::all_of(points, [](char32_t c) { return c >= first_raw_byte; }));
        CHECK(encoded(points) == text);
    }
}

TEST_CASE("a sequence that is cut short does not swallow what follows") {
    const auto points = decode_utf8(
        "\xE2\x82"
        "a");

    CHECK((points == std::u32string{first_raw_byte + 0xE2, first_raw_byte + 0x82, U'a'}));
}
