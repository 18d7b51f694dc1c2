#include "bot/routing/dispatcher.hpp"
#include "config/framework_file.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/handler_scene.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace coach;
using namespace std::chrono_literals;
using coach::testing::filled_form;
using coach::testing::handler_scene;
using nlohmann::json;

/// Keeps how envelopes were acknowledged.
class kept_replies final : public bot::reply_channel {
 public:
    void acknowledge(const std::string&, std::optional<std::string> payload) override {
        acks.push_back(payload ? json::parse(*payload) : json());
    }
    task<bot::delivery> respond(std::string, json) override { co_return bot::delivery::done; }

    std::vector<json> acks;
};

/// A form that was filled in, with the words that must not be lost.
struct sent_form {
    std::string callback;
    std::string metadata;
    filled_form filled;
    std::string input;  ///< the block of the input that holds the words
};

const std::string words = "words that took an hour";

/// A store that fails, but not before patience has run out: its timer comes after the one that
/// measures patience.
class late_store final : public testing::memory_store {
 public:
    task<made<entry_id>> add_entry(request_key, person_id, journal_entry) override {
        co_await fail_late();
        co_return made<entry_id>{};
    }
    task<made<goal_id>> add_goal(request_key, person_id, goal_text, timestamp) override {
        co_await fail_late();
        co_return made<goal_id>{};
    }
    task<applied> save_assessment(request_key, assessment) override {
        co_await fail_late();
        co_return applied::nowhere;
    }

 private:
    static task<void> fail_late() {
        boost::asio::steady_timer late(co_await boost::asio::this_coro::executor, 0s);
        co_await late.async_wait(boost::asio::use_awaitable);
        throw store_failure("late");
    }
};

/// A store that stores and can no longer read.
class unreadable_store final : public testing::memory_store {
 public:
    task<std::optional<person>> find_person(person_id) override {
        throw store_failure("unreadable");
        co_return std::nullopt;
    }
};

class submission_scene : public handler_scene {
 public:
    submission_scene()
        : handler_scene(config::embedded_framework()),
          requests(context.get_executor(), with, {.team = "T1"}, replies, {.patience = 1h}) {}

    /// One with another store, in which every answer comes too late unless patience is given.
    explicit submission_scene(store& other, std::chrono::milliseconds patience = -1s)
        : handler_scene(config::embedded_framework()),
          requests(context.get_executor(),
                   {.people = other,
                    .ladder = ladder,
                    .time = time,
                    .slack = slack,
                    .pictures = pictures,
                    .zones = zones,
                    .questions = questions},
                   {.team = "T1"}, replies, {.patience = patience}) {}

    /// The same form at the same state, however often it is sent.
    void send(const sent_form& form) {
        json input{{"type", "input"},
                   {"block_id", form.input},
                   {"label", {{"type", "plain_text"}, {"text", "Words"}}},
                   {"element", {{"type", "plain_text_input"}, {"action_id", "value"}}}};
        json view{{"id", "V1"},
                  {"hash", "h"},
                  {"type", "modal"},
                  {"callback_id", form.callback},
                  {"private_metadata", form.metadata},
                  {"title", {{"type", "plain_text"}, {"text", "A form"}}},
                  {"blocks", json::array({std::move(input)})},
                  {"state", {{"values", form.filled.values}}}};
        slack::envelope arrived;
        arrived.id = "env-" + std::to_string(++envelopes_);
        arrived.kind = slack::envelope_kind::interactive;
        arrived.accepts_response_payload = true;
        arrived.payload = {{"type", "view_submission"},
                           {"user", {{"id", "U1"}, {"team_id", "T1"}}},
                           {"team", {{"id", "T1"}}},
                           {"view", std::move(view)}};
        requests.dispatch(std::move(arrived));
        context.restart();
        context.run();
    }

    /// A button in a modal.
    void press_in_modal(const std::string& action, const std::string& value) {
        slack::envelope arrived;
        arrived.id = "env-" + std::to_string(++envelopes_);
        arrived.kind = slack::envelope_kind::interactive;
        arrived.payload = {{"type", "block_actions"},
                           {"user", {{"id", "U1"}, {"team_id", "T1"}}},
                           {"trigger_id", "1.2.a"},
                           {"view", {{"id", "V1"}, {"hash", "old"}, {"type", "modal"}}},
                           {"actions", json::array({{{"action_id", action}, {"value", value}}})}};
        requests.dispatch(std::move(arrived));
        context.restart();
        context.run();
    }

    std::size_t kept() {
        const auto held = run(people.find_personal_data(who("U1")));
        return held.entries.size() + held.goals.size() + held.assessments.size();
    }

    kept_replies replies;
    bot::dispatcher requests;

 private:
    int envelopes_ = 0;
};

std::vector<sent_form> every_form() {
    const auto& ladder = config::embedded_framework();
    const auto first = ladder.competencies.front().key;
    const auto text = [](const char* block) { return filled_form().text(block, words); };
    return {{"reflection", "", text("main"), "main"},
            {"win", "", text("main"), "main"},
            {"evidence", "", text("main"), "main"},
            {"goal", "", text("title"), "title"},
            {"assessment", "",
             filled_form()
                 .choice("stage/" + first, ladder.levels.front().key)
                 .text("note/" + first, words),
             "note/" + first}};
}

}  // namespace

TEST_CASE("a form whose words cannot be stored stays open, and storing them works afterwards") {
    for (const auto& form : every_form()) {
        CAPTURE(form.callback);
        submission_scene scene;
        scene.people.fail_next(1000);
        scene.send(form);
        REQUIRE(scene.replies.acks.size() == 1);
        CHECK(scene.replies.acks[0].value("response_action", "") == "errors");
        CHECK(scene.replies.acks[0].dump().find("nothing was saved") != std::string::npos);

        scene.people.fail_next(0);
        CHECK(scene.kept() == 0);
        scene.send(form);
        CHECK(scene.replies.acks.at(1).value("response_action", "") == "update");
        CHECK(scene.kept() == 1);
    }
}

TEST_CASE("a form that is delivered again is answered again, with no second effect") {
    for (const auto& form : every_form()) {
        CAPTURE(form.callback);
        submission_scene scene;
        scene.send(form);
        scene.send(form);
        CHECK(scene.replies.acks.size() == 2);
        CHECK(scene.replies.acks[1].value("response_action", "") == "update");
        CHECK(scene.kept() == 1);
    }
}

TEST_CASE("where the answer comes too late, the form comes back with its words if they were lost") {
    for (const auto& form : every_form()) {
        CAPTURE(form.callback);
        late_store late;
        submission_scene scene(late);
        scene.send(form);
        REQUIRE(scene.replies.acks.size() == 1);
        CHECK(scene.replies.acks[0].value("response_action", "") == "update");
        REQUIRE_FALSE(scene.slack.views.empty());
        const auto shown = scene.slack.views.back();
        CHECK(shown.how == "update");
        CHECK(shown.view.dump().find(words) != std::string::npos);
        CHECK(shown.view.dump().find("nothing was saved") != std::string::npos);
    }
}

TEST_CASE("a modal that has changed meanwhile is left as it is, whatever stands in it") {
    submission_scene scene;
    scene.slack.fate = bot::view_fate::outdated;
    scene.press_in_modal("grow.ask.0", "plan");
    REQUIRE(scene.slack.views.size() == 1);
    CHECK(scene.slack.views[0].how == "update");
    CHECK(scene.slack.views[0].key == "V1");
    CHECK(scene.replies.acks.size() == 1);
}

TEST_CASE("what was stored is never said to be lost, even where it cannot be read again") {
    for (const auto& form : every_form()) {
        CAPTURE(form.callback);
        unreadable_store people;
        submission_scene scene(people, 1h);
        scene.send(form);
        REQUIRE(scene.replies.acks.size() == 1);
        CHECK(scene.replies.acks[0].value("response_action", "") == "update");
        CHECK(scene.replies.acks[0].dump().find("nothing was saved") == std::string::npos);
    }
}
