#include "bot/documents/packet_markdown.hpp"

#include "core/harmless.hpp"
#include "tests/bot/documents/markdown_reader.hpp"
#include "tests/bot/documents/nasty_texts.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/ladders.hpp"

#include <chrono>
#include <string>
#include <string_view>

using namespace coach;
using namespace coach::bot;
using namespace std::chrono_literals;
using coach::testing::nasty_texts;
using coach::testing::shown_by_markdown;

namespace {

const person_id ann{.team = team_id{"T1"}, .member = member_id{"U1"}};
const framework ladder = testing::create_ladder();
const timestamp now = std::chrono::sys_days{2026y / 11 / 20};

bool has(const std::string& document, std::string_view part) {
    return document.find(part) != std::string::npos;
}

std::string write(const personal_data& held) {
    return packet_markdown(ladder, make_packet(ladder, held, now), "Ann");
}

personal_data create_held(const std::string& text) {
    personal_data held{.who = ann, .known = person{ann, {ladder.id, "T1", "T2"}, {}, {}}};
    held.entries = {{.id = entry_id{"e"},
                     .author = ann,
                     .kind = entry_kind::evidence,
                     .text = {.main = text, .quote = text},
                     .competencies = {"Craft"},
                     .written = now}};
    held.goals = {{.id = goal_id{"g"},
                   .owner = ann,
                   .text = {.title = text, .next_step = text, .origin = ""},
                   .state = goal_state::done}};
    held.assessments = {{.subject = ann,
                         .author = ann,
                         .framework = ladder.id,
                         .version = "1",
                         .ratings = {{"Craft", "T1", text}},
                         .made = now}};
    return held;
}

}  // namespace

TEST_CASE("a packet of nothing says what to do first") {
    const auto document = write({.who = ann});

    CHECK(document.starts_with("# Promotion packet of Ann\n"));
    CHECK(has(document, "**There is no level yet**"));
    CHECK(has(document, "You have not assessed yourself"));
    CHECK(has(document, "- Craft: no entry is tagged with it yet"));
    CHECK(has(document, "Nothing in your journal is tagged with this yet."));
    CHECK(packet_markdown(ladder, make_packet(ladder, {.who = ann}, now), "")
              .starts_with("# Promotion packet\n"));
}

TEST_CASE("a packet says where somebody stands, what is asked, and what shows it") {
    const auto document = write(create_held("Shipped it"));

    CHECK(has(document, "From **T1 · Rung 1b** to **T2 · Rung 2b**."));
    CHECK(has(document, "- Craft: Craft 1 now, Craft 2 asked, 1 stage apart"));
    CHECK(has(document, "- Teamwork: you have not rated it yet"));
    CHECK(has(document, "- You see: Craft 1\n- The target asks: Craft 2. Shows Craft 2."));
    CHECK(has(document, "- **Evidence**, 20 Nov 2026 (Craft): Shipped it"));
    CHECK(has(document, "### Behavior 2a\n\nNothing in your journal names this yet."));
    CHECK(has(document, "## Goals done\n\n- **Shipped it**, done, since"));
    CHECK(has(document, "### 20 Nov 2026, by yourself, version 1"));
}

TEST_CASE("an entry without a competency of the ladder has its place") {
    auto held = create_held("Shipped it");
    held.entries[0].competencies = {"gone"};

    CHECK(has(write(held), "### Without a competency\n\n- **Evidence**, 20 Nov 2026 (gone): "));
}

TEST_CASE("a manager's assessment that is not open yet is counted and not told") {
    auto held = create_held("Shipped it");
    held.assessments[0].author.member = member_id{"U2"};
    held.assessments[0].ratings[0].note = "not for her yet";
    const auto document = write(held);

    CHECK(has(document, "1 assessment by a manager, hidden until you both have submitted."));
    CHECK_FALSE(has(document, "not for her yet"));
    CHECK_FALSE(has(document, "Your manager sees"));
}

TEST_CASE("whatever people wrote is harmless in the packet") {
    for (const auto& text : nasty_texts()) {
        const auto document = write(create_held(text));
        const std::string before = "  - The message said: ";
        const auto begin = document.find(before);
        const auto end = document.find("\n\n### Teamwork", begin);
        REQUIRE(begin != std::string::npos);
        REQUIRE(end != std::string::npos);

        const auto source = document.substr(begin + before.size(), end - begin - before.size());

        CHECK(shown_by_markdown(source) == harmless(text));
    }
}
