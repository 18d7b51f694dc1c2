#include "tests/sandbox/view_fixture.hpp"
#include "tests/support/catch.hpp"

#include <chrono>
#include <string>

using namespace coach::testing;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

struct fixture : view_fixture {
    std::string say(const std::string& text) {
        control("messages", {{"channel", general}, {"text", text}});
        return messages(amara).back()["ts"];
    }
};

}  // namespace

TEST_CASE_METHOD(fixture, "the state lists the shortcuts of the manifest") {
    const auto shortcuts = body_of(request("GET", "/_sandbox/state"))["shortcuts"];

    CHECK(shortcuts["global"] == json{{{"name", "Write journal"},
                                       {"callback_id", "journal"},
                                       {"description", "A new entry"}}});
    CHECK(shortcuts["message"][0]["callback_id"] == "keep");
}

TEST_CASE_METHOD(fixture, "a global shortcut has no channel, and its trigger opens a modal",
                 "[rule:global-shortcut]") {
    CHECK(control("shortcuts", {{"callback_id", "journal"}}).status == 202);

    const auto envelope = envelopes().at(0);
    CHECK(envelope["type"] == "interactive");
    CHECK(envelope["accepts_response_payload"] == false);
    const auto& payload = envelope["payload"];
    CHECK(payload["type"] == "shortcut");
    CHECK(payload["callback_id"] == "journal");
    CHECK(payload["user"]["id"] == amara);
    CHECK(payload["is_enterprise_install"] == false);
    CHECK_FALSE(payload["action_ts"].get<std::string>().empty());
    CHECK_FALSE(payload.contains("channel"));
    CHECK_FALSE(payload.contains("response_url"));
    CHECK(api("views.open", {{"trigger_id", payload["trigger_id"]},
                             {"view", create_modal({create_button_block("go")})}})["ok"] == true);
}

TEST_CASE_METHOD(fixture, "a message shortcut carries the message and a response URL",
                 "[rule:message-shortcut]") {
    const auto ts = say("Well done");

    control("shortcuts", {{"callback_id", "keep"}, {"channel", general}, {"ts", ts}});

    const auto envelope = envelopes().at(0);
    const auto& payload = envelope["payload"];
    CHECK(payload["type"] == "message_action");
    CHECK(payload["callback_id"] == "keep");
    CHECK(payload["message_ts"] == ts);
    CHECK(payload["message"]["text"] == "Well done");
    CHECK(payload["channel"] == json{{"id", general}, {"name", "general"}});
    CHECK(respond(envelope, {{"text", "kept"}}).status == 200);
    CHECK(messages(amara).back()["text"] == "kept");
    CHECK(messages(mateo).size() == 1);
}

TEST_CASE_METHOD(fixture, "shortcuts that are not declared, or not for this, are not found") {
    const auto ts = say("hi");
    const auto error = [&](const json& body) {
        return body_of(control("shortcuts", body))["error"];
    };

    CHECK(error({{"callback_id", "nothing"}}) == "shortcut_not_found");
    CHECK(error({{"callback_id", "keep"}}) == "shortcut_not_found");
    CHECK(error({{"callback_id", "journal"}, {"channel", general}, {"ts", ts}}) ==
          "shortcut_not_found");
    CHECK(error({{"callback_id", "keep"}, {"channel", general}, {"ts", "1.1"}}) ==
          "message_not_found");
    CHECK(error({{"callback_id", "keep"}, {"channel", "C9"}, {"ts", ts}}) == "channel_not_found");
    CHECK(envelopes().empty());
}

TEST_CASE_METHOD(fixture, "an ephemeral has no message shortcuts",
                 "[rule:shortcut-not-on-ephemeral]") {
    acknowledge(run_command("/level", ""), {{"text", "to you"}});
    const auto ts = messages(amara).back()["ts"];

    const auto reply =
        control("shortcuts", {{"callback_id", "keep"}, {"channel", general}, {"ts", ts}});

    CHECK(body_of(reply)["error"] == "message_not_found");
}

TEST_CASE_METHOD(fixture, "a shortcut that the app does not acknowledge is told in a notice",
                 "[rule:shortcut-notice]") {
    control("shortcuts", {{"callback_id", "journal"}});
    CHECK(events("notice").empty());
    wait(3s);
    CHECK(events("notice").at(0)["text"].get<std::string>().starts_with("Write journal failed."));

    control("shortcuts", {{"callback_id", "journal"}});
    acknowledge(envelopes().back(), {{"text", "ignored, since the flag is false"}});
    CHECK(events("notice").empty());
}
