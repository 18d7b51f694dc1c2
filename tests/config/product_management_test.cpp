#include "config/framework_file.hpp"
#include "core/unicode.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace {

const coach::framework& ladder() {
    return coach::config::embedded_framework();
}

std::vector<std::string> all_sentences() {
    std::vector<std::string> out;
    for (const auto& competency : ladder().competencies) {
        for (const auto& stage : competency.stages) out.push_back(stage.sentence);
    }
    return out;
}

}  // namespace

TEST_CASE("the product managers' ladder has the keys that stored data refers to") {
    std::vector<std::string> keys;
    for (const auto& level : ladder().levels) keys.push_back(level.key);
    for (const auto& competency : ladder().competencies) keys.push_back(competency.key);

    CHECK(ladder().id == "product-management");
    CHECK(ladder().name == "Product management");
    CHECK(keys == std::vector<std::string>{"L1", "L2", "L3", "L4", "L5", "product-sense",
                                           "execution", "strategic-thinking", "leadership",
                                           "technical", "communication"});
}

TEST_CASE("each stage has a sentence of its own that is short enough to choose by") {
    const auto sentences = all_sentences();

    CHECK(std::set<std::string>(sentences.begin(), sentences.end()).size() == 30);
    for (const auto& sentence : sentences) {
        INFO(sentence);
        CHECK(coach::decode_utf8(sentence).size() < 110);
        CHECK(sentence.ends_with('.'));
        CHECK(std::ranges::count(sentence, '.') == 1);
    }
}

TEST_CASE("each growth focus touches a competency, and each competency is touched") {
    std::set<std::string> touched;
    for (const auto& level : ladder().levels) {
        for (const auto& focus : level.growth) {
            CHECK_FALSE(focus.competencies.empty());
            touched.insert(focus.competencies.begin(), focus.competencies.end());
        }
    }
    CHECK(touched.size() == ladder().competencies.size());
}

TEST_CASE("people find levels by the words they use") {
    using coach::find_level;

    CHECK(find_level(ladder(), "APM") == 0);
    CHECK(find_level(ladder(), "pm") == 1);
    CHECK(find_level(ladder(), "product manager") == 1);
    CHECK(find_level(ladder(), "Senior") == 2);
    CHECK(find_level(ladder(), "sr  PM") == 2);
    CHECK(find_level(ladder(), "Principal/Staff PM") == 3);
    CHECK(find_level(ladder(), "staff") == 3);
    CHECK(find_level(ladder(), "director") == 4);
    CHECK(find_level(ladder(), "l 5") == 4);
    CHECK(find_level(ladder(), "6") == std::nullopt);
    CHECK(find_level(ladder(), "execution") == std::nullopt);
}

TEST_CASE("people find competencies by the words they use") {
    using coach::find_competencies;
    using positions = std::vector<std::size_t>;

    CHECK(find_competencies(ladder(), "delivery") == positions{1});
    CHECK(find_competencies(ladder(), "Strategic") == positions{2});
    CHECK(find_competencies(ladder(), "strategy") == positions{2});
    CHECK(find_competencies(ladder(), "tech") == positions{4});
    CHECK(find_competencies(ladder(), "comms") == positions{5});
    CHECK(find_competencies(ladder(), "exec") == positions{1});
    CHECK(find_competencies(ladder(), "senior").empty());
}
