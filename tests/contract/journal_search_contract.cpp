#include "tests/contract/checks.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/run.hpp"

#include <string>
#include <utility>

namespace coach::testing {

namespace {

const auto ann = create_person_id("U1");

void add(store& people, std::string text, person_id author = ann) {
    auto key = request_key{author.member.str() + text};
    run(people.add_entry(std::move(key), std::move(author), create_entry(std::move(text))));
}

std::size_t count(store& people, std::string words) {
    return run(people.find_entries(ann, {.words = std::move(words)})).total;
}

void check_words(store& people) {
    SECTION("all words must be there, in any order and any part of the entry") {
        auto entry = create_entry("Talked to customers");
        entry.text.did_not_work = "The roadmap slipped";
        entry.text.what_next = "Ask sooner";
        entry.text.link = "https://example.com/archives";
        entry.text.quote = "thanks everyone";
        run(people.add_entry(request_key{"k1"}, ann, entry));
        add(people, "Customers liked the demo");

        CHECK(count(people, "customers") == 2);
        CHECK(count(people, "roadmap customers") == 1);
        CHECK(count(people, "sooner archives everyone slipped talked") == 1);
        CHECK(count(people, "customers nonsense") == 0);
        CHECK(count(people, "customers customers") == 2);
    }

    SECTION("words are whole") {
        add(people, "Planning the quarter");

        CHECK(count(people, "plan") == 0);
        CHECK(count(people, "planning") == 1);
        CHECK(count(people, "quart*") == 0);
    }

    SECTION("case does not matter, in any script") {
        add(people, "ROADMAP für ÜBERGABE, ΔΈΛΤΑ и ЗАДАЧА");

        for (const std::string word : {"roadmap", "RoadMap", "übergabe", "Übergabe", "задача"}) {
            CHECK(count(people, word) == 1);
        }
    }

    SECTION("diacritics do not matter, composed or not") {
        add(people, "Café Zürich naïve");
        add(people, "Cafe\u0301 elsewhere");

        for (const std::string word : {"cafe", "café", "CAFÉ", "cafe\u0301"}) {
            CHECK(count(people, word) == 2);
        }
        CHECK(count(people, "zurich naive") == 1);
    }

    SECTION("what is no letter or digit separates words and asks for nothing") {
        add(people, "e-mail (v2), 100% done — 🚀launch");

        CHECK(count(people, "e-mail") == 1);
        CHECK(count(people, "mail") == 1);
        CHECK(count(people, "  v2 \t\n 100  ") == 1);
        CHECK(count(people, "🚀 launch!") == 1);
        CHECK(count(people, "🚀") == 0);
        CHECK(count(people, "  ") == 0);
        CHECK(count(people, "***") == 0);
    }

    SECTION("texts without words are kept and not found by words") {
        add(people, "🚀🚀🚀");
        add(people, "");

        CHECK(run(people.find_entries(ann, {})).total == 2);
        CHECK(count(people, "launch") == 0);
    }
}

void check_injection(store& people) {
    SECTION("what is syntax elsewhere is words here") {
        add(people, "alpha beta");
        add(people, "gamma");
        add(people, "mine", create_person_id("U2"));

        for (const std::string words :
             {"\" OR *", "alpha OR gamma", "alpha NOT beta", "author:U2", "NEAR(alpha beta)",
              "NEAR(alpha", "words : alpha", "^gamma nothing", "-alpha", "{words}:gamma",
              "gamma\" OR \"alpha", "' OR 1=1 --", "%", "alpha) OR (gamma", "mine"}) {
            CAPTURE(words);
            const auto found = run(people.find_entries(ann, {.words = words}));
            CHECK(found.total == (words == "-alpha" ? 1 : 0));
        }
    }

    SECTION("operators are found as the words that they are") {
        add(people, "ship it or not and near");

        CHECK(count(people, "OR") == 1);
        CHECK(count(people, "NOT AND NEAR") == 1);
        CHECK(count(people, "it OR nothing") == 0);
    }

    SECTION("a search of 3,000 code points, or of bytes that are no text, is answered") {
        std::string emoji;
        std::string words = "alpha";
        for (int i = 0; i < 3000; ++i) emoji += "🧭";
        for (int i = 0; i < 1000; ++i) words += " beta" + std::to_string(i);
        add(people, "alpha");

        CHECK(count(people, emoji) == 0);
        CHECK(count(people, words) == 0);
        CHECK(count(people, std::string("alpha\0\xFF\xC3", 8)) <= 1);
    }

    SECTION("an entry of many words is found by each") {
        std::string words;
        for (int i = 0; i < 500; ++i) words += "word" + std::to_string(i) + " ";
        add(people, words);

        CHECK(count(people, "word0 word250 word499") == 1);
        CHECK(count(people, words) == 1);
    }
}

void check_scope(store& people) {
    SECTION("only one's own entries are searched") {
        add(people, "launch", create_person_id("U2"));
        add(people, "launch", create_person_id("U1", "T2"));

        CHECK(count(people, "launch") == 0);
        add(people, "launch");
        CHECK(count(people, "launch") == 1);
    }
}

}  // namespace

void check_journal_search(store& people) {
    check_words(people);
    check_injection(people);
    check_scope(people);
}

}  // namespace coach::testing
