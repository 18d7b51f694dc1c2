#include "bot/routing/dispatcher.hpp"

#include "bot/ops/log.hpp"
#include "bot/routing/form.hpp"
#include "bot/system_time_zones.hpp"
#include "config/framework_file.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/envelopes.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/recorded_slack.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <chrono>
#include <optional>
#include <regex>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace coach;
using namespace coach::bot;
using namespace std::chrono_literals;
using coach::testing::create_command;
using coach::testing::create_press;
using nlohmann::json;

namespace asio = boost::asio;

/// Keeps what would have gone to Slack.
class recorded_replies final : public reply_channel {
 public:
    struct ack {
        std::string envelope_id;
        std::optional<json> payload;
    };

    void acknowledge(const std::string& envelope_id, std::optional<std::string> payload) override {
        acks.push_back(
            {envelope_id, payload ? std::optional(json::parse(*payload)) : std::nullopt});
    }

    task<delivery> respond(std::string, json message) override {
        const bool has_table = message.dump().find(R"("type":"table")") != std::string::npos;
        posts.push_back(std::move(message));
        co_return refuses_tables&& has_table ? delivery::blocks_refused : delivery::done;
    }

    std::vector<ack> acks;
    std::vector<json> posts;
    bool refuses_tables = false;
};

/// A store that answers only when the test lets it.
class gated_store final : public testing::memory_store {
 public:
    task<std::optional<person>> find_person(person_id) override {
        asio::steady_timer gate(co_await asio::this_coro::executor,
                                asio::steady_timer::time_point::max());
        waiting_.push_back(&gate);
        co_await gate.async_wait(asio::as_tuple(asio::use_awaitable));
        co_return std::nullopt;
    }
    void open() {
        for (auto* gate : std::exchange(waiting_, {})) gate->cancel();
    }

 private:
    std::vector<asio::steady_timer*> waiting_;
};

/// A store with a bug.
class broken_store final : public testing::memory_store {
 public:
    task<std::optional<person>> find_person(person_id) override {
        throw std::out_of_range("secret thoughts of a person");
        co_return std::nullopt;
    }
};

struct scene {
    explicit scene(store& people, dispatcher_options options = {.patience = 1h})
        : requests(context.get_executor(),
                   {.people = people,
                    .ladder = config::embedded_framework(),
                    .time = time,
                    .slack = slack,
                    .pictures = pictures,
                    .zones = zones,
                    .questions = questions},
                   {.team = "T1"}, replies, std::move(options)) {}

    void send(slack::envelope arrived) {
        requests.dispatch(std::move(arrived));
        settle();
    }

    /// Runs what can run without waiting for a timer.
    void settle() {
        context.restart();
        context.poll();
    }

    asio::io_context context;
    system_clock time;
    bot::system_time_zones zones;
    question_set questions{.reflection = {"What worked?"}, .growth = {"{focus}?"}};
    testing::recorded_slack slack;
    testing::recorded_pictures pictures;
    recorded_replies replies;
    dispatcher requests;
};

std::string first_post_text(const recorded_replies& replies) {
    return replies.posts.at(0).at("text").get<std::string>();
}

}  // namespace

TEST_CASE("a command is answered in its acknowledgement") {
    testing::memory_store people;
    scene app(people);
    app.send(create_command({.words = "3"}));
    REQUIRE(app.replies.acks.size() == 1);
    CHECK(app.replies.acks[0].envelope_id == "env-1");
    REQUIRE(app.replies.acks[0].payload);
    CHECK(app.replies.acks[0].payload->at("response_type") == "ephemeral");
    CHECK(app.replies.acks[0].payload->dump().find("Senior PM") != std::string::npos);
    CHECK(app.replies.posts.empty());
    CHECK(app.requests.in_flight() == 0);
}

TEST_CASE("a page is the same for who stands the same, and another one for others") {
    testing::memory_store people;
    scene app(people);
    app.send(create_command({.words = "3"}));
    app.send(create_command({.envelope_id = "env-2", .words = "set 3", .trigger = "t-2"}));
    app.send(create_command({.envelope_id = "env-3", .words = "all", .trigger = "t-3"}));
    app.send(create_command({.envelope_id = "env-4", .words = "all", .trigger = "t-4"}));
    app.send(create_command({.envelope_id = "env-5", .words = "all", .user = "U2"}));
    REQUIRE(app.replies.acks.size() == 5);
    const auto mine = app.replies.acks[2].payload->dump();
    CHECK(mine.find("your level") != std::string::npos);
    CHECK(app.replies.acks[3].payload->dump() == mine);
    CHECK(app.replies.acks[4].payload->dump().find("your level") == std::string::npos);
}

TEST_CASE("a page that is ready goes by the URL where the acknowledgement takes nothing") {
    testing::memory_store people;
    scene app(people);
    app.send(create_command({.words = "3"}));
    auto arrived = create_command({.envelope_id = "env-2", .words = "3", .trigger = "t-2"});
    arrived.accepts_response_payload = false;
    app.send(std::move(arrived));
    REQUIRE(app.replies.posts.size() == 1);
    CHECK(app.replies.posts[0] == app.replies.acks.at(0).payload);
}

TEST_CASE("an envelope that takes no payload is acknowledged empty and answered by its URL") {
    testing::memory_store people;
    scene app(people);
    auto arrived = create_command({.words = "3"});
    arrived.accepts_response_payload = false;
    app.send(std::move(arrived));
    REQUIRE(app.replies.acks.size() == 1);
    CHECK_FALSE(app.replies.acks[0].payload);
    REQUIRE(app.replies.posts.size() == 1);
}

TEST_CASE("a pressed button is acknowledged empty and its page replaces the one it was on") {
    testing::memory_store people;
    scene app(people);
    app.send(create_press({.value = "set L2"}));
    REQUIRE(app.replies.acks.size() == 1);
    CHECK_FALSE(app.replies.acks[0].payload);
    REQUIRE(app.replies.posts.size() == 1);
    CHECK(app.replies.posts[0].at("replace_original") == true);
    CHECK(first_post_text(app.replies).starts_with("Saved."));
}

TEST_CASE("a table goes by the URL, and its plain form follows where it is refused") {
    testing::memory_store people;
    scene app(people);
    app.replies.refuses_tables = true;
    app.send(create_command({.words = "matrix"}));
    REQUIRE(app.replies.posts.size() == 2);
    CHECK(app.replies.posts[1].dump().find(R"("type":"table")") == std::string::npos);
    CHECK(app.replies.posts[1].dump().find("Orchestrating") != std::string::npos);
}

TEST_CASE("a slow request is acknowledged when patience ends and answered by its URL") {
    gated_store people;
    scene app(people, {.patience = 0ms});
    app.requests.dispatch(create_command({.words = "3"}));
    app.context.run_one_for(1s);
    while (app.replies.acks.empty()) app.context.run_one_for(1s);
    CHECK_FALSE(app.replies.acks[0].payload);
    CHECK(app.replies.posts.empty());
    people.open();
    app.settle();
    REQUIRE(app.replies.posts.size() == 1);
    CHECK(app.replies.acks.size() == 1);
}

TEST_CASE("a store that fails is said to have saved nothing") {
    testing::memory_store people;
    scene app(people);
    people.fail_next(1);
    app.send(create_command({.words = "set 2"}));
    REQUIRE(app.replies.acks.size() == 1);
    CHECK(app.replies.acks[0].payload->dump().find("nothing was saved") != std::string::npos);
}

TEST_CASE("a page of the framework needs no store") {
    testing::memory_store people;
    scene app(people);
    people.fail_next(1);
    app.send(create_command({.words = "senior"}));
    CHECK(app.replies.acks.at(0).payload->dump().find("Product area") != std::string::npos);
}

TEST_CASE("a press that fails leaves the page and its buttons where they are") {
    testing::memory_store people;
    scene app(people);
    people.fail_next(2);
    app.send(create_press({.value = "set L2"}));
    CHECK(app.replies.posts.at(0).at("replace_original") == false);
    CHECK(app.replies.posts.at(0).at("response_type") == "ephemeral");
}

TEST_CASE("a press never replaces a message that others see") {
    testing::memory_store people;
    scene app(people);
    auto pressed = create_press({.value = "3"});
    pressed.payload["container"]["is_ephemeral"] = false;
    app.send(std::move(pressed));
    CHECK(app.replies.posts.at(0).at("replace_original") == false);
}

TEST_CASE("a bug ends one request, with a reference and without private text") {
    std::vector<std::string> lines;
    const log::redirection to_test([&](std::string_view line) { lines.emplace_back(line); });
    broken_store people;
    scene app(people);
    app.send(create_command({.words = ""}));
    app.send(create_command({.envelope_id = "env-2", .words = "", .trigger = "2.2.b"}));
    REQUIRE(app.replies.acks.size() == 2);
    const auto told = app.replies.acks[0].payload->at("text").get<std::string>();
    std::smatch found;
    REQUIRE(std::regex_search(told, found, std::regex("reference ([0-9A-F]{4})")));
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].find(found[1].str()) != std::string::npos);
    CHECK(lines[0].find("secret thoughts") == std::string::npos);
    CHECK(app.requests.in_flight() == 0);
}

TEST_CASE("the same submission again has no second effect and the same answer") {
    testing::memory_store people;
    scene app(people);
    app.send(create_command({.words = "set 2", .trigger = "1.1.a"}));
    app.send(create_command({.envelope_id = "env-2", .words = "set 3", .trigger = "2.2.b"}));
    app.send(create_command({.envelope_id = "env-3", .words = "set 2", .trigger = "1.1.a"}));
    app.send(create_command({.envelope_id = "env-4", .words = "", .trigger = "3.3.c"}));
    REQUIRE(app.replies.acks.size() == 4);
    CHECK(app.replies.acks[2].payload == app.replies.acks[0].payload);
    CHECK(app.replies.acks[3].payload->dump().find("L3 · Senior PM") != std::string::npos);
}

TEST_CASE("people of other workspaces get a polite no") {
    testing::memory_store people;
    scene app(people);
    app.send(create_press({.value = "set L2", .team = "T2"}));
    app.send(create_command({.envelope_id = "env-2", .words = "set 2", .user = "USLACKBOT"}));
    CHECK(first_post_text(app.replies) == "Sorry, I only work for members of this workspace.");
    CHECK(app.replies.acks[1].payload->at("text") ==
          "Sorry, I only work for members of this workspace.");
}

TEST_CASE("too many at once are asked to come back, and nothing is stored") {
    gated_store people;
    scene app(people, {.patience = 1h, .most_in_flight = 1});
    app.requests.dispatch(create_command({.words = "3"}));
    app.requests.dispatch(create_command({.envelope_id = "env-2", .words = "set 2"}));
    app.settle();
    REQUIRE(app.replies.acks.size() == 1);
    CHECK(app.replies.acks[0].envelope_id == "env-2");
    CHECK(app.replies.acks[0].payload->dump().find("hands full") != std::string::npos);
    people.open();
    app.settle();
    CHECK(app.replies.acks.size() == 2);
}

TEST_CASE("what is not understood is acknowledged and left alone") {
    testing::memory_store people;
    scene app(people);
    const auto send = [&](const char* id, slack::envelope_kind kind, json payload) {
        slack::envelope arrived;
        arrived.id = id;
        arrived.kind = kind;
        arrived.payload = std::move(payload);
        app.send(std::move(arrived));
    };
    send("env-1", slack::envelope_kind::events_api, {{"type", "event_callback"}});
    send("env-2", slack::envelope_kind::interactive, json::array());
    send("env-3", slack::envelope_kind::slash_commands, {{"text", 7}});
    CHECK(app.replies.acks.size() == 3);
    CHECK(app.replies.posts.empty());
}

TEST_CASE("a submission that takes no payload is acknowledged empty and its view redrawn") {
    testing::memory_store people;
    scene app(people);
    slack::envelope arrived;
    arrived.id = "env-1";
    arrived.kind = slack::envelope_kind::interactive;
    arrived.payload = {{"type", "view_submission"},
                       {"user", {{"id", "U1"}, {"team_id", "T1"}}},
                       {"view", {{"id", "V1"}, {"type", "modal"}, {"callback_id", "nothing"}}}};
    app.send(std::move(arrived));
    REQUIRE(app.replies.acks.size() == 1);
    CHECK_FALSE(app.replies.acks[0].payload);
    CHECK(app.slack.views.size() == 1);
}

TEST_CASE("what stands for somebody in a form and is no id names nobody") {
    const auto chosen = [](const json& member) {
        return json{{"value", {{"selected_user", member}, {"selected_users", {member, "U2"}}}}};
    };
    for (const auto* claim : {"U1> <!channel>", "U1\n", "", "ann"}) {
        const request_view sent{
            .id = "V1", .hash = {}, .metadata = {}, .values = {{"who", chosen(claim)}}};
        CHECK(form(sent).user("who").empty());
        CHECK(form(sent).users("who") == std::vector<std::string>{"U2"});
    }
}

TEST_CASE("what has another shape than Slack gives it is acknowledged once and fails nowhere") {
    std::vector<std::string> lines;
    const log::redirection to_test([&](std::string_view line) { lines.emplace_back(line); });
    testing::memory_store people;
    scene app(people);
    const json user{{"id", "U1"}, {"team_id", "T1"}};
    const json odd_form{{"id", "V1"},
                        {"type", "modal"},
                        {"callback_id", "goal"},
                        {"state", json::array({"values"})},
                        {"blocks", json::array({7, {{"type", 7}}, {{"type", "input"}}})}};
    const std::vector<std::pair<slack::envelope_kind, json>> odd{
        {slack::envelope_kind::events_api, 7},
        {slack::envelope_kind::events_api, {{"event", "text"}}},
        {slack::envelope_kind::events_api, {{"event", {{"type", "user_change"}, {"user", 7}}}}},
        {slack::envelope_kind::events_api,
         {{"team_id", "T1"},
          {"event_id", "Ev1"},
          {"event",
           {{"type", "user_change"},
            {"user",
             {{"id", "U1"},
              {"profile",
               {{"status_emoji", ":airplane:"}, {"status_expiration", 9223372036854775807}}}}}}}}},
        {slack::envelope_kind::slash_commands, {{"user_id", "<!channel>"}, {"command", "/level"}}},
        {slack::envelope_kind::interactive,
         {{"type", "view_submission"}, {"user", user}, {"view", odd_form}}}};
    for (const auto& [kind, payload] : odd) {
        slack::envelope arrived;
        arrived.id = "env-" + std::to_string(app.replies.acks.size());
        arrived.kind = kind;
        arrived.accepts_response_payload = true;
        arrived.payload = payload;
        app.send(std::move(arrived));
    }
    CHECK(app.replies.acks.size() == odd.size());
    CHECK(lines.empty());
}

TEST_CASE("an unknown command says so") {
    testing::memory_store people;
    scene app(people);
    app.send(create_command({.command = "/fly", .words = "plan"}));
    CHECK(app.replies.acks.at(0).payload->at("text") ==
          "This version of me doesn’t know that one yet.");
}

TEST_CASE("draining waits for what is in flight") {
    gated_store people;
    scene app(people, {.patience = 1h});
    app.requests.dispatch(create_command({.words = "3"}));
    bool drained = false;
    asio::co_spawn(app.context, app.requests.drain(1h),
                   [&](const std::exception_ptr&) { drained = true; });
    app.settle();
    CHECK_FALSE(drained);
    people.open();
    app.settle();
    CHECK(drained);
    CHECK(app.replies.acks.size() == 1);
}
