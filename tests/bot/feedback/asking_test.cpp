#include "core/outbox.hpp"
#include "tests/bot/feedback/feedback_scene.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <chrono>
#include <set>
#include <string>

using namespace coach;
using namespace coach::bot;
using namespace std::chrono_literals;
using coach::testing::feedback_scene;

namespace {

namespace inputs = views::feedback_request_inputs;

std::set<std::string> receivers(feedback_scene& scene) {
    std::set<std::string> out;
    for (const auto& each : scene.take_messages()) out.insert(each.conversation);
    return out;
}

bool refuses(const answer& given, std::string_view block) {
    return given.modal && given.modal->what == modal_answer::kind::errors &&
           given.modal->errors.contains(std::string(block));
}

}  // namespace

TEST_CASE_METHOD(feedback_scene, "anybody asks about themselves, and a manager about a report") {
    CHECK(grow("feedback", "U3").opens_form());
    CHECK(grow("feedback <@U1>", "U2").opens_form());
}

TEST_CASE_METHOD(feedback_scene, "who is not their manager is told what to do") {
    const auto given = grow("feedback <@U1|ann>", "U3");

    CHECK_FALSE(given.opens_form());
    CHECK(says(given, "only for themselves, or for their manager"));
    CHECK(says(given, "feedback.about."));
}

TEST_CASE_METHOD(feedback_scene,
                 "a request goes to the channel, to who is asked, and to the subject") {
    submit_request({.in_channel = true}, "U1", "U2");
    deliver();

    CHECK(receivers(*this) == std::set<std::string>{"C1", "U1", "U3", "U4", "U5"});
    const auto kept = newest_by("U2");
    CHECK(kept.state == feedback_state::open);
    CHECK(kept.subject == who("U1"));
    CHECK(kept.channel == "C1");
    CHECK(kept.due == std::chrono::sys_days{std::chrono::year{2026} / 12 / 5});
    CHECK_FALSE(kept.posted.empty());
}

TEST_CASE_METHOD(feedback_scene, "a request about oneself tells nobody else that it began") {
    submit_request({}, "U1", "U1");
    deliver();

    CHECK(receivers(*this) == std::set<std::string>{"U3", "U4", "U5"});
}

TEST_CASE_METHOD(feedback_scene,
                 "an anonymous request to few people is sent after a warning only") {
    const auto warned = submit_request({.givers = {"U3"}}, "U1", "U2");

    CHECK(says(warned, "can never be shown"));
    CHECK(run(people.find_feedback_by(who("U2"))).empty());

    submit_request({.givers = {"U3"}}, "U1", "U2", "|warned");
    CHECK(run(people.find_feedback_by(who("U2"))).size() == 1);
}

TEST_CASE_METHOD(feedback_scene, "what makes no sense is refused beside its input") {
    slack.members["U9"] =
        member{.id = who("U9"), .name = "robot", .time_zone = {}, .is_person = false};

    CHECK(refuses(submit_request({.givers = {}}, "U1", "U2"), inputs::givers));
    CHECK(refuses(submit_request({.givers = {"U1", "U3", "U4"}}, "U1", "U2"), inputs::givers));
    CHECK(refuses(submit_request({.givers = {"U3", "U4", "U9"}}, "U1", "U2"), inputs::givers));
    CHECK(refuses(submit_request({.due = "2026-11-21"}, "U1", "U2"), inputs::due));
    CHECK(refuses(submit_request({.due = "2026-12-21"}, "U1", "U2"), inputs::due));
    CHECK(run(people.find_feedback_by(who("U2"))).empty());
}

TEST_CASE_METHOD(feedback_scene, "the bounds of the due date are 2 and 30 days") {
    CHECK_FALSE(refuses(submit_request({.due = "2026-11-22"}, "U1", "U2"), inputs::due));
    CHECK_FALSE(refuses(submit_request({.due = "2026-12-20"}, "U6", "U6"), inputs::due));
}

TEST_CASE_METHOD(feedback_scene, "a second request about the same person waits for the first") {
    ask();

    CHECK(says(submit_request({}, "U1", "U2"), "already"));
}

TEST_CASE_METHOD(feedback_scene, "who is no manager yet asks the subject first") {
    submit_request({}, "U1", "U6");
    deliver();

    CHECK(newest_by("U6").state == feedback_state::waiting);
    CHECK(receivers(*this) == std::set<std::string>{"U1"});

    time.at += 30h;
    serve(press("manager.confirm", "U6", "U1"));
    deliver();

    const auto opened = newest_by("U6");
    CHECK(opened.state == feedback_state::open);
    CHECK(opened.made == time.at);
    CHECK(opened.due == std::chrono::sys_days{std::chrono::year{2026} / 12 / 6});
    CHECK(receivers(*this) == std::set<std::string>{"U1", "U3", "U4", "U5"});
}

TEST_CASE_METHOD(feedback_scene, "where the subject does not confirm it goes nowhere") {
    submit_request({}, "U1", "U6");
    deliver();
    take_messages();

    serve(press("manager.decline", "U6", "U1"));
    deliver();

    CHECK(newest_by("U6").state == feedback_state::cancelled);
    CHECK(receivers(*this) == std::set<std::string>{"U6"});
}

TEST_CASE_METHOD(feedback_scene, "a form with somebody else's id in it asks them first") {
    submit_request({.givers = {"U4", "U5", "U6"}}, "U3", "U2");

    CHECK(newest_by("U2").state == feedback_state::waiting);
}

TEST_CASE_METHOD(feedback_scene, "a channel that cannot be posted to is told to the asker once") {
    slack.results.push_back({.what = sending::fate::refused, .why = "not_in_channel"});
    submit_request({.givers = {}, .in_channel = true}, "U3", "U3");
    deliver();

    const auto told = take_messages();
    REQUIRE(told.size() == 1);
    CHECK(told[0].conversation == "U3");
    CHECK(told[0].shown.text.find("/invite") != std::string::npos);

    press_in_messages(views::feedback_action::post, newest_by("U3").id.str(), "U3");
    deliver();
    CHECK(receivers(*this) == std::set<std::string>{"C1"});
    CHECK_FALSE(newest_by("U3").posted.empty());
}
