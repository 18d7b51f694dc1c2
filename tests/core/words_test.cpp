#include "core/words.hpp"

#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using coach::closest_word;
using coach::fold;
using coach::split_words;
using words = std::vector<std::string>;

TEST_CASE("folding makes spellings of the same words equal") {
    CHECK(fold("  Senior \t PM ") == "senior pm");
    CHECK(fold("Senior\u00A0PM") == "senior pm");
    CHECK(fold("\u2003Senior\u3000PM\uFEFF") == "senior pm");
    CHECK(fold("ÜBERSICHT Élan ДИЗАЙН") == "übersicht élan дизайн");
    CHECK(fold("\u201Cdon\u2019t\u201D \u2013 now") == "\"don't\" - now");
    CHECK(fold("").empty());
    CHECK(fold(" \n ").empty());
}

TEST_CASE("folding keeps scripts without case and characters beyond the basic plane") {
    CHECK(fold("高级 产品经理") == "高级 产品经理");
    CHECK(fold("🚀 Launch") == "🚀 launch");
}

TEST_CASE("folding keeps bytes that are not UTF-8") {
    CHECK(fold("A\xFF\xC3") == "a\xFF\xC3");
    CHECK(fold("\xE2\x82") == "\xE2\x82");
}

TEST_CASE("words are what stands between spaces") {
    CHECK(split_words("compare 2 3") == words{"compare", "2", "3"});
    CHECK(split_words("").empty());
}

TEST_CASE("the closest word forgives slips in proportion to its length") {
    const words known{"senior", "product manager", "matrix", "set", "naïve"};
    CHECK(closest_word("sennior", known) == "senior");
    CHECK(closest_word("snieor", known) == "senior");
    CHECK(closest_word("product manger", known) == "product manager");
    CHECK(closest_word("naive", known) == "naïve");
    CHECK(closest_word("ste", known) == "set");
    CHECK_FALSE(closest_word("xy", known));
    CHECK_FALSE(closest_word("banana", known));
    CHECK_FALSE(closest_word("", known));
    CHECK_FALSE(closest_word(std::string(5000, 's'), known));
}
