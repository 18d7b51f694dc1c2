#include "tests/sandbox/stand_in_fixture.hpp"
#include "tests/support/catch.hpp"

#include <chrono>
#include <string>
#include <vector>

using namespace coach::testing;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

json create_button(const std::string& label = "Go") {
    return {{"type", "button"},
            {"action_id", "go"},
            {"value", "v1"},
            {"text", {{"type", "plain_text"}, {"text", label}}}};
}

json create_option(const std::string& value) {
    return {{"text", {{"type", "plain_text"}, {"text", value}}}, {"value", value}};
}

json create_menu() {
    return {{"type", "static_select"},
            {"action_id", "menu"},
            {"options", {create_option("a"), create_option("b")}}};
}

json create_actions(const std::vector<json>& elements) {
    return {{"blocks", {{{"type", "actions"}, {"block_id", "b1"}, {"elements", elements}}}}};
}

struct fixture : stand_in_fixture {
    fixture() { connect(); }

    /// The app answers a command with these blocks; returns the message's time stamp.
    std::string show(const json& answer) {
        acknowledge(run_command("/level", ""), answer);
        return messages(amara).back().at("ts");
    }

    /// Amara presses something on a message; returns the envelope.
    json press(const std::string& ts, const std::string& action_id, const json& more = {}) {
        json body{{"channel", general}, {"ts", ts}, {"block_id", "b1"}, {"action_id", action_id}};
        if (more.is_object()) body.update(more);
        CHECK(control("actions", body).status == 202);
        return envelopes().at(0);
    }
};

}  // namespace

TEST_CASE_METHOD(fixture, "a command's payload has Slack's form", "[rule:string-booleans]") {
    const auto envelope = run_command("/level", "3 @mateo");

    CHECK(envelope["type"] == "slash_commands");
    CHECK(envelope["accepts_response_payload"] == true);
    CHECK(envelope["retry_attempt"] == 0);
    const auto& payload = envelope["payload"];
    CHECK(payload["team_id"] == "T0NORTHWND");
    CHECK(payload["team_domain"] == "northwind");
    CHECK(payload["channel_id"] == general);
    CHECK(payload["channel_name"] == "general");
    CHECK(payload["user_id"] == amara);
    CHECK(payload["user_name"] == "amara");
    CHECK(payload["command"] == "/level");
    CHECK(payload["text"] == "3 <@U0MATEO002|mateo>");
    CHECK(payload["is_enterprise_install"] == "false");
    CHECK(
        payload["response_url"].get<std::string>().starts_with("http://127.0.0.1:4000/response/"));
    CHECK_FALSE(payload["trigger_id"].get<std::string>().empty());
}

TEST_CASE_METHOD(fixture, "without should_escape the text goes as it was typed") {
    CHECK(run_command("/raw", "@mateo & <b>")["payload"]["text"] == "@mateo & <b>");
}

TEST_CASE_METHOD(fixture, "in a direct message the channel's name is directmessage") {
    control("commands", {{"channel", amaras_dm}, {"command", "/level"}, {"text", ""}});

    CHECK(envelopes().at(0)["payload"]["channel_name"] == "directmessage");
}

TEST_CASE_METHOD(fixture, "an acknowledgement's message is shown to the one who asked") {
    acknowledge(run_command("/level", "3"), {{"text", "*L3*"}});

    const auto seen = messages(amara);
    REQUIRE(seen.size() == 1);
    CHECK(seen[0]["text"] == "*L3*");
    CHECK(seen[0]["user"] == "U0APPBOT05");
    CHECK(seen[0]["ephemeral"] == true);
    CHECK(messages(mateo).empty());
}

TEST_CASE_METHOD(fixture, "in_channel shows the command and the answer to everybody",
                 "[rule:in-channel]") {
    acknowledge(run_command("/level", "3"), {{"text", "L3"}, {"response_type", "in_channel"}});

    const auto seen = messages(mateo);
    REQUIRE(seen.size() == 2);
    CHECK(seen[0]["text"] == "/level 3");
    CHECK(seen[0]["user"] == amara);
    CHECK(seen[1]["ephemeral"] == false);
}

TEST_CASE_METHOD(fixture, "an empty acknowledgement shows nothing") {
    acknowledge(run_command("/level", "3"));
    acknowledge(run_command("/level", "3"), json::object());

    CHECK(messages(amara).empty());
}

TEST_CASE_METHOD(fixture, "a command not acknowledged in 3 s fails as Slackbot says",
                 "[rule:command-timeout]") {
    const auto envelope = run_command("/level", "3");
    wait(2999ms);
    CHECK(messages(amara).empty());
    wait(1ms);
    acknowledge(envelope, {{"text", "too late"}});

    const auto seen = messages(amara);
    REQUIRE(seen.size() == 1);
    CHECK(seen[0]["user"] == "USLACKBOT");
    CHECK(seen[0]["ephemeral"] == true);
    CHECK(seen[0]["failed"] == "operation_timeout");
    CHECK(seen[0]["text"].get<std::string>().starts_with(
        "/level failed because the app did not respond. Learn more about slash commands"));
}

TEST_CASE("a command without a connected app fails at once with dispatch_failed",
          "[rule:command-no-socket]") {
    stand_in_fixture sandbox;

    sandbox.control("commands", {{"channel", general}, {"command", "/level"}, {"text", ""}});

    CHECK(sandbox.messages(amara).at(0)["failed"] == "dispatch_failed");
}

TEST_CASE_METHOD(fixture, "an answer that Slack would refuse is not shown, and that is told",
                 "[rule:command-invalid-response]") {
    acknowledge(run_command("/level", ""), {{"text", "x"}, {"blocks", {{{"type", "poem"}}}}});

    const auto seen = messages(amara);
    REQUIRE(seen.size() == 1);
    CHECK(seen[0]["failed"] == "invalid_command_response");
}

TEST_CASE_METHOD(fixture, "a press on an ephemeral goes out without the message",
                 "[rule:ephemeral-action-bare]") {
    const auto ts = show(create_actions({create_button("Go & see")}));

    const auto envelope = press(ts, "go");

    CHECK(envelope["type"] == "interactive");
    CHECK(envelope["accepts_response_payload"] == false);
    const auto& payload = envelope["payload"];
    CHECK(payload["type"] == "block_actions");
    CHECK_FALSE(payload.contains("message"));
    CHECK(payload["container"] == json{{"type", "message"},
                                       {"message_ts", ts},
                                       {"channel_id", general},
                                       {"is_ephemeral", true}});
    CHECK(payload["user"]["id"] == amara);
    CHECK(payload["user"]["team_id"] == "T0NORTHWND");
    CHECK(payload["enterprise"].is_null());
    CHECK(payload["is_enterprise_install"] == false);
    CHECK(payload["actions"][0]["value"] == "v1");
    CHECK(payload["actions"][0]["block_id"] == "b1");
    CHECK(payload["actions"][0]["text"]["text"] == "Go &amp; see");
}

TEST_CASE_METHOD(fixture, "a press on a visible message carries it, its plain texts escaped",
                 "[rule:escaped-echo]") {
    auto answer = create_actions({create_button("Go & see")});
    answer["response_type"] = "in_channel";
    const auto ts = show(answer);

    const auto message = press(ts, "go")["payload"]["message"];

    CHECK(message["ts"] == ts);
    CHECK(message["bot_id"] == "B0SANDBOX1");
    CHECK(message["blocks"][0]["elements"][0]["text"]["text"] == "Go &amp; see");
}

TEST_CASE_METHOD(fixture, "state.values holds null, then what was chosen, and keeps it",
                 "[rule:state-null]") {
    const auto ts = show(create_actions({create_button(), create_menu()}));

    CHECK(press(ts, "go")["payload"]["state"]["values"]["b1"] ==
          json{{"menu", {{"type", "static_select"}, {"selected_option", nullptr}}}});
    const auto chosen = press(ts, "menu", {{"selected_option", create_option("b")}});
    CHECK(chosen["payload"]["actions"][0]["selected_option"]["value"] == "b");
    CHECK(press(ts, "go")["payload"]["state"]["values"]["b1"]["menu"]["selected_option"] ==
          create_option("b"));
}

TEST_CASE_METHOD(fixture, "an option that a menu does not offer is refused") {
    const auto ts = show(create_actions({create_menu()}));

    const auto reply = control("actions", {{"channel", general},
                                           {"ts", ts},
                                           {"block_id", "b1"},
                                           {"action_id", "menu"},
                                           {"selected_option", create_option("z")}});

    CHECK(body_of(reply)["error"] == "option_not_found");
}

TEST_CASE_METHOD(fixture, "nobody presses on another's ephemeral, or what is not there") {
    const auto ts = show(create_actions({create_button()}));
    json body{{"channel", general}, {"ts", ts}, {"block_id", "b1"}, {"action_id", "nothing"}};
    CHECK(body_of(control("actions", body))["error"] == "element_not_found");

    body["action_id"] = "go";
    body["as"] = mateo;
    CHECK(body_of(control("actions", body))["error"] == "message_not_found");
}

TEST_CASE_METHOD(fixture, "a control is working, then done when acknowledged") {
    const auto ts = show(create_actions({create_button()}));
    const auto envelope = press(ts, "go");
    acknowledge(envelope, {{"text", "ignored, since the flag is false"}});

    const auto events = changes("action");

    REQUIRE(events.size() == 2);
    CHECK(events[0]["state"] == "working");
    CHECK(events[1]["state"] == "done");
    CHECK(messages(amara).size() == 1);
}

TEST_CASE_METHOD(fixture, "a press not acknowledged in time warns on the control",
                 "[rule:control-timeout]") {
    const auto ts = show(create_actions({create_button()}));
    press(ts, "go");
    wait(3s);

    const auto failed = changes("action").back();

    CHECK(failed["state"] == "failed");
    CHECK(failed["error"] == "Operation timed out. Apps need to respond within three seconds.");
}

TEST_CASE_METHOD(fixture, "a response URL adds an ephemeral, or a message for all") {
    const auto envelope = run_command("/level", "");

    const auto reply = respond(envelope, {{"text", "to you"}});
    respond(envelope, {{"text", "to all"}, {"response_type", "in_channel"}});

    CHECK(reply.status == 200);
    CHECK(reply.body == "ok");
    CHECK(messages(amara).size() == 2);
    REQUIRE(messages(mateo).size() == 1);
    CHECK(messages(mateo)[0]["text"] == "to all");
}

TEST_CASE_METHOD(fixture, "the sixth post to a response URL is refused, as is one too late") {
    const auto envelope = run_command("/level", "");
    for (int i = 0; i < 5; ++i) CHECK(respond(envelope, {{"text", "x"}}).status == 200);
    const auto sixth = respond(envelope, {{"text", "x"}});
    CHECK(sixth.status == 404);
    CHECK(body_of(sixth) == json{{"ok", false}, {"error", "used_url"}});

    const auto other = run_command("/level", "");
    wait(30min);
    CHECK(body_of(respond(other, {{"text", "x"}}))["error"] == "expired_url");
}

TEST_CASE_METHOD(fixture, "replace_original changes the message but never who sees it",
                 "[rule:replace-keeps-audience]") {
    const auto ts = show(create_actions({create_button()}));
    const auto envelope = press(ts, "go");

    respond(envelope,
            {{"replace_original", true}, {"response_type", "in_channel"}, {"text", "new"}});

    REQUIRE(messages(amara).size() == 1);
    CHECK(messages(amara)[0]["ts"] == ts);
    CHECK(messages(amara)[0]["text"] == "new");
    CHECK(messages(mateo).empty());
}

TEST_CASE_METHOD(fixture, "delete_original takes the message away") {
    const auto ts = show(create_actions({create_button()}));

    respond(press(ts, "go"), {{"delete_original", true}});

    CHECK(messages(amara).empty());
}

TEST_CASE_METHOD(fixture, "a response URL refuses blocks that Slack refuses, and counts no use",
                 "[rule:response-url-refused-free]") {
    const auto envelope = run_command("/level", "");
    for (int i = 0; i < 6; ++i) {
        const auto refused = respond(envelope, {{"blocks", {{{"type", "poem"}}}}});
        CHECK(refused.status == 404);
        CHECK(body_of(refused)["error"] == "invalid_blocks");
    }
    CHECK(respond(envelope, {{"text", "fine"}}).status == 200);
}
