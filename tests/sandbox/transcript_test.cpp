#include "tests/sandbox/stand_in_fixture.hpp"
#include "tests/support/catch.hpp"

#include <chrono>
#include <string>
#include <vector>

using namespace coach::testing;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

struct fixture : stand_in_fixture {
    fixture() {
        connect();
        entries();
    }

    /// What happened since it was last asked.
    json entries() {
        slack.take_actions(now);
        const auto answer =
            body_of(request("GET", "/_sandbox/transcript?after=" + std::to_string(last)));
        last = answer["last"].get<std::uint64_t>();
        return answer["entries"];
    }

    std::uint64_t last = 0;
};

std::vector<std::string> kinds(const json& entries) {
    std::vector<std::string> out;
    for (const auto& entry : entries) {
        out.push_back(entry["kind"].get<std::string>() + ' ' + entry["title"].get<std::string>());
    }
    return out;
}

}  // namespace

TEST_CASE_METHOD(fixture, "a command leaves its envelope and its acknowledgement, with the time") {
    const auto envelope = run_command("/level", "3");
    wait(12ms);
    acknowledge(envelope, {{"text", "Senior"}});

    const auto happened = entries();

    CHECK(kinds(happened) == std::vector<std::string>{"envelope /level", "ack /level"});
    CHECK(happened[1]["milliseconds"] == 12.0);
    CHECK(happened[1]["detail"]["payload"]["text"] == "Senior");
}

TEST_CASE_METHOD(fixture, "a missing acknowledgement is an entry that failed") {
    run_command("/level", "3");
    wait(3s);

    const auto happened = entries();

    REQUIRE(happened.size() >= 2);
    CHECK(happened[1]["kind"] == "ack");
    CHECK(happened[1]["ok"] == false);
}

TEST_CASE_METHOD(fixture, "a call leaves its arguments and its answer") {
    api("chat.postMessage", {{"channel", general}, {"text", "Hello"}});
    api("chat.postMessage", {{"channel", "C0NOWHERE"}, {"text", "Hello"}});

    const auto happened = entries();

    CHECK(kinds(happened) ==
          std::vector<std::string>{"api chat.postMessage", "api chat.postMessage"});
    CHECK(happened[0]["ok"] == true);
    CHECK(happened[0]["detail"]["arguments"]["text"] == "Hello");
    CHECK(happened[1]["detail"]["answer"]["error"] == "channel_not_found");
}

TEST_CASE_METHOD(fixture, "nothing in it lets somebody act for another") {
    const auto envelope = run_command("/level", "3");
    respond(envelope, {{"text", "Later"}});
    request("POST", "/api/apps.connections.open", "",
            {{"authorization", std::string("Bearer ") + app_token}});
    const auto payload = envelope["payload"];

    const auto text = entries().dump();

    for (const auto& secret :
         {std::string(bot_token), std::string(app_token), std::string("ticket="),
          payload["trigger_id"].get<std::string>(), payload["response_url"].get<std::string>(),
          payload["token"].get<std::string>()}) {
        CHECK_FALSE(text.find(secret) != std::string::npos);
    }
}

TEST_CASE_METHOD(
    fixture, "what goes wrong on request is told apart, and the page's own reads are not noted") {
    control("faults", {{"kind", "drop"}});
    control("clock", {{"forward", 60}});
    control("messages", {{"channel", general}, {"text", "A word among people"}});
    request("GET", "/_sandbox/state");

    CHECK(kinds(entries()) ==
          std::vector<std::string>{"fault drop", "clock the clock was moved", "socket reset"});
}

TEST_CASE_METHOD(fixture, "the oldest entries go, and pages hear of each new one") {
    for (int i = 0; i < 1'001; ++i) api("auth.test", json::object());

    CHECK(entries().size() == 1'000);
    CHECK(changes("transcript").size() >= 1'001);
}
