#include "bot/documents/export_json.hpp"
#include "bot/documents/export_markdown.hpp"
#include "core/harmless.hpp"
#include "tests/bot/documents/export_reader.hpp"
#include "tests/bot/documents/markdown_reader.hpp"
#include "tests/bot/documents/nasty_texts.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/full_life.hpp"
#include "tests/support/ladders.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/run.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <string>
#include <string_view>

using namespace coach;
using namespace coach::bot;
using namespace std::chrono_literals;
using coach::testing::nasty_texts;
using coach::testing::read_export;
using coach::testing::run;
using coach::testing::shown_by_markdown;

namespace {

const person_id ann{.team = team_id{"T1"}, .member = member_id{"UANN"}};
const person_id bob{.team = team_id{"T1"}, .member = member_id{"UBOB"}};
const framework ladder = testing::create_ladder();
const timestamp now = std::chrono::sys_days{2026y / 11 / 20} + 9h;

bool has(const std::string& document, std::string_view part) {
    return document.find(part) != std::string::npos;
}

/// Everything that a store can hold of Ann.
personal_data create_full() {
    testing::memory_store people;
    testing::live_fully(people, ann, bob, "ann");
    return run(people.find_personal_data(ann));
}

personal_data create_with_text(const std::string& text) {
    personal_data held{.who = ann};
    held.entries = {{.id = entry_id{"e"},
                     .author = ann,
                     .kind = entry_kind::reflection,
                     .text = {text, text, text, text, text}}};
    held.goals = {{.id = goal_id{"g"},
                   .owner = ann,
                   .text = {.title = text, .next_step = text, .origin = text}}};
    held.assessments = {{.subject = ann,
                         .author = ann,
                         .framework = "f",
                         .version = "1",
                         .ratings = {{"c", "l", text}}}};
    return held;
}

}  // namespace

TEST_CASE("an export in JSON, read back, is all that the person may read") {
    const auto open = disclose(create_full());
    REQUIRE(open.hidden.size() == 1);
    REQUIRE(open.data.assessments.size() == 1);

    CHECK(read_export(export_json(open, now)) == open);
}

TEST_CASE("an export of somebody of whom nothing is held can be read back as well") {
    const auto open = disclose({.who = ann});

    CHECK(read_export(export_json(open, now)) == open);
    CHECK(has(export_json(open, now), R"("exported": "2026-11-20T09:00:00.000Z")"));
    CHECK(has(export_markdown(ladder, open, now), "You have not chosen a level."));
    CHECK(has(export_markdown(ladder, open, now), "You have not chosen any prompts."));
    CHECK(has(export_markdown(ladder, open, now), "- Opened your Home: no"));
}

TEST_CASE("operators, former colleagues and shared things survive in the export") {
    personal_data held{.who = ann};
    held.accesses = {{.thing = std::string(operator_export), .at = now},
                     {.thing = "plan", .at = now - 1ms}};
    const auto open = disclose(held);

    CHECK(read_export(export_json(open, now)) == open);
    const auto document = export_markdown(ladder, open, now);
    CHECK(has(document, "- The operator: export by the operator, 20 Nov 2026"));
    CHECK(has(document, "- A former colleague: plan, 20 Nov 2026"));
}

TEST_CASE("a manager's assessment that is not open yet is named without what it says") {
    const auto held = create_full();
    const auto open = disclose(held);
    const auto& by_manager = held.assessments.at(0);
    REQUIRE(by_manager.author == bob);

    for (const auto& document : {export_json(open, now), export_markdown(ladder, open, now)}) {
        CHECK(has(document, "hidden until you both have submitted"));
        CHECK_FALSE(has(document, '"' + by_manager.ratings.at(0).note + '"'));
        CHECK_FALSE(has(document, by_manager.ratings.at(0).note + "\n"));
        CHECK_FALSE(has(document, by_manager.framework + ","));
    }
}

TEST_CASE("the Markdown has everything that people read of the JSON") {
    const auto open = disclose(create_full());
    const auto document = export_markdown(ladder, open, now);

    for (const auto& each : open.data.entries) CHECK(has(document, each.text.main));
    for (const auto& each : open.data.goals) CHECK(has(document, each.text.title));
    for (const auto& each : open.data.assessments) CHECK(has(document, each.ratings.at(0).note));
    CHECK(has(document, open.data.assessments_given.at(0).ratings.at(0).note));
    CHECK(has(document, open.data.looks.at(0).thing));
    CHECK(has(document, open.data.accesses.at(0).thing));
    CHECK(has(document, open.data.pictures.at(0).file));
    CHECK(has(document, "Your manager UBOB, confirmed on"));
    CHECK(has(document, "Your report UBOB, confirmed on"));
    CHECK(has(document, "1:1 of UANN and their manager UBOB"));
    CHECK(
        has(document, "- When: every 4 weeks on Friday at 17:30, counted from the week of 5 Oct"));
    CHECK(has(document, "- Monthly look back: yes"));
    CHECK(has(document, "- Time zone: " + open.data.prompts->presence.time_zone));
    CHECK(has(document, "- Questions asked: 9\n- In a row without an answer: 3"));
    CHECK(has(document, "- Question about a manager (UBOB): due on "));
    CHECK(has(document, "- Your Home: waits"));
    CHECK(has(document, "not wanted any more (taken\\_back) on "));
    CHECK(has(document, "- Opened your Home: yes"));
}

TEST_CASE("prompts that are off, and what did or did not arrive, survive in the export") {
    personal_data held{.who = ann};
    held.prompts = prompts{.who = ann, .version = 3, .presence = {.is_here = false}};
    const outgoing packet{.to = ann, .kind = outgoing_kind::packet, .due = now};
    held.outbox = {{packet, settlement{outgoing_fate::sent, "D1/1.1", now}},
                   {packet, settlement{outgoing_fate::dead, "user_disabled", now}},
                   {packet}};
    const auto open = disclose(held);

    CHECK(read_export(export_json(open, now)) == open);
    const auto document = export_markdown(ladder, open, now);
    CHECK(has(document, "- When: off\n"));
    CHECK(has(document, "- Your account in Slack is deactivated"));
    CHECK(has(document, "due on 20 Nov 2026, sent (D1/1\\.1) on 20 Nov 2026"));
    CHECK(has(document, "due on 20 Nov 2026, given up (user\\_disabled) on 20 Nov 2026"));
    CHECK(has(document, "- Promotion packet: due on 20 Nov 2026, waits"));
}

TEST_CASE("whatever people wrote is harmless in the JSON, and the rest of it stays whole") {
    for (const auto& text : nasty_texts()) {
        const auto read = read_export(export_json(disclose(create_with_text(text)), now)).data;

        CHECK(read.entries.at(0).text.main == harmless(text));
        CHECK(read.entries.at(0).text.quote == harmless(text));
        CHECK(read.goals.at(0).text.next_step == harmless(text));
        CHECK(read.assessments.at(0).ratings.at(0).note == harmless(text));
    }
}

TEST_CASE("whatever people wrote is harmless in the Markdown") {
    for (const auto& text : nasty_texts()) {
        const auto document = export_markdown(ladder, disclose(create_with_text(text)), now);

        const std::string before = "  - What next: ";
        const auto begin = document.find(before);
        REQUIRE(begin != std::string::npos);
        const auto end = document.find("\n  - The message said: ", begin);
        REQUIRE(end != std::string::npos);
        const auto source = document.substr(begin + before.size(), end - begin - before.size());
        CHECK(shown_by_markdown(source) == harmless(text));
    }
}
