#include "bot/documents/markdown.hpp"

#include "core/harmless.hpp"
#include "tests/bot/documents/markdown_reader.hpp"
#include "tests/bot/documents/nasty_texts.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace coach;
using namespace coach::bot;
using coach::testing::nasty_texts;
using coach::testing::shown_by_markdown;

TEST_CASE("whatever people write is shown as they wrote it, and is nothing but text") {
    for (const auto& written : nasty_texts()) {
        CHECK(shown_by_markdown(markdown::text(written)) == harmless(written));
        CHECK(shown_by_markdown(markdown::text(written, 4)) == harmless(written));
    }
}

TEST_CASE("each piece of punctuation alone, and at each end of a line, is shown as it is") {
    for (char c = '!'; c <= '~'; ++c) {
        const std::string one(1, c);
        for (const auto& written : {one, one + " a", "a " + one, "1" + one + " a", "a\n" + one,
                                    one + one + one, "www" + one + "a", "a" + one + "\nb"}) {
            CHECK(shown_by_markdown(markdown::text(written)) == written);
        }
    }
}

TEST_CASE("the reader of these tests sees markup that is live") {
    for (const auto* live :
         {"# a", "- a", "1. a", "a\n---", "<b>", "[a](b)", "a\n\nb", "`a`", "https://a",
          "www.a.example", "a.example", "a | b", "&copy;", "+ a", "2) a"}) {
        CHECK(shown_by_markdown(live).find("LIVE") != std::string::npos);
    }
}

TEST_CASE("lines after the first one stand in as far as their bullet asks") {
    CHECK(markdown::text("a\nb\n\nc", 2) == "a\\\n  b\\\n  &#32;\\\n  c");
    CHECK(markdown::text("").empty());
}

TEST_CASE("plain prose stays readable in the source") {
    CHECK(markdown::text("I don't know, really. It's a well-known 50% (or so)?") ==
          "I don't know, really. It's a well-known 50% (or so)?");
}

TEST_CASE("what must be one line is") {
    CHECK(markdown::line("  a\n\nb\r\nc ") == "a  b c");
    CHECK(markdown::line("\n") == "");
    for (const auto& written : nasty_texts()) {
        CHECK(markdown::line(written).find('\n') == std::string::npos);
    }
}

TEST_CASE("a document parts its blocks, and keeps a list together") {
    markdown::document out;
    out.heading(1, "A").paragraph("b").bullet("c").bullet("d", 1).bullet("e").heading(2, "F");
    CHECK(out.str() == "# A\n\nb\n\n- c\n  - d\n- e\n\n## F\n");
}
