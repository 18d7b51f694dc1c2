#include "bot/outbox/outbox.hpp"

#include "bot/views/prompt_views.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/handler_scene.hpp"
#include "tests/support/ladders.hpp"

#include <chrono>
#include <optional>
#include <string>

using namespace coach;
using namespace coach::bot;
using namespace std::chrono_literals;
using coach::testing::handler_scene;
using fate = coach::bot::sending::fate;

namespace {

const framework ladder = testing::create_ladder();
const auto ann = handler_scene::who("U1");

/// Somebody who is asked every Friday, and an outbox whose one bulk worker is stepped by hand.
struct scene : handler_scene {
    scene() : handler_scene(::ladder) {
        prompts chosen{.who = ann, .presence = {.time_zone = "Europe/London"}};
        weekday_set friday;
        friday.add(std::chrono::Friday);
        chosen = choose(std::move(chosen), {.schedule = prompt_schedule{.days = friday}}, zones,
                        time.at);
        run(people.save_prompts(request_key{"choice"}, chosen, false, time.at));
    }

    void add_prompt(const std::string& key, std::optional<timestamp> expires = {}) {
        run(people.add_outgoing(request_key{key}, {.to = ann,
                                                   .kind = outgoing_kind::prompt,
                                                   .about = "0",
                                                   .due = time.at,
                                                   .expires = expires}));
    }

    outbox::duration step() {
        const auto idle = run(sends.step(worker, at));
        at += idle;
        return idle;
    }

    void steps(int count) {
        for (int i = 0; i < count; ++i) step();
    }

    std::optional<settlement> end_of(std::size_t place = 0) {
        const auto records = run(people.find_personal_data(ann)).outbox;
        return records.at(place).settled;
    }

    outbox sends{context.get_executor(), with,
                 [this](person_id owner) { return draw_home(with, std::move(owner)); }};
    outbox::hand worker{.lane = outbox_lane::bulk};
    outbox::time at{1h};
};

}  // namespace

TEST_CASE_METHOD(scene, "what is due is sent and settled with where it stands") {
    add_prompt("one");

    step();

    REQUIRE(slack.messages.size() == 1);
    CHECK(slack.messages[0].conversation == "U1");
    CHECK(slack.messages[0].shown.text ==
          "Time to reflect: What worked this week, and what did not?");
    CHECK(end_of() == settlement{outgoing_fate::sent, "U1/1", time.at});
    CHECK(step() > 0s);
}

TEST_CASE_METHOD(scene, "what is not due yet stays, and the worker knows how long") {
    time.at -= 500ms;
    add_prompt("one");
    time.at -= 500ms;

    CHECK(step() == 500ms);
    CHECK(slack.messages.empty());
}

TEST_CASE_METHOD(scene, "a crash before the send repeats it, a crash after it does not") {
    add_prompt("one");
    const auto held = run(people.claim_outgoing(outbox_lane::bulk, 1, time.at, time.at + 120s));
    REQUIRE(held.size() == 1);
    const bool had_arrived = GENERATE(false, true);
    if (had_arrived) slack.marks.push_back(held[0].id.str());

    steps(2);
    CHECK(slack.searches == 0);
    time.at += 121s;
    steps(2);

    CHECK(slack.messages.size() == (had_arrived ? 0 : 1));
    CHECK(slack.searches == 1);
    REQUIRE(end_of());
    CHECK(end_of()->fate == outgoing_fate::sent);
}

TEST_CASE_METHOD(scene, "a file that was asked for again is not taken for the earlier one") {
    worker.lane = outbox_lane::interactive;
    const auto ask = [&](const std::string& key) {
        run(people.add_outgoing(request_key{key},
                                {.to = ann, .kind = outgoing_kind::packet, .due = time.at}));
    };
    ask("one");
    steps(2);
    REQUIRE(slack.uploads.size() == 1);
    time.at += 1s;
    ask("two");
    run(people.claim_outgoing(outbox_lane::interactive, 1, time.at, time.at + 120s));

    time.at += 121s;
    steps(2);

    CHECK(slack.searches == 1);
    CHECK(slack.uploads.size() == 2);
}

TEST_CASE_METHOD(scene, "a post of unknown fate is looked for before it is repeated") {
    add_prompt("one");
    slack.results = {{.what = fate::unknown, .why = "timeout"}};
    step();
    CHECK_FALSE(end_of());
    CHECK(step() > 0s);
    CHECK(slack.messages.size() == 1);

    SECTION("it had arrived") {
        time.at += 16s;
        steps(2);
        CHECK(slack.messages.size() == 1);
    }
    SECTION("it had not") {
        slack.marks.clear();
        slack.messages.clear();
        time.at += 16s;
        steps(2);
        CHECK(slack.messages.size() == 1);
    }
    SECTION("Slack does not say at first") {
        slack.finds = false;
        time.at += 16s;
        steps(2);
        CHECK_FALSE(end_of());
        slack.finds = true;
        time.at += 31s;
        steps(2);
        CHECK(slack.messages.size() == 1);
    }
    REQUIRE(end_of());
    CHECK(end_of()->fate == outgoing_fate::sent);
}

TEST_CASE_METHOD(scene, "to be asked to wait with looking is no failure, however often") {
    add_prompt("one");
    slack.results = {{.what = fate::unknown, .why = "timeout"}};
    step();
    slack.finds = false;
    slack.look_again_after = 20s;
    time.at += 16s;
    for (int i = 0; i < 100; ++i) {
        steps(2);
        time.at += 21s;
    }
    CHECK_FALSE(end_of());
    slack.finds = true;
    steps(2);

    CHECK(slack.messages.size() == 1);
    REQUIRE(end_of());
    CHECK(end_of()->fate == outgoing_fate::sent);
}

TEST_CASE_METHOD(scene, "what may have been sent is looked for even when its time is over") {
    add_prompt("one", time.at + 1h);
    slack.results = {{.what = fate::unknown, .why = "timeout"}};
    step();
    time.at += 2h;

    steps(2);

    REQUIRE(end_of());
    CHECK(end_of()->fate == outgoing_fate::sent);
    CHECK(slack.messages.size() == 1);
}

TEST_CASE_METHOD(scene, "what has expired is not sent") {
    add_prompt("one", time.at + 1h);
    time.at += 1h;

    step();

    CHECK(slack.messages.empty());
    CHECK(end_of() == settlement{outgoing_fate::unwanted, "expired", time.at});
}

TEST_CASE_METHOD(scene, "nobody is asked after they turned it off, paused or went on vacation") {
    add_prompt("one");
    auto kept = run(people.find_prompts(ann));
    std::string reason = "away";
    SECTION("off") {
        kept = choose(kept, {}, zones, time.at);
        reason = "turned_off";
    }
    SECTION("paused") {
        kept = pause(kept, time.at + 240h, zones, time.at);
    }
    SECTION("vacation") {
        auto there = kept.presence;
        there.on_vacation = true;
        kept = seen(kept, there, zones, time.at);
    }
    SECTION("gone") {
        auto there = kept.presence;
        there.is_here = false;
        kept = seen(kept, there, zones, time.at);
    }
    run(people.save_prompts(request_key{"change"}, kept, false, time.at));

    step();

    CHECK(slack.messages.empty());
    CHECK(end_of() == settlement{outgoing_fate::unwanted, reason, time.at});
}

TEST_CASE_METHOD(scene, "who wants no notifications gets it when they do again") {
    add_prompt("one", time.at + 12h);
    slack.quiet["U1"] = time.at + 2h;
    step();
    CHECK(slack.messages.empty());
    CHECK(slack.quiet_questions == 1);
    slack.quiet.clear();

    time.at += 2h;
    steps(2);

    CHECK(slack.messages.size() == 1);
}

TEST_CASE_METHOD(scene, "a worker whose lease runs out begins nothing more") {
    add_prompt("one");
    add_prompt("two");
    step();
    REQUIRE(worker.held.size() == 1);

    time.at += 31s;
    step();

    CHECK(worker.held.empty());
    CHECK(slack.messages.size() == 1);
    steps(3);
    CHECK(slack.messages.size() == 2);
    CHECK(slack.searches == 0);
}

TEST_CASE_METHOD(scene, "Slack's refusal is a dead letter that operators see, without any text") {
    add_prompt("one");
    slack.results = {{.what = fate::refused, .why = "user_disabled"}};

    step();

    const auto state = run(people.find_outbox_state());
    CHECK(state.waiting == 0);
    CHECK(state.dead == std::vector{dead_letters{"user_disabled", 1}});
}

TEST_CASE_METHOD(scene, "while Slack fails the rest is spared") {
    for (int i = 0; i < 20; ++i) add_prompt("prompt " + std::to_string(i));
    slack.results.assign(100, {.what = fate::later, .why = "connect_failed"});
    const auto began = at;

    while (at - began < 60s) step();

    CHECK(100 - slack.results.size() <= 8);
}
