#include "tests/sandbox/stand_in_fixture.hpp"
#include "tests/support/catch.hpp"

#include <chrono>

using namespace coach::testing;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

constexpr long long start = 1'760'000'000;

struct fixture : stand_in_fixture {
    json plan(json arguments) {
        if (!arguments.contains("channel")) arguments["channel"] = general;
        if (!arguments.contains("text")) arguments["text"] = "later";
        return api("chat.scheduleMessage", arguments);
    }

    json planned(const json& arguments = json::object()) {
        return api("chat.scheduledMessages.list", arguments);
    }
};

}  // namespace

TEST_CASE_METHOD(fixture, "a scheduled message is posted when its time comes",
                 "[rule:schedule-posts]") {
    const auto reply = plan({{"post_at", start + 60}});
    CHECK(reply["post_at"] == start + 60);
    CHECK(reply["message"]["text"] == "later");
    CHECK(slack.next_deadline() == now.steady + 60s);

    wait(59s);
    CHECK(messages(amara).empty());
    wait(1s);
    REQUIRE(messages(amara).size() == 1);
    CHECK(messages(amara).at(0)["text"] == "later");
    CHECK(messages(amara).at(0)["ts"].get<std::string>().starts_with("1760000060."));
    CHECK_FALSE(slack.next_deadline());
}

TEST_CASE_METHOD(fixture, "a clock that is moved forward posts it too") {
    plan({{"post_at", start + 86'400}});

    now.wall += 24h;
    slack.tick(now);

    CHECK(messages(amara).size() == 1);
}

TEST_CASE_METHOD(fixture, "times are checked", "[rule:schedule-range]") {
    CHECK(plan({{"post_at", start}})["error"] == "time_in_past");
    CHECK(plan({{"post_at", start + 121 * 86'400}})["error"] == "time_too_far");
    CHECK(plan({{"post_at", "tomorrow"}})["error"] == "invalid_time");
    CHECK(plan({{"post_at", std::to_string(start + 9)}})["ok"] == true);
    CHECK(plan(json::object())["error"] == "invalid_arguments");
}

TEST_CASE_METHOD(fixture, "content and channel are checked when it is scheduled") {
    const auto error = [&](json arguments) {
        arguments["post_at"] = start + 60;
        return plan(std::move(arguments))["error"];
    };
    CHECK(error({{"channel", amara}}) == "channel_not_found");
    CHECK(error({{"channel", archived}}) == "is_archived");
    CHECK(error({{"channel", uninvited}}) == "not_in_channel");
    CHECK(error({{"text", ""}}) == "no_text");
}

TEST_CASE_METHOD(fixture, "the list has ids, times and texts, and pages", "[rule:schedule-list]") {
    const auto second = plan({{"post_at", start + 200}, {"channel", amaras_dm}});
    const auto first = plan({{"post_at", start + 100}, {"text", "sooner"}});

    const auto all = planned()["scheduled_messages"];
    REQUIRE(all.size() == 2);
    CHECK(all[0] == json{{"id", first["scheduled_message_id"]},
                         {"channel_id", general},
                         {"post_at", start + 100},
                         {"date_created", start},
                         {"text", "sooner"}});
    CHECK(planned({{"channel", amaras_dm}})["scheduled_messages"].size() == 1);
    CHECK(planned({{"oldest", start + 101}})["scheduled_messages"].size() == 1);
    CHECK(planned({{"latest", start + 99}})["scheduled_messages"].empty());
    CHECK(planned({{"channel", "C9"}})["error"] == "invalid_channel");
    const auto page = planned({{"limit", 1}});
    CHECK(page["response_metadata"]["next_cursor"] == second["scheduled_message_id"]);
    CHECK(planned({{"cursor", second["scheduled_message_id"]}})["scheduled_messages"].size() == 1);
}

TEST_CASE_METHOD(fixture, "a scheduled message can be taken back", "[rule:schedule-delete]") {
    const auto id = plan({{"post_at", start + 120}})["scheduled_message_id"];
    const auto take_back = [&] {
        return api("chat.deleteScheduledMessage",
                   {{"channel", general}, {"scheduled_message_id", id}});
    };
    CHECK(take_back()["ok"] == true);
    CHECK(take_back()["error"] == "invalid_scheduled_message_id");
    wait(200s);
    CHECK(messages(amara).empty());
}

TEST_CASE_METHOD(fixture, "one with metadata never comes", "[rule:schedule-metadata]") {
    const json metadata{{"event_type", "a"}, {"event_payload", json::object()}};
    CHECK(plan({{"post_at", start + 60}, {"metadata", metadata}})["ok"] == true);
    wait(61s);
    CHECK(messages(amara).empty());
}
