#include "core/feedback_times.hpp"
#include "core/outbox_names.hpp"
#include "tests/bot/feedback/feedback_scene.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <chrono>
#include <set>
#include <string>
#include <vector>

using namespace coach;
using namespace coach::bot;
using namespace std::chrono_literals;
using coach::testing::feedback_scene;

namespace {

namespace action = views::feedback_action;

constexpr auto keep = views::feedback_answer_inputs::keep_doing;

std::optional<feedback_answer> written(feedback_scene& scene, const feedback_id& id,
                                       const std::string& user) {
    return scene.run(scene.people.find_answer(team_id{"T1"}, id, feedback_scene::who(user)));
}

}  // namespace

TEST_CASE_METHOD(feedback_scene, "who was asked by name answers, and changes it until it closes") {
    const auto id = ask();
    const auto stage = ladder.levels[1].key;

    CHECK(press_in_messages(action::answer, id.str(), "U3").opens_form());
    CHECK(says(submit_answer(id, said("Clear goals", stage), "U3"), "Thank you"));

    const auto kept = written(*this, id, "U3").value();
    CHECK(kept.keep_doing == "Clear goals");
    CHECK(kept.stages.at(ladder.competencies.front().key) == stage);

    CHECK(says(press_in_messages(action::answer, id.str(), "U3"), "Clear goals"));
    submit_answer(id, said("Clearer goals"), "U3");
    CHECK(written(*this, id, "U3")->keep_doing == "Clearer goals");
    CHECK(run(people.count_answers(team_id{"T1"}, id)) == feedback_count{.answers = 1});
}

TEST_CASE_METHOD(feedback_scene, "the form says who reads it, and that a manager is named") {
    const auto id = ask({.givers = {"U2", "U3", "U4"}});

    const auto peer = press_in_messages(action::answer, id.str(), "U3");
    const auto manager = press_in_messages(action::answer, id.str(), "U2");

    CHECK(says(peer, "anonymous: they read a report without names"));
    CHECK_FALSE(says(peer, "your name stands beside it"));
    CHECK(says(manager, "so your name stands beside it"));
}

TEST_CASE_METHOD(feedback_scene, "who was not asked is not let in, whatever id they send") {
    const auto id = ask();

    CHECK(says(press_in_messages(action::answer, id.str(), "U9"), "You were not asked"));
    CHECK(says(submit_answer(id, said("Mine"), "U9"), "You were not asked"));
    CHECK_FALSE(written(*this, id, "U9"));
    CHECK(says(press_in_messages(action::answer, "nonsense", "U3"), "not there any more"));
}

TEST_CASE_METHOD(feedback_scene, "the button in its channel lets anybody in but the subject") {
    const auto id = ask({.givers = {}, .in_channel = true});

    CHECK(says(press_in_channel(action::answer, id.str(), "U9", "C2"), "You were not asked"));
    CHECK(press_in_channel(action::answer, id.str(), "U9").opens_form());
    submit_answer(id, said("Mine"), "U9");
    CHECK(written(*this, id, "U9"));

    CHECK(says(press_in_channel(action::answer, id.str(), "U1"), "about you"));
    CHECK(says(submit_answer(id, said("I am great"), "U1"), "about you"));
    CHECK_FALSE(written(*this, id, "U1"));
}

TEST_CASE_METHOD(feedback_scene, "an empty answer is refused beside the input") {
    const auto id = ask();

    const auto given = submit_answer(id, said(""), "U3");

    REQUIRE(given.modal);
    CHECK(given.modal->errors.contains(std::string(keep)));
    CHECK_FALSE(written(*this, id, "U3"));
}

TEST_CASE_METHOD(feedback_scene,
                 "more than fits is refused beside the input, and nothing is kept") {
    const auto id = ask();

    CHECK(says(submit_answer(id, said(std::string(3000, 'x')), "U3"), "At most 1,500"));
    CHECK_FALSE(written(*this, id, "U3"));
    submit_answer(id, said(std::string(1500, 'x')), "U3");
    CHECK(written(*this, id, "U3"));
}

TEST_CASE_METHOD(feedback_scene,
                 "where the store refuses the write nothing is kept, and again works") {
    const auto id = ask();
    people.fail_next(100);
    CHECK_THROWS_AS(submit_answer(id, said("Words"), "U3"), store_failure);

    people.fail_next(0);
    CHECK_FALSE(written(*this, id, "U3"));
    submit_answer(id, said("Words"), "U3");
    CHECK(written(*this, id, "U3"));
}

TEST_CASE_METHOD(feedback_scene, "not observed is no rating") {
    const auto id = ask();

    submit_answer(id, said("Words", std::string(views::not_observed)), "U3");

    CHECK(written(*this, id, "U3")->stages.empty());
}

TEST_CASE_METHOD(feedback_scene, "an answer that comes too late does nothing but say so") {
    const auto id = ask();
    time.at = find(id).due;

    CHECK(says(submit_answer(id, said("Late"), "U3"), "has closed"));
    CHECK(says(press_in_messages(action::answer, id.str(), "U3"), "has closed"));
    CHECK_FALSE(written(*this, id, "U3"));
}

TEST_CASE_METHOD(feedback_scene, "who reads it cannot change between opening and sending") {
    const auto id = ask();
    manage("U3", "U1");

    const auto given = submit_answer(id, said("Mine"), "U3");

    CHECK(says(given, "who manages whom has changed"));
    CHECK_FALSE(written(*this, id, "U3"));
}

TEST_CASE_METHOD(feedback_scene, "declining is one click, and the asker learns only the number") {
    const auto id = ask();

    const auto given = press_in_messages(action::decline, id.str(), "U3");

    CHECK(given.replaces_message);
    const auto page = [&] { return serve(press(std::string(action::manage), id.str(), "U2")); };
    CHECK_FALSE(says(page(), "1 said"));
    tell_all();
    CHECK(says(page(), "1 said"));
    CHECK(run(people.find_feedback_owed(who("U3"))).empty());
}

TEST_CASE_METHOD(feedback_scene, "a redelivered answer has one effect") {
    const auto id = ask();
    auto asked = submission(std::string(views::feedback_answer_callback), said("Once"),
                            id.str() + "|2", "U3");

    serve(asked);
    submit_answer(id, said("Twice"), "U3");
    serve(asked);

    CHECK(written(*this, id, "U3")->keep_doing == "Twice");
}

TEST_CASE_METHOD(feedback_scene, "the count in the channel of an anonymous request follows late") {
    const auto id = ask({.givers = {}, .in_channel = true});
    for (const auto* user : {"U3", "U4", "U5"}) {
        press_in_channel(action::answer, id.str(), user);
        submit_answer(id, said("Words"), user);
    }
    deliver();
    CHECK(slack.redraws.empty());
    time.at += 9min;
    deliver();
    CHECK(slack.redraws.empty());

    tell_all();

    REQUIRE(slack.redraws.size() == 1);
    CHECK(nlohmann::json(slack.redraws[0].shown.blocks).dump().find("3+ answers") !=
          std::string::npos);
}

TEST_CASE_METHOD(feedback_scene, "a count in the same step does not touch the message") {
    const auto id = ask({.givers = {}, .in_channel = true});
    press_in_channel(action::answer, id.str(), "U3");
    submit_answer(id, said("Words"), "U3");

    tell_all();

    CHECK(slack.redraws.empty());
}

TEST_CASE_METHOD(feedback_scene,
                 "the answer that makes a step is not told at once, however it falls") {
    const auto id = ask({.givers = {}, .in_channel = true});
    const auto answers = [&](const std::string& user) {
        press_in_channel(action::answer, id.str(), user);
        submit_answer(id, said("Words"), user);
    };
    answers("U3");
    answers("U4");
    time.at += 31min;
    answers("U5");

    deliver();

    CHECK(slack.redraws.empty());
    CHECK_FALSE(says(serve(press(std::string(action::manage), id.str(), "U2")), "3+"));
}

TEST_CASE_METHOD(feedback_scene,
                 "who answered is asked before \"Not me\" deletes what they wrote") {
    const auto id = ask();
    submit_answer(id, said("Words"), "U3");

    CHECK(says(press_in_messages(action::decline, id.str(), "U3"), "Shall I delete"));
    CHECK(written(*this, id, "U3"));

    press_in_messages(action::withdraw, id.str(), "U3");
    CHECK_FALSE(written(*this, id, "U3"));
}

TEST_CASE_METHOD(feedback_scene, "the count of a named request is exact, and at once") {
    const auto id = ask({.givers = {}, .in_channel = true, .anonymous = false});
    press_in_channel(action::answer, id.str(), "U3");
    submit_answer(id, said("Words"), "U3");

    deliver();

    REQUIRE(slack.redraws.size() == 1);
    CHECK(nlohmann::json(slack.redraws[0].shown.blocks).dump().find("1 answer so far") !=
          std::string::npos);
}

TEST_CASE_METHOD(feedback_scene, "reminders go to who owes an answer, in their working time") {
    const auto id = ask();
    submit_answer(id, said("Done"), "U3");
    press_in_messages(action::decline, id.str(), "U4");
    take_messages();

    std::vector<timestamp> sent;
    for (const auto end = find(id).due - 1h; time.at < end; time.at += 30min) {
        deliver();
        for (const auto& each : take_messages()) {
            CHECK(each.conversation == "U5");
            CHECK(is_working_time(zones.find("Europe/London"), time.at));
            sent.push_back(time.at);
        }
    }

    const auto start = std::chrono::sys_days{std::chrono::year{2026} / 11 / 25} + 9h;
    const auto last_day = std::chrono::sys_days{std::chrono::year{2026} / 12 / 3};
    REQUIRE(sent.size() == 2);
    CHECK(sent[0] == start);
    CHECK(std::chrono::floor<std::chrono::days>(sent[1]) == last_day);
}

TEST_CASE("channel, history and metrics show the same whoever answered, in whatever order") {
    std::vector<std::string> givers{"U3", "U4", "U5"};
    std::set<std::string> histories;
    do {
        feedback_scene scene;
        const auto id = scene.ask({.givers = {}, .in_channel = true});
        for (const auto& user : givers) {
            scene.press_in_channel(action::answer, id.str(), user);
            scene.submit_answer(id, feedback_scene::said("Words"), user);
        }
        scene.tell_all();
        scene.serve(scene.press(std::string(action::close), id.str(), "U2"));
        scene.deliver();
        std::string history;
        for (const auto& each : scene.slack.redraws) {
            history += each.where + each.shown.text + nlohmann::json(each.shown.blocks).dump();
        }
        CHECK_FALSE(history.empty());
        for (const auto& [what, times] : scene.ended) {
            history += std::string(name_of(what.first)) + std::string(name_of(what.second)) +
                       std::to_string(times) + '\n';
        }
        histories.insert(history);
    } while (std::ranges::next_permutation(givers).found);

    CHECK(histories.size() == 1);
}
