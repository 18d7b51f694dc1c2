#include "tests/sandbox/people_fixture.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace coach::testing;
using nlohmann::json;

namespace {

using fixture = connected_fixture;

}  // namespace

TEST_CASE_METHOD(fixture, "an event comes in Slack's outer payload") {
    say(amaras_dm, "hello");

    const auto sent = envelope();
    CHECK(sent["type"] == "events_api");
    CHECK(sent["accepts_response_payload"] == false);
    CHECK(sent["retry_attempt"] == 0);
    const auto& payload = sent["payload"];
    CHECK(payload["type"] == "event_callback");
    CHECK(payload["team_id"] == "T0NORTHWND");
    CHECK(payload["context_team_id"] == "T0NORTHWND");
    CHECK(payload["api_app_id"] == "A0SANDBOX1");
    CHECK(payload["event_id"].get<std::string>().starts_with("Ev"));
    CHECK(payload["event_time"] == 1'760'000'000);
    CHECK(payload["authorizations"] == json{{{"enterprise_id", nullptr},
                                             {"team_id", "T0NORTHWND"},
                                             {"user_id", the_app},
                                             {"is_bot", true},
                                             {"is_enterprise_install", false}}});
    CHECK(payload["is_ext_shared_channel"] == false);
}

TEST_CASE_METHOD(fixture, "a direct message to the app is a message event of type im") {
    say(amaras_dm, "hi <there> @mateo");

    const auto heard = event();
    CHECK(heard["type"] == "message");
    CHECK(heard["channel_type"] == "im");
    CHECK(heard["channel"] == amaras_dm);
    CHECK(heard["user"] == amara);
    CHECK(heard["text"] == "hi &lt;there&gt; <@U0MATEO002>");
    CHECK(heard["ts"] == heard["event_ts"]);
    CHECK(heard["team"] == "T0NORTHWND");
    CHECK(heard.contains("client_msg_id"));
    CHECK_FALSE(heard.contains("bot_id"));
    CHECK(
        heard["blocks"][0]["elements"][0]["elements"] ==
        json{{{"type", "text"}, {"text", "hi <there> "}}, {{"type", "user"}, {"user_id", mateo}}});
}

TEST_CASE_METHOD(fixture, "what the app posts in a direct message is echoed to it",
                 "[rule:own-posts-echoed]") {
    api("chat.postMessage", {{"channel", amaras_dm}, {"text", "hello"}});

    const auto heard = event();
    CHECK(heard["user"] == the_app);
    CHECK(heard["bot_id"] == "B0SANDBOX1");
    CHECK_FALSE(heard.contains("client_msg_id"));
}

TEST_CASE_METHOD(fixture, "an ephemeral message is no event") {
    api("chat.postEphemeral", {{"channel", general}, {"user", amara}, {"text", "psst"}});

    CHECK(events().empty());
}

TEST_CASE_METHOD(fixture, "a mention comes twice: two events of one message",
                 "[rule:mention-comes-twice]") {
    say(general, "@Coach help");

    const auto sent = envelopes();
    REQUIRE(sent.size() == 2);
    const auto& mention = sent[0]["payload"];
    const auto& message = sent[1]["payload"];
    CHECK(mention["event"]["type"] == "app_mention");
    CHECK(mention["event"]["user_team"] == "T0NORTHWND");
    CHECK_FALSE(mention["event"].contains("channel_type"));
    CHECK(message["event"]["type"] == "message");
    CHECK(message["event"]["channel_type"] == "channel");
    CHECK(mention["event"]["ts"] == message["event"]["ts"]);
    CHECK(mention["event_id"] != message["event_id"]);
}

TEST_CASE_METHOD(fixture, "the app hears nothing of channels that it is not in",
                 "[rule:events-need-membership]") {
    say(uninvited, "@Coach help");

    CHECK(events().empty());
}

TEST_CASE_METHOD(fixture, "in a direct message a mention is only a message") {
    say(amaras_dm, "@Coach help");

    CHECK(event()["type"] == "message");
}

TEST_CASE_METHOD(fixture, "the app does not hear itself mentioned by itself") {
    api("chat.postMessage", {{"channel", general}, {"text", "<@U0APPBOT05>"}});

    CHECK(event()["type"] == "message");
}

TEST_CASE_METHOD(fixture, "a message in a private channel is of type group") {
    say(leads, "hello", mateo);

    CHECK(event()["channel_type"] == "group");
}

TEST_CASE_METHOD(fixture, "an external person's message carries their own team",
                 "[rule:external-people-carry-their-team]") {
    say(shared, "hello", rosa);

    const auto payload = envelope()["payload"];
    CHECK(payload["event"]["team"] == "T0HALDEN99");
    CHECK(payload["team_id"] == "T0NORTHWND");
    CHECK(payload["is_ext_shared_channel"] == true);
}

TEST_CASE_METHOD(fixture, "a message that the app replaces or deletes is told with what it was") {
    acknowledge(run_command("/level", ""), {{"text", "L3"}, {"response_type", "in_channel"}});
    events();
    const json button{{"type", "button"},
                      {"action_id", "go"},
                      {"text", {{"type", "plain_text"}, {"text", "Go"}}}};
    const json actions{{"type", "actions"}, {"block_id", "b"}, {"elements", {button}}};
    const auto ts = api("chat.postMessage", {{"channel", general}, {"blocks", {actions}}})["ts"];
    events();
    control("actions", {{"channel", general}, {"ts", ts}, {"block_id", "b"}, {"action_id", "go"}});
    const auto press = envelope();

    respond(press, {{"replace_original", true}, {"text", "after"}});
    const auto changed = event();
    CHECK(changed["subtype"] == "message_changed");
    CHECK(changed["message"]["text"] == "after");
    CHECK(changed["previous_message"]["text"] == "");

    respond(press, {{"delete_original", true}});
    const auto removed = event();
    CHECK(removed["subtype"] == "message_deleted");
    CHECK(removed["deleted_ts"] == ts);
}

TEST_CASE("an event needs its subscription", "[rule:events-need-subscription]") {
    people_fixture sandbox("", "message.im");
    sandbox.connect();
    sandbox.say(amaras_dm, "hello");
    CHECK(sandbox.events().empty());
    sandbox.say(general, "hello");
    CHECK(sandbox.events().size() == 1);
}

TEST_CASE("an event needs its scope", "[rule:events-need-scope]") {
    people_fixture sandbox("im:history", "");
    sandbox.connect();
    sandbox.say(amaras_dm, "hello");
    CHECK(sandbox.events().empty());
}

TEST_CASE_METHOD(fixture, "each opening of the app's home is an event",
                 "[rule:home-opened-each-time]") {
    control("home", {{"tab", "home"}});
    const auto heard = event();
    CHECK(heard["type"] == "app_home_opened");
    CHECK(heard["user"] == amara);
    CHECK(heard["channel"] == amaras_dm);
    CHECK(heard["tab"] == "home");
    CHECK_FALSE(heard.contains("view"));

    control("home", {{"tab", "messages"}});
    CHECK(event()["tab"] == "messages");
    CHECK(control("home", {{"tab", "about"}}).status == 400);
    CHECK(control("home", {{"as", emil}, {"tab", "home"}}).status == 404);
}

TEST_CASE("a tab that the manifest switches off cannot be opened") {
    stand_in_fixture without_home(R"({"display_information": {"name": "Coach"}})");

    CHECK(without_home.control("home", {{"tab", "home"}}).status == 404);
    CHECK(without_home.control("home", {{"tab", "messages"}}).status == 202);
}

TEST_CASE("nobody writes to an app whose messages tab is off, or only to be read",
          "[rule:messages-tab]") {
    const auto status = [](const char* app_home) {
        stand_in_fixture sandbox(std::string(R"({"display_information": {"name": "Coach"},
            "features": {"app_home": )") +
                                 app_home + "}}");
        return sandbox.control("messages", {{"channel", amaras_dm}, {"text", "x"}}).status;
    };
    CHECK(status(R"({"messages_tab_enabled": true})") == 202);
    CHECK(status(R"({"messages_tab_enabled": false})") == 400);
    CHECK(status(R"({"messages_tab_enabled": true, "messages_tab_read_only_enabled": true})") ==
          400);
}

TEST_CASE_METHOD(fixture, "who comes into a channel of the app is told, the app itself too") {
    control("members", {{"channel", general}, {"person", leila}});
    const auto heard = event();
    CHECK(heard["type"] == "member_joined_channel");
    CHECK(heard["user"] == leila);
    CHECK(heard["channel_type"] == "C");
    CHECK(heard["inviter"] == amara);

    api("conversations.join", {{"channel", uninvited}});
    const auto own = event();
    CHECK(own["user"] == the_app);
    CHECK_FALSE(own.contains("inviter"));

    control("members", {{"as", mateo}, {"channel", leads}, {"person", amara}});
    CHECK(event()["channel_type"] == "G");
}

TEST_CASE_METHOD(fixture, "a changed person is told whole") {
    control("people", {{"person", mateo}, {"tz", "Asia/Kathmandu"}});

    const auto heard = event();
    CHECK(heard["type"] == "user_change");
    CHECK(heard["user"]["id"] == mateo);
    CHECK(heard["user"]["tz_offset"] == 20'700);
    CHECK(heard["cache_ts"] == 1'760'000'000);
}

TEST_CASE_METHOD(fixture, "paused notifications are an event of their own, once") {
    control("people", {{"person", mateo}, {"dnd", true}});
    const auto heard = event();
    CHECK(heard["type"] == "dnd_updated_user");
    CHECK(heard["dnd_status"]["dnd_enabled"] == true);

    control("people", {{"person", mateo}, {"dnd", true}});
    CHECK(events().empty());
}

TEST_CASE_METHOD(fixture, "who signs in for the first time joins the team") {
    control("people", {{"person", ines}, {"invited", false}});

    const auto heard = event();
    CHECK(heard["type"] == "team_join");
    CHECK(heard["user"]["id"] == ines);
    CHECK_FALSE(heard["user"].contains("is_invited_user"));
}
