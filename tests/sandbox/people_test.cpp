#include "tests/sandbox/people_fixture.hpp"
#include "tests/support/catch.hpp"

#include <set>
#include <string>

using namespace coach::testing;
using nlohmann::json;

namespace {

using fixture = people_fixture;

json person_in(const json& state, std::string_view id) {
    for (const auto& person : state["people"]) {
        if (person["id"] == id) return person;
    }
    return nullptr;
}

json state_of(fixture& sandbox, const std::string& person) {
    return body_of(sandbox.request("GET", "/_sandbox/state?as=" + person));
}

std::set<std::string> channels_of(fixture& sandbox, const std::string& person) {
    std::set<std::string> names;
    const auto state = state_of(sandbox, person);
    for (const auto& channel : state["channels"]) names.insert(channel["name"]);
    return names;
}

/// What pages of that person heard of channels and people.
json heard_by(fixture& sandbox, std::string_view viewer, std::string_view event) {
    auto out = json::array();
    for (const auto& what : sandbox.slack.take_changes(sandbox.now)) {
        if (what.event == event && sandbox.slack.may_hear(viewer, what)) out.push_back(what.data);
    }
    return out;
}

}  // namespace

TEST_CASE_METHOD(fixture, "the state tells of every kind of people, and whom one can play") {
    const auto state = state_of(*this, amara);
    const auto check = [&](const char* id, const char* kind, bool playable) {
        INFO(id);
        CHECK(person_in(state, id)["kind"] == kind);
        CHECK(person_in(state, id)["playable"] == playable);
    };
    check(amara, "member", true);
    check(leila, "guest", true);
    check(tom, "single_channel_guest", true);
    check(rosa, "external", true);
    check(jonas, "deactivated", false);
    check(ines, "member", false);
    check("U0STANDUP1", "bot", false);
    check("U0WORKFLW2", "workflow", false);
    check(the_app, "app", false);
    check("USLACKBOT", "slackbot", false);
    CHECK(person_in(state, rosa)["team_id"] == "T0HALDEN99");
    CHECK(person_in(state, "U0AROHA016")["status"] ==
          json{{"text", "Vacationing"}, {"emoji", ":palm_tree:"}});
    CHECK(person_in(state, "U0MEITAN17")["dnd"] == true);
}

TEST_CASE_METHOD(fixture, "nobody plays a bot, or who has left or not come yet",
                 "[rule:playable-people]") {
    for (const std::string id : {jonas, ines, "U0STANDUP1", "U0WORKFLW2", "USLACKBOT"}) {
        INFO(id);
        CHECK(request("GET", "/_sandbox/state?as=" + id).status == 404);
        CHECK(control("messages", {{"as", id}, {"channel", general}, {"text", "x"}}).status == 404);
    }
}

TEST_CASE_METHOD(fixture, "guests and external people see only what they are in",
                 "[rule:guests-see-their-channels]") {
    CHECK(channels_of(*this, leila) == std::set<std::string>{"Coach", "product", "research"});
    CHECK(channels_of(*this, tom) == std::set<std::string>{"Coach", "website"});
    CHECK(channels_of(*this, rosa) == std::set<std::string>{"Coach", "with-halden-labs"});
    CHECK(channels_of(*this, emil) == std::set<std::string>{"sales-with-halden"});
    CHECK(control("messages", {{"as", tom}, {"channel", general}, {"text", "x"}}).status == 404);
}

TEST_CASE_METHOD(fixture, "a private channel is seen by its members alone",
                 "[rule:private-channels-are-private]") {
    CHECK(channels_of(*this, mateo).contains("product-leads"));
    CHECK_FALSE(channels_of(*this, amara).contains("product-leads"));

    say(leads, "hello", mateo);

    CHECK(heard_by(*this, amara, "message").empty());
    say(leads, "hello again", mateo);
    CHECK(heard_by(*this, mateo, "message").size() == 1);
}

TEST_CASE_METHOD(fixture, "a channel's form says what the page needs") {
    const auto state = state_of(*this, amara);
    for (const auto& channel : state["channels"]) {
        if (channel["id"] == shared) {
            CHECK(channel["shared"] == true);
            CHECK(channel["kind"] == "channel");
            CHECK(channel["has_app"] == true);
            CHECK(channel["members"] == json{amara, mateo, priya, rosa, the_app});
        }
        if (channel["id"] == archived) {
            CHECK(channel["archived"] == true);
            CHECK(channel["members"].size() == 5);
        }
    }
}

TEST_CASE_METHOD(fixture, "nobody writes or commands in an archived channel",
                 "[rule:archived-is-read-only]") {
    CHECK(control("messages", {{"channel", archived}, {"text", "x"}}).status == 400);
    CHECK(control("commands", {{"channel", archived}, {"command", "/level"}}).status == 400);
}

TEST_CASE_METHOD(fixture, "who acts in a public channel is in it from then on") {
    connect();
    say("C0WEBSITE0", "hello");

    CHECK(ask("conversations.members", "channel=C0WEBSITE0")["members"] ==
          json{"U0HANA0010", "U0IMOGEN07", tom, amara, the_app});
    CHECK(heard_by(*this, tom, "channel").size() == 1);
}

TEST_CASE_METHOD(fixture, "people are altered, and pages hear of it") {
    const auto reply = control("people", {{"person", mateo},
                                          {"status", {{"text", "Out"}, {"emoji", ":palm_tree:"}}},
                                          {"dnd", true},
                                          {"tz", "Asia/Kathmandu"},
                                          {"display_name", ""}});

    CHECK(reply.status == 202);
    const auto heard = heard_by(*this, amara, "person");
    REQUIRE(heard.size() == 1);
    CHECK(heard[0]["status"]["emoji"] == ":palm_tree:");
    CHECK(heard[0]["dnd"] == true);
    CHECK(heard[0]["tz"] == "Asia/Kathmandu");
    CHECK(heard[0]["display_name"] == "");
    CHECK(control("people", {{"person", mateo}, {"tz", "Mars/Olympus"}}).status == 400);
    CHECK(control("people", {{"person", "U9"}}).status == 404);
    CHECK(control("people", {{"person", the_app}, {"dnd", true}}).status == 404);
}

TEST_CASE_METHOD(fixture, "who is deactivated can do nothing more, and see nothing") {
    control("people", {{"person", mateo}, {"deactivated", true}});

    CHECK(request("GET", std::string("/_sandbox/state?as=") + mateo).status == 404);
    CHECK(ask("conversations.open", std::string("users=") + mateo)["error"] == "user_disabled");
}

TEST_CASE_METHOD(fixture, "who accepts an invitation can be played, and written to") {
    control("people", {{"person", ines}, {"invited", false}});

    const auto state = state_of(*this, ines);
    CHECK(state["me"]["playable"] == true);
    CHECK(channels_of(*this, ines).contains("Coach"));
}

TEST_CASE_METHOD(fixture, "people and the app are put into channels, and taken out") {
    const auto status = [&](json body) { return control("members", std::move(body)).status; };
    CHECK(status({{"channel", uninvited}, {"person", the_app}}) == 202);
    CHECK(api("chat.postMessage", {{"channel", uninvited}, {"text", "hi"}})["ok"] == true);
    CHECK(status({{"channel", uninvited}, {"person", the_app}, {"member", false}}) == 202);
    CHECK(api("chat.postMessage", {{"channel", uninvited}, {"text", "hi"}})["error"] ==
          "not_in_channel");
    CHECK(status({{"channel", leads}, {"person", amara}}) == 404);
    CHECK(status({{"channel", general}, {"person", jonas}}) == 400);
    CHECK(status({{"channel", amaras_dm}, {"person", mateo}}) == 400);
    CHECK(status({{"channel", archived}, {"person", rosa}}) == 400);
}

TEST_CASE_METHOD(fixture, "an external person cannot run the app's commands",
                 "[rule:external-people-run-no-commands]") {
    connect();
    control("commands", {{"as", rosa}, {"channel", shared}, {"command", "/level"}});

    CHECK(envelopes().empty());
    const auto seen = messages(rosa, shared);
    REQUIRE(seen.size() == 1);
    CHECK(seen[0]["failed"] == "invalid_command");
}

TEST_CASE_METHOD(fixture, "an external person presses buttons, as of their own team",
                 "[rule:external-people-press-buttons]") {
    connect();
    const json button{{"type", "button"},
                      {"action_id", "go"},
                      {"text", {{"type", "plain_text"}, {"text", "Go"}}}};
    const json actions{{"type", "actions"}, {"block_id", "b"}, {"elements", {button}}};
    const auto ts = api("chat.postMessage", {{"channel", shared}, {"blocks", {actions}}})["ts"];
    envelopes();

    control(
        "actions",
        {{"as", rosa}, {"channel", shared}, {"ts", ts}, {"block_id", "b"}, {"action_id", "go"}});

    const auto sent = envelopes();
    REQUIRE(sent.size() == 1);
    CHECK(sent[0]["payload"]["user"]["team_id"] == "T0HALDEN99");
    CHECK(sent[0]["payload"]["team"]["id"] == "T0NORTHWND");
}
