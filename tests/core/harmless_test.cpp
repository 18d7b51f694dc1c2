#include "core/harmless.hpp"

#include "tests/support/catch.hpp"

#include <string>

using coach::harmless;
using coach::trimmed;

TEST_CASE("words, emoji and every script stay as they are") {
    for (const std::string text :
         {"Ü 高 🚀 नमस्ते مرحبا", "👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "a\tb\nc", ""}) {
        CHECK(harmless(text) == text);
    }
}

TEST_CASE("control characters and marks that turn the direction of writing are gone") {
    CHECK(harmless(std::string("a\0b\x1b[2Jc\x7f", 9)) == "ab[2Jc");
    CHECK(harmless("pay \u202Egnp.exe\u202C \u2066x\u2069") == "pay gnp.exe x");
    CHECK(harmless("a\u0090b\uFFFBc") == "abc");
}

TEST_CASE("every line break is the same one") {
    CHECK(harmless("a\r\nb\rc\u2028d\u0085e\n\nf") == "a\nb\nc\nd\ne\n\nf");
}

TEST_CASE("what is not UTF-8 shows as a replacement") {
    CHECK(harmless("a\xFF\xC3") == "a\uFFFD\uFFFD");
}

TEST_CASE("nothing blank stands at the ends of what was typed") {
    CHECK(trimmed(" \n a b\t\r\n ") == "a b");
    CHECK(trimmed(" \n\t").empty());
    CHECK(trimmed("").empty());
}
