#include "core/behavior_words.hpp"

#include "tests/support/catch.hpp"

#include <string>

using namespace coach;
using words = std::vector<std::string>;

namespace {

bool names(const std::string& said, const std::string& behavior) {
    const journal_entry entry{.id = {}, .author = {}, .text = {.main = said}};
    return names_behavior(entry, behavior);
}

}  // namespace

TEST_CASE("forms of a word are one word") {
    for (const auto* said : {"ship", "ships", "shipped", "shipping", "SHIPPED!", "“ships”"}) {
        CHECK(telling_words(said) == words{"ship"});
    }
    CHECK(telling_words("strategy") == telling_words("Strategies"));
    CHECK(telling_words("measures") == telling_words("measured, measuring"));
    CHECK(telling_words("business progress") == words{"business", "progress"});
}

TEST_CASE("little words say nothing, and other scripts are words too") {
    CHECK(telling_words("It is with the and of a").empty());
    CHECK(telling_words("").empty());
    CHECK(telling_words("Größe – Größe").size() == 1);
    CHECK(telling_words("戦略を立てる").size() == 1);
}

TEST_CASE("an entry comes close to a behavior by more than half of its words") {
    CHECK(names("Wrote clear requirements for search", "Writes clear requirements"));
    CHECK(names("I owned the feature from end to end.", "Owns feature end-to-end"));
    CHECK(names("Mentored two of our junior PMs", "Mentors junior PMs"));
    CHECK_FALSE(names("Clear skies today", "Writes clear requirements"));
    CHECK_FALSE(names("Presented the product strategy", "Sets product area strategy"));
    CHECK_FALSE(names("A good lunch", "Writes clear requirements"));
}

TEST_CASE("a behavior of one word needs that word; one without any is never named") {
    CHECK(names("I mentored Bob", "Mentors"));
    CHECK_FALSE(names("I met Bob", "Mentors"));
    CHECK_FALSE(names("It is what it is", "Is it"));
    CHECK_FALSE(names("", "Mentors"));
}

TEST_CASE("what didn't work and what is planned is not counted; a kept message is") {
    const std::string behavior = "Writes clear requirements";
    const std::string said = "writing clear requirements";
    const auto of = [&](entry_text text) {
        return names_behavior({.id = {}, .author = {}, .text = std::move(text)}, behavior);
    };
    CHECK_FALSE(of({.main = "Hm.", .did_not_work = said}));
    CHECK_FALSE(of({.main = "Hm.", .what_next = said}));
    CHECK(of({.main = "Praise:", .quote = said}));
}
