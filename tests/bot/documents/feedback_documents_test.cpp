#include "bot/documents/export_json.hpp"
#include "bot/documents/export_markdown.hpp"
#include "bot/documents/packet_markdown.hpp"
#include "core/harmless.hpp"
#include "tests/bot/documents/export_reader.hpp"
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
using coach::testing::read_export;
using coach::testing::shown_by_markdown;

namespace {

const person_id ann{.team = team_id{"T1"}, .member = member_id{"UANN"}};
const person_id bob{.team = team_id{"T1"}, .member = member_id{"UBOB"}};
const person_id cleo{.team = team_id{"T1"}, .member = member_id{"UCLEO"}};
const framework ladder = testing::create_ladder();
const timestamp now = std::chrono::sys_days{2026y / 11 / 20} + 9h;

bool has(const std::string& document, std::string_view part) {
    return document.find(part) != std::string::npos;
}

feedback_file create_file(const person_id& subject, const person_id& asker,
                          const std::string& text) {
    feedback_file out{.request = {.id = feedback_id{"f1"},
                                  .subject = subject,
                                  .asker = asker,
                                  .state = feedback_state::closed,
                                  .channel = "C1",
                                  .givers = {cleo},
                                  .competencies = {"Craft", "Teamwork"},
                                  .framework = ladder.id,
                                  .version = "1",
                                  .made = now - 48h,
                                  .due = now,
                                  .ended = now - 1ms,
                                  .shared = true,
                                  .nudged = now - 24h,
                                  .posted = "C1/1.1",
                                  .shown = "5+"}};
    out.results = feedback_results{
        .groups = {{.group = rater_group::manager,
                    .answers = 1,
                    .givers = {bob},
                    .stages = {{"Craft", "T3", 1}},
                    .comments = {{comment_kind::keep_doing, text, bob}}},
                   {.group = rater_group::peers,
                    .answers = 3,
                    .stages = {{"Craft", "T1", 2}, {"Craft", "T3", 1}},
                    .comments = {{comment_kind::focus_next, text}, {comment_kind::note, text}}}},
        .withheld = true};
    return out;
}

/// Somebody who has to do with feedback in every way.
personal_data create_held(const std::string& text) {
    personal_data held{.who = ann, .known = person{ann, {ladder.id, "T1", "T2"}, {}, {}}};
    held.feedback_asked = {create_file(ann, ann, text), create_file(bob, ann, text)};
    held.feedback_asked[1].request.anonymous = false;
    held.feedback_asked[1].request.state = feedback_state::open;
    held.feedback_asked[1].request.ended = {};
    held.feedback_asked[1].results = {};
    held.feedback_about = {create_file(ann, bob, text)};
    held.feedback_parts = {{.request = feedback_id{"f2"},
                            .subject = bob,
                            .asked = true,
                            .written = feedback_answer{.giver = ann,
                                                       .group = rater_group::reports,
                                                       .stages = {{"Craft", "T2"}},
                                                       .keep_doing = text,
                                                       .focus_next = text,
                                                       .note = text}},
                           {.request = feedback_id{"f3"}, .subject = cleo, .declined = true}};
    held.received = {{.id = given_id{"g1"},
                      .receiver = ann,
                      .giver = cleo,
                      .situation = text,
                      .behavior = text,
                      .effect = text,
                      .competency = "Craft",
                      .at = now},
                     {.id = given_id{"g2"}, .receiver = ann, .behavior = text, .at = now}};
    held.given = {{.id = given_id{"g3"}, .receiver = bob, .giver = ann, .effect = text, .at = now}};
    return held;
}

std::string write_packet(const personal_data& held) {
    return packet_markdown(ladder, make_packet(ladder, held, now), "Ann",
                           {{bob, "Bob *B*"}, {cleo, "Cleo"}});
}

/// What a document shows between these two pieces of it.
std::string shown_between(const std::string& document, const std::string& before,
                          const std::string& after) {
    const auto begin = document.find(before);
    REQUIRE(begin != std::string::npos);
    const auto end = document.find(after, begin + before.size());
    REQUIRE(end != std::string::npos);
    return shown_by_markdown(document.substr(begin + before.size(), end - begin - before.size()));
}

}  // namespace

TEST_CASE("feedback survives in the export in JSON") {
    const auto open = disclose(create_held("a text"));
    REQUIRE(open.data.feedback_asked.at(0).results);
    REQUIRE(open.data.feedback_about.at(0).results);

    CHECK(read_export(export_json(open, now)) == open);
}

TEST_CASE("an export in Markdown tells of all feedback that somebody has to do with") {
    const auto document = export_markdown(ladder, disclose(create_held("a text")), now);

    CHECK(
        has(document, "## 360 feedback that you asked for\n\n### About UANN, asked by UANN, 18 "));
    CHECK(
        has(document, "- State: open\n- Named\n- Channel: C1\n- Asked by name: UCLEO\n- Due: 20"));
    CHECK(has(document,
              "## 360 feedback about you that others asked for\n\n### About UANN, asked "
              "by UBOB, 18 Nov 2026\n\n- State: closed\n- Anonymous\n- Channel: C1\n- "
              "Due: 20 Nov 2026\n- Ended: 20 Nov 2026\n"));
    CHECK(has(document, "- Answers from: Manager (1), Peers (3)\n- Something is held back"));
    CHECK(has(document, "- Peers on Craft: 2 × as at T1 · Rung 1b\n"));
    CHECK(has(document, "- **Keep doing**, UBOB: “a text”\n- **Focus on next**, Peers: “a text”"));
    CHECK(has(document,
              "- About UBOB, asked by name, you wrote:\n  - Craft: as at T2 · Rung 2b\n"
              "  - Keep doing: a text\n"));
    CHECK(has(document, "- About UCLEO, from the channel, declined\n"));
    CHECK(has(document, "- **UCLEO**, 20 Nov 2026 (Craft)\n  - Situation: a text\n"));
    CHECK(has(document, "- **A former colleague**, 20 Nov 2026\n  - What they saw: a text\n"));
    CHECK(has(document, "## Feedback that you gave unasked\n\n- **To UBOB**, 20 Nov 2026\n"));
}

TEST_CASE("an export of somebody without feedback says so") {
    const auto document = export_markdown(ladder, disclose({.who = ann}), now);
    CHECK(has(document, "## 360 feedback that you asked for\n\nNone."));
    CHECK(has(document, "## Feedback that you were given unasked\n\nNone."));
}

TEST_CASE("what a report that is not shared says is in no export of its subject") {
    auto held = create_held("a text");
    held.feedback_asked.clear();
    held.feedback_parts.clear();
    held.received.clear();
    held.given.clear();
    held.feedback_about[0].request.shared = false;
    const auto open = disclose(held);

    for (const auto& document :
         {export_json(open, now), export_markdown(ladder, open, now), write_packet(held)}) {
        CHECK_FALSE(has(document, "a text"));
        CHECK_FALSE(has(document, "UCLEO"));
        CHECK_FALSE(has(document, "C1/1"));
    }
}

TEST_CASE("a packet says what others see, competency by competency, and what they wrote") {
    auto held = create_held("a text");
    held.assessments = {{.subject = ann,
                         .author = ann,
                         .framework = ladder.id,
                         .version = "1",
                         .ratings = {{"Craft", "T1", ""}},
                         .made = now - 72h}};
    held.feedback_asked[0].results->groups[1].stages = {{"Craft", "T3", 3}};
    const auto document = write_packet(held);

    CHECK(has(document,
              "## Feedback\n\n### 360 feedback, 20 Nov 2026\n\nAnonymous, asked for by "
              "yourself. Answers from: Manager (1), Peers (3).\n\n"
              "- **Craft**, where you see Craft 1\n"
              "  - Manager: 1 × Craft 3, on average 3.0 of 3\n"
              "  - Peers: 3 × Craft 3, on average 3.0 of 3\n"
              "  - A hidden strength: others see you much higher than you do\n"
              "- **Teamwork**: no ratings that are shown\n\n"
              "What people wrote:\n\n"
              "- **Keep doing**, Bob \\*B\\*: “a text”\n"));
    CHECK(has(document, "asked for by Bob \\*B\\*."));
    CHECK(has(document, "  - Peers: 2 × Craft 1, 1 × Craft 3, on average 1.7 of 3\n"));
    CHECK(has(document, "Something is held back, because fewer than 3 people said it"));
    CHECK(has(document, "### Unasked\n\n- **Cleo**, 20 Nov 2026 (Craft)\n  - Situation: a text\n"));
}

TEST_CASE("a packet without feedback says how to ask for it") {
    CHECK(has(write_packet({.who = ann}), "## Feedback\n\nNone yet that you may read."));
}

TEST_CASE("whatever people wrote as feedback is harmless in every document") {
    for (const auto& text : nasty_texts()) {
        const auto held = create_held(text);
        const auto open = disclose(held);
        const auto packet = write_packet(held);
        const auto document = export_markdown(ladder, open, now);

        CHECK(read_export(export_json(open, now))
                  .data.feedback_asked.at(0)
                  .results->groups.at(0)
                  .comments.at(0)
                  .text == harmless(text));
        for (const auto& written : {packet, document}) {
            CHECK(shown_between(written, "- **Focus on next**, Peers: “", "”\n- **Note**") ==
                  harmless(text));
            CHECK(shown_between(written, "(Craft)\n  - Situation: ", "\n  - What they saw: ") ==
                  harmless(text));
        }
        CHECK(shown_between(document, "  - Keep doing: ", "\n  - Focus on next: ") ==
              harmless(text));
    }
}
