#include "storage/scrubbing.hpp"

#include "tests/support/catch.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

using coach::storage::scrub_page;

namespace {

constexpr std::size_t page_size = 512;
constexpr unsigned char old = 'x';

/// A page full of old bytes, with the header of a leaf of rows whose two cells begin at 400.
std::vector<unsigned char> create_leaf(std::size_t begin = 0) {
    std::vector<unsigned char> page(page_size, old);
    const std::array<unsigned char, 12> header{
        13, 0, 0, 0, 2, 400 / 256, 400 % 256, 0, 450 / 256, 450 % 256, 400 / 256, 400 % 256};
    std::ranges::copy(header, page.begin() + static_cast<std::ptrdiff_t>(begin));
    return page;
}

/// From where to where the page is zeroed, header excluded.
std::pair<std::size_t, std::size_t> zeroed(const std::vector<unsigned char>& page,
                                           std::size_t begin) {
    auto from = begin;
    while (from < page.size() && page[from] != 0) ++from;
    auto until = from;
    while (until < page.size() && page[until] == 0) ++until;
    return {from, until};
}

bool stays_as_it_is(std::vector<unsigned char> page) {
    const auto before = page;
    scrub_page(page, page_size);
    return page == before;
}

std::vector<unsigned char> with(std::size_t at, unsigned char value) {
    auto page = create_leaf();
    page[at] = value;
    return page;
}

}  // namespace

TEST_CASE("the unused space of a page is zeroed and nothing else") {
    auto page = create_leaf();
    scrub_page(page, page_size);

    CHECK(zeroed(page, 12) == std::pair<std::size_t, std::size_t>{12, 400});
    CHECK(std::ranges::count(page, old) == page_size - 400);
}

TEST_CASE("the first page of a file begins with the file's own header") {
    auto page = create_leaf(100);
    scrub_page(page, 0);

    CHECK(zeroed(page, 112) == std::pair<std::size_t, std::size_t>{112, 400});
    CHECK(std::ranges::count(page, old) == 100 + page_size - 400);
}

TEST_CASE("a page that is not of a b-tree stays as it is") {
    CHECK_FALSE(stays_as_it_is(create_leaf()));
    for (const int kind : {0, 1, 3, 4, 6, 9, 11, 12, 14, 255}) {
        CHECK(stays_as_it_is(with(0, static_cast<unsigned char>(kind))));
    }
}

TEST_CASE("a page whose header makes no sense stays as it is") {
    SECTION("more cells than fit before the cells") {
        CHECK(stays_as_it_is(with(4, 250)));
        CHECK(stays_as_it_is(with(3, 255)));
    }
    SECTION("cells beyond the page") {
        CHECK(stays_as_it_is(with(5, 3)));
        CHECK(stays_as_it_is(with(8, 255)));
    }
    SECTION("a cell within the unused space") {
        CHECK(stays_as_it_is(with(10, 0)));
    }
    SECTION("a free block within the unused space or beyond the page") {
        CHECK(stays_as_it_is(with(2, 200)));
        CHECK(stays_as_it_is(with(1, 255)));
    }
}
