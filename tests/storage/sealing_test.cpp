#include "storage/sealing.hpp"

#include "storage/answer_bytes.hpp"
#include "storage/random_numbers.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

using coach::feedback_answer;
using coach::feedback_id;
using coach::member_id;
using coach::rater_group;
using coach::team_id;
using namespace coach::storage;

namespace {

const coach::person_id ann{.team = team_id{"T1"}, .member = member_id{"U1"}};
const sealed_place place{.team = ann.team, .feedback = feedback_id{"r"}, .giver = ann.member};

secret_bytes create_key(unsigned char first = 1) {
    secret_bytes out(sealing_key_size);
    out.span()[0] = first;
    return out;
}

feedback_answer create_answer(std::string text = "Go on.") {
    return {.giver = ann,
            .group = rater_group::peers,
            .stages = {{"execution", "L2"}, {"leadership", "L1"}},
            .keep_doing = std::move(text),
            .focus_next = "\xE2\x82\xAC\n",
            .note = ""};
}

bytes seal_answer(const feedback_answer& value, const sealed_place& where = place) {
    return seal(create_key(), where, answer_bytes(value).span());
}

/// The longest that anybody can write: four bytes to a character, and 20 competencies with keys of
/// 60 letters and levels of 60.
feedback_answer longest_answer() {
    std::string text;
    for (std::size_t i = 0; i < coach::longest_feedback_text; ++i) text += "\xF0\x9F\x98\x80";
    feedback_answer out{.giver = ann, .keep_doing = text, .focus_next = text, .note = text};
    for (int i = 0; i < 20; ++i) {
        out.stages.emplace(std::string(58, 'c') + std::to_string(10 + i), std::string(60, 'l'));
    }
    return out;
}

}  // namespace

TEST_CASE("what was sealed opens with the key, for its place") {
    for (const auto& value : {create_answer(), create_answer(""), longest_answer()}) {
        const auto opened = unseal(create_key(), place, seal_answer(value));

        REQUIRE(opened);
        CHECK(answer_in(opened->span(), ann) == value);
    }
}

TEST_CASE("it opens with no other key, for nobody else and in no other request or team") {
    const auto sealed = seal_answer(create_answer());
    const auto opens_at = [&](const sealed_place& where) {
        return unseal(create_key(), where, sealed).has_value();
    };

    CHECK(opens_at(place));
    CHECK_FALSE(unseal(create_key(2), place, sealed));
    CHECK_FALSE(
        opens_at({.team = place.team, .feedback = place.feedback, .giver = member_id{"U2"}}));
    CHECK_FALSE(opens_at({.team = place.team, .feedback = feedback_id{"s"}, .giver = place.giver}));
    CHECK_FALSE(
        opens_at({.team = team_id{"T2"}, .feedback = place.feedback, .giver = place.giver}));
    CHECK_FALSE(
        opens_at({.team = team_id{"T1r"}, .feedback = feedback_id{}, .giver = place.giver}));
}

TEST_CASE("a sealed answer that was changed, cut or lengthened does not open") {
    const auto sealed = seal_answer(create_answer());
    for (const std::size_t at : {0UL, 11UL, 12UL, 5000UL, sealed.size() - 17, sealed.size() - 1}) {
        auto changed = sealed;
        changed[at] ^= 1U;
        CHECK_FALSE(unseal(create_key(), place, changed));
    }
    auto shorter = sealed;
    shorter.pop_back();
    CHECK_FALSE(unseal(create_key(), place, shorter));
    auto longer = sealed;
    longer.push_back(0);
    CHECK_FALSE(unseal(create_key(), place, longer));
    CHECK_FALSE(unseal(create_key(), place, {}));
}

TEST_CASE("all sealed answers are of one size, and none looks like another") {
    const auto one = seal_answer(create_answer());

    CHECK(one.size() == sealed_size);
    CHECK(seal_answer(longest_answer()).size() == sealed_size);
    CHECK(seal_answer(create_answer()) != one);
    const std::string text = "Go on.";
    CHECK(std::ranges::search(one, text).empty());
}

TEST_CASE("an answer that does not fit is an error, not a shorter answer") {
    auto value = longest_answer();
    value.note += std::string(answer_room, 'n');

    CHECK_THROWS_AS(answer_bytes(value), std::length_error);
    value.note = std::string(70'000, 'n');
    CHECK_THROWS_AS(answer_bytes(value), std::length_error);
    CHECK_THROWS_AS(seal(create_key(), place, bytes(7)), std::length_error);
    CHECK_THROWS_AS(seal(secret_bytes(7), place, bytes(answer_room)), std::length_error);
}

TEST_CASE("bytes that are no answer are none") {
    CHECK_FALSE(answer_in({}, ann));
    CHECK_FALSE(answer_in(bytes(answer_room, 0xFF), ann));
    const auto whole = answer_bytes(create_answer());
    for (std::size_t size = 0; size < 20; ++size) {
        CHECK_FALSE(answer_in(whole.span().first(size), ann));
    }
}

TEST_CASE("drawn numbers lie below their bound, and each is drawn") {
    for (const std::size_t bound : {1UL, 2UL, 3UL, 7UL}) {
        std::set<std::size_t> drawn;
        for (int i = 0; i < 500; ++i) drawn.insert(draw_below(bound));
        CHECK(drawn.size() == bound);
        CHECK(*drawn.rbegin() == bound - 1);
    }
    CHECK(draw_below(0) == 0);
}
