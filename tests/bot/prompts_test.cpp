#include "bot/handlers/prompts.hpp"

#include "bot/handlers/grow.hpp"
#include "bot/handlers/journal.hpp"
#include "bot/routing/routes.hpp"
#include "bot/views/journal_views.hpp"
#include "bot/views/prompt_views.hpp"
#include "core/prompts.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/handler_scene.hpp"
#include "tests/support/ladders.hpp"

#include <chrono>
#include <string>
#include <string_view>

using namespace coach;
using namespace coach::bot;
using namespace std::chrono_literals;
using coach::testing::filled_form;
using coach::testing::handler_scene;

namespace {

namespace inputs = views::prompt_inputs;

const framework ladder = testing::create_ladder();
const auto ann = handler_scene::who("U1");

filled_form choose_fridays() {
    filled_form out;
    out.choices(std::string(inputs::days), {"5"});
    out.choice(std::string(inputs::weeks), "1");
    out.choice(std::string(inputs::time), "960");
    return out;
}

/// Ann in London, on Friday the 20th of November 2026 at 9:00.
struct scene : handler_scene {
    scene() : handler_scene(::ladder) {}

    answer grow(const std::string& words) { return run(serve_grow(with, command("/grow", words))); }

    answer press_on(std::string_view action, const std::string& value = "0") {
        auto asked = press(std::string(action), value);
        asked.on_ephemeral = false;
        return run(find_handler(asked)(with, asked));
    }

    answer submit(const filled_form& filled) {
        return run(submit_prompts(with, submission(std::string(views::prompts_callback), filled)));
    }

    prompts kept() { return run(people.find_prompts(ann)); }

    std::vector<outgoing> waiting() {
        std::vector<outgoing> out;
        for (const auto& each : run(people.find_personal_data(ann)).outbox) {
            if (!each.settled && each.what.kind != outgoing_kind::home) out.push_back(each.what);
        }
        return out;
    }

    timestamp friday_afternoon(int weeks = 0) const {
        return std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + 16h +
               std::chrono::weeks{weeks};
    }
};

bool says(const answer& given, std::string_view words) {
    const auto all = nlohmann::json(given.body.blocks).dump() + given.body.text +
                     (given.modal ? given.modal->view.dump() : "") + given.form.dump();
    return all.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE_METHOD(scene, "prompts are off until somebody turns them on") {
    CHECK(says(grow(""), "I ask nothing until you want me to"));
    CHECK_FALSE(kept().schedule);
    CHECK(kept().version == 0);

    const auto form = grow("remind");

    REQUIRE(form.opens_form());
    CHECK(says(form, "Only you see these settings"));
    CHECK(says(form, "Europe/London"));
    CHECK(kept().version == 0);
}

TEST_CASE_METHOD(scene, "what is chosen is kept, in the zone that Slack names, and shown") {
    const auto saved = submit(choose_fridays());

    CHECK(says(saved, "Every Friday at 16:00"));
    CHECK(kept().presence.time_zone == "Europe/London");
    CHECK(kept().next == friday_afternoon());
    CHECK(says(grow(""), "every Friday at 16:00"));
    CHECK(says(grow("remind"), R"("value":"960")"));
}

TEST_CASE_METHOD(scene, "no day means off, and a client's nonsense means the usual") {
    submit(choose_fridays());
    auto nonsense = choose_fridays();
    nonsense.choices(std::string(inputs::days), {"9", "x", "2"});
    nonsense.choice(std::string(inputs::weeks), "3");
    nonsense.choice(std::string(inputs::time), "99999");
    submit(nonsense);
    REQUIRE(kept().schedule);
    CHECK(kept().schedule->days.days() == std::vector{std::chrono::Tuesday});
    CHECK(kept().schedule->every_weeks == 1);
    CHECK(kept().schedule->at == 16h);

    auto none = choose_fridays();
    none.choices(std::string(inputs::days), {});
    const auto saved = submit(none);
    CHECK_FALSE(kept().schedule);
    CHECK(says(saved, "*off*"));
}

TEST_CASE_METHOD(scene, "the same submission again has no second effect") {
    const auto asked = submission(std::string(views::prompts_callback), choose_fridays());
    run(submit_prompts(with, asked));
    const auto before = kept();
    run(submit_prompts(with, asked));
    CHECK(kept() == before);
}

TEST_CASE_METHOD(scene, "a pause ends by itself, on the day that was named") {
    submit(choose_fridays());

    CHECK(says(grow("pause until 2026-12-01"), "*paused* until"));
    CHECK(kept().paused_until ==
          timestamp{std::chrono::sys_days{std::chrono::year{2026} / 12 / 1}});
    CHECK(kept().next == friday_afternoon(2));
    grow("resume");
    CHECK(kept().next == friday_afternoon());
}

TEST_CASE_METHOD(scene, "a pause without a day lasts four weeks; one that is over is refused") {
    CHECK(says(grow("pause"), "no prompts"));
    submit(choose_fridays());
    grow("pause");
    CHECK(kept().paused_until == time.at - 9h + std::chrono::days{28});
    CHECK(says(grow("pause until 2026-11-20"), "here already"));
    CHECK(says(grow("pause until tomorrow"), "/grow pause until 2026-12-01"));
}

TEST_CASE_METHOD(scene, "turning them off takes back what waits") {
    submit(choose_fridays());
    press_on(views::prompt_hour_action);
    REQUIRE(waiting().size() == 1);

    CHECK(says(grow("remind off"), "*off*"));

    CHECK(waiting().empty());
    CHECK_FALSE(kept().next);
}

TEST_CASE_METHOD(scene, "a prompt has one question and every way to deal with it") {
    const auto shown = views::prompt_message(question_of(with, {}, 0), 0);
    const auto all = nlohmann::json(shown.blocks).dump();
    for (const auto* label : {"Reflect", "In an hour", "Tomorrow morning", "Skip", "Settings"}) {
        CHECK(all.find(label) != std::string::npos);
    }
    CHECK(all.find("Only you read") != std::string::npos);
}

TEST_CASE_METHOD(scene, "questions take turns, one about the growth focus of the level") {
    run(people.save_standing(request_key{"level"}, ann, {ladder.id, "T2", "T3"}, time.at));
    const auto known = run(people.find_person(ann));
    CHECK(question_of(with, known, 0).text == "What worked this week, and what did not?");
    CHECK(question_of(with, known, 1).text == "Where did you practise this: Growth 2?");
    CHECK(question_of(with, {}, 1).text == "What worked this week, and what did not?");
}

TEST_CASE_METHOD(scene, "Reflect opens the form with the question, and counts as an answer") {
    submit(choose_fridays());
    auto asked = kept();
    asked.unanswered = 3;
    run(people.save_prompts(request_key{"asked"}, asked, false, time.at));

    const auto form = press_on(views::prompt_reflect_action, "0");

    REQUIRE(form.opens_form());
    CHECK(says(form, "What worked this week, and what did not?"));
    CHECK(says(form, "only you"));
    CHECK(kept().unanswered == 0);
}

TEST_CASE_METHOD(scene, "a reflection written any other way is an answer too") {
    submit(choose_fridays());
    auto asked = kept();
    asked.unanswered = 4;
    asked.silent = true;
    asked.next.reset();
    run(people.save_prompts(request_key{"asked"}, asked, false, time.at));
    filled_form filled;
    filled.text(std::string(views::entry_inputs::main), "It worked");

    run(submit_reflection(with, submission(std::string(views::reflection_callback), filled)));

    CHECK(kept().unanswered == 0);
    CHECK_FALSE(kept().silent);
    CHECK(kept().next == friday_afternoon());
}

TEST_CASE_METHOD(scene, "an hour later the same question comes again, once") {
    submit(choose_fridays());
    time.at = friday_afternoon();

    const auto given = press_on(views::prompt_hour_action, "2");

    CHECK(given.replaces_message);
    CHECK(says(given, "I ask again"));
    const auto next = waiting();
    REQUIRE(next.size() == 1);
    CHECK(next[0].kind == outgoing_kind::prompt);
    CHECK(next[0].about == "2");
    CHECK(next[0].due == friday_afternoon() + 1h);
    CHECK(next[0].expires == next[0].due + 12h);
}

TEST_CASE_METHOD(scene, "tomorrow morning is nine by their own clock") {
    slack.members["U1"] = member{.id = ann, .name = "Ann", .time_zone = "Asia/Kathmandu"};
    submit(choose_fridays());
    press_on(views::prompt_morning_action);
    REQUIRE(waiting().size() == 1);
    CHECK(waiting()[0].due ==
          timestamp{std::chrono::sys_days{std::chrono::year{2026} / 11 / 21} + 3h + 15min});
}

TEST_CASE_METHOD(scene, "skipping takes the prompt away, says when the next one comes") {
    submit(choose_fridays());
    time.at = friday_afternoon() + 1min;
    const auto given = press_on(views::prompt_skip_action);
    CHECK(given.replaces_message);
    CHECK(says(given, "Skipped."));
    CHECK(waiting().empty());
}

TEST_CASE_METHOD(scene, "the buttons of a prompt from before they were turned off ask nothing") {
    submit(choose_fridays());
    grow("remind off");
    press_on(views::prompt_hour_action);
    press_on(views::prompt_morning_action);
    CHECK(waiting().empty());
}

TEST_CASE_METHOD(scene, "a store that fails turns nothing on and says so") {
    people.fail_next();
    CHECK_THROWS_AS(submit(choose_fridays()), store_failure);
    CHECK(kept().version == 0);
}
