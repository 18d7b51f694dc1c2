#include "bot/scheduler.hpp"
#include "tests/bot/feedback/feedback_scene.hpp"
#include "tests/support/catch.hpp"

#include <boost/asio/io_context.hpp>

#include <chrono>
#include <string>

using namespace coach;
using namespace coach::bot;
using namespace std::chrono_literals;
using coach::testing::feedback_scene;

namespace {

namespace action = views::feedback_action;

class running_scene : public feedback_scene {
 public:
    answer asker(std::string_view what, const feedback_id& id, const std::string& user = "U2") {
        return serve(press(std::string(what), id.str(), user));
    }

    /// Three peers answer.
    feedback_id answered(const testing::wanted_request& wanted = {}) {
        const auto id = ask(wanted);
        int number = 0;
        for (const auto* user : {"U3", "U4", "U5"}) {
            submit_answer(id, said("Words " + std::to_string(++number), ladder.levels[1].key),
                          user);
        }
        return id;
    }

    feedback_id closed() {
        const auto id = answered();
        asker(action::close, id);
        deliver();
        take_messages();
        return id;
    }

    task<bool> close_due(scheduler& clock) {
        co_await clock.close_feedback();
        co_return true;
    }
};

}  // namespace

TEST_CASE_METHOD(running_scene, "only the asker runs a request") {
    const auto id = answered();
    for (const auto* user : {"U1", "U3", "U9"}) {
        for (const auto what : {action::manage, action::nudge, action::close, action::extend,
                                action::cancel, action::share, action::post}) {
            CHECK(says(asker(what, id, user), "not yours"));
        }
    }
    CHECK(find(id).state == feedback_state::open);
}

TEST_CASE_METHOD(running_scene, "a nudge reaches who owes an answer, once in three days") {
    const auto id = ask();
    submit_answer(id, said("Done"), "U3");
    take_messages();

    CHECK(says(asker(action::nudge, id), "I remind who was asked"));
    deliver();
    CHECK(take_messages().size() == 2);

    time.at += 71h;
    CHECK(says(asker(action::nudge, id), "enough for now"));
    time.at += 2h;
    CHECK(says(asker(action::nudge, id), "I remind who was asked"));
}

TEST_CASE_METHOD(running_scene, "a nudge at night waits for the morning") {
    const auto id = ask();
    take_messages();
    time.at = std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + 22h;

    asker(action::nudge, id);
    deliver();
    CHECK(take_messages().empty());

    time.at = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 9h;
    deliver();
    CHECK(take_messages().size() == 3);
}

TEST_CASE_METHOD(running_scene, "the asker gives more time, and who owes an answer is told") {
    const auto id = ask();
    take_messages();
    const auto submit = [&](const std::string& day) {
        return serve(submission(
            std::string(views::feedback_extension_callback),
            testing::filled_form().date(std::string(views::feedback_request_inputs::due), day),
            id.str(), "U2"));
    };

    CHECK(asker(action::extend, id).opens_form());
    CHECK(says(submit("2026-12-03"), "later day"));
    CHECK(says(submit("2026-12-11"), "more time now"));
    deliver();

    CHECK(find(id).due == std::chrono::sys_days{std::chrono::year{2026} / 12 / 12});
    CHECK(take_messages().size() == 3);

    CHECK(says(submit("2026-12-12"), "more time now"));
    deliver();
    CHECK(take_messages().empty());
    CHECK(says(asker(action::nudge, id), "enough for now"));
}

TEST_CASE_METHOD(running_scene, "a cancelled request keeps nothing, and everybody is told") {
    const auto id = answered({.in_channel = true});
    take_messages();

    asker(action::cancel, id);
    deliver();

    CHECK(find(id).state == feedback_state::cancelled);
    CHECK_FALSE(run(people.find_answer(team_id{"T1"}, id, who("U3"))));
    CHECK(take_messages().size() == 3);
    REQUIRE_FALSE(slack.redraws.empty());
    CHECK(slack.redraws.back().shown.text.find("cancelled") != std::string::npos);
}

TEST_CASE_METHOD(running_scene, "it closes by itself when it is due, and the asker is told") {
    const auto id = answered({.in_channel = true});
    take_messages();
    scheduler clock(context.get_executor(), with, team_id{"T1"}, [] {});
    time.at = find(id).due - 1min;
    run(close_due(clock));
    CHECK(find(id).state == feedback_state::open);

    time.at = find(id).due;
    run(close_due(clock));
    run(close_due(clock));
    deliver();

    CHECK(find(id).state == feedback_state::closed);
    const auto told = take_messages();
    REQUIRE(told.size() == 1);
    CHECK(told[0].conversation == "U2");
    CHECK(slack.redraws.back().shown.text.find("has closed") != std::string::npos);
}

TEST_CASE_METHOD(running_scene, "the asker reads the report first, the subject once it is shared") {
    const auto id = closed();

    CHECK(says(asker(action::report, id), "Words 1"));
    for (const auto* user : {"U1", "U3", "U9"}) {
        CHECK(says(asker(action::report, id, user), "no report here"));
    }

    asker(action::share, id);
    deliver();
    REQUIRE(slack.messages.size() == 1);
    CHECK(slack.messages[0].conversation == "U1");
    CHECK(says(asker(action::report, id, "U1"), "Words 1"));

    asker(action::unshare, id);
    CHECK(says(asker(action::report, id, "U1"), "no report here"));
}

TEST_CASE_METHOD(running_scene, "a report names nobody who was promised so") {
    const auto id = closed();

    const auto report = asker(action::report, id);

    for (const auto* user : {"U3", "U4", "U5"}) CHECK_FALSE(says(report, user));
    CHECK(says(report, "Peers: 3 answers"));
}

TEST_CASE_METHOD(running_scene, "a named report says who wrote what") {
    const auto id = answered({.anonymous = false});
    asker(action::close, id);

    CHECK(says(asker(action::report, id), "U4"));
}

TEST_CASE_METHOD(running_scene, "a report of too few says so and shows nothing") {
    const auto id = ask();
    submit_answer(id, said("Alone", ladder.levels[1].key), "U3");
    asker(action::close, id);

    const auto report = asker(action::report, id);

    CHECK_FALSE(says(report, "Alone"));
    CHECK(says(report, "held back"));
}

TEST_CASE_METHOD(running_scene, "who is asked finds it in their list, and so does the asker") {
    ask();

    CHECK(says(grow("feedback list", "U3"), "You are asked for"));
    CHECK(says(grow("feedback list", "U2"), "You asked for"));
    CHECK(says(grow("feedback list", "U1"), "About you"));
    CHECK(says(grow("feedback list", "U9"), "Nothing yet"));
    CHECK(says(grow("", "U3"), "Feedback you are asked for"));
}

TEST_CASE_METHOD(running_scene, "unasked feedback reaches its receiver and nobody else") {
    namespace inputs = views::feedback_given_inputs;
    testing::filled_form filled;
    filled.text(std::string(inputs::behavior), "Asked three customers first");
    filled.text(std::string(inputs::effect), "We built the right thing");

    CHECK(grow("give <@U1>", "U3").opens_form());
    const auto sent =
        serve(submission(std::string(views::feedback_given_callback), filled, "U1", "U3"));
    deliver();

    CHECK(says(sent, "Sent"));
    REQUIRE(slack.messages.size() == 1);
    CHECK(slack.messages[0].conversation == "U1");
    CHECK(says(grow("feedback list", "U1"), "Asked three customers first"));
    CHECK_FALSE(says(grow("feedback list", "U2"), "Asked three customers first"));
    CHECK_FALSE(says(grow("feedback list", "U3"), "Asked three customers first"));
}

TEST_CASE_METHOD(running_scene, "unasked feedback needs words, and somebody else to go to") {
    CHECK(says(grow("give <@U3>", "U3"), "That is you"));
    slack.members["U9"] =
        member{.id = who("U9"), .name = "robot", .time_zone = {}, .is_person = false};
    testing::filled_form filled;
    filled.text(std::string(views::feedback_given_inputs::behavior), "Beeped");
    filled.text(std::string(views::feedback_given_inputs::effect), "I woke up");
    const auto to_app =
        serve(submission(std::string(views::feedback_given_callback), filled, "U9", "U3"));
    CHECK(says(to_app, "is an app"));
    const auto empty =
        serve(submission(std::string(views::feedback_given_callback), {}, "U1", "U3"));
    REQUIRE(empty.modal);
    CHECK(empty.modal->what == modal_answer::kind::errors);
}
