#include "tests/sandbox/stand_in_fixture.hpp"
#include "tests/support/catch.hpp"

#include <chrono>
#include <set>
#include <string>

using namespace coach::testing;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

using fixture = stand_in_fixture;

}  // namespace

TEST_CASE_METHOD(fixture, "the state tells the page who and what there is") {
    const auto state = body_of(request("GET", "/_sandbox/state?as=U0MATEO002"));

    CHECK(state["workspace"] ==
          json{{"id", "T0NORTHWND"}, {"name", "Northwind"}, {"domain", "northwind"}});
    CHECK(state["me"]["id"] == mateo);
    CHECK(state["people"].size() == 23);
    CHECK(state["app"]["bot_user_id"] == "U0APPBOT05");
    CHECK(state["app"]["connections"] == 0);
    CHECK(state["commands"][0] ==
          json{{"command", "/level"}, {"description", "Levels"}, {"usage_hint", "[3]"}});
}

TEST_CASE_METHOD(fixture, "without as, the first person looks; nobody looks as a bot") {
    CHECK(body_of(request("GET", "/_sandbox/state"))["me"]["id"] == amara);
    CHECK(request("GET", "/_sandbox/state?as=U0APPBOT05").status == 404);
    CHECK(request("GET", "/_sandbox/state?as=USLACKBOT").status == 404);
    CHECK(request("GET", "/_sandbox/state?as=U9").status == 404);
}

TEST_CASE_METHOD(fixture,
                 "a person sees the public channels, the private ones they are in, and their DM") {
    const auto state = body_of(request("GET", "/_sandbox/state"));
    std::set<std::string> seen;
    for (const auto& channel : state["channels"]) {
        seen.insert(channel["id"]);
    }
    CHECK(seen == std::set<std::string>{general, "C0PRODUCT2", uninvited, "C0LAUNCH06",
                                        "C0HALDEN07", "C0RESEARC9", "C0WEBSITE0", amaras_dm});
}

TEST_CASE_METHOD(fixture, "what a person says is escaped, and its mentions work") {
    const auto reply =
        control("messages", {{"channel", general}, {"text", "@mateo <b> & <!channel>"}});

    CHECK(reply.status == 202);
    const auto message = messages(mateo).at(0);
    CHECK(message["user"] == amara);
    CHECK(message["text"] == "<@U0MATEO002> &lt;b&gt; &amp; &lt;!channel&gt;");
    CHECK(message["pending"] == false);
}

TEST_CASE_METHOD(fixture, "nobody writes in another's DM, to nowhere, or as nobody") {
    const auto status = [&](const json& body) { return control("messages", body).status; };
    CHECK(status({{"channel", amaras_dm}, {"as", mateo}, {"text", "x"}}) == 404);
    CHECK(status({{"channel", "C9"}, {"text", "x"}}) == 404);
    CHECK(status({{"channel", general}, {"as", "U9"}, {"text", "x"}}) == 404);
    CHECK(status({{"channel", general}, {"text", ""}}) == 400);
}

TEST_CASE_METHOD(fixture, "a command needs its slash") {
    CHECK(control("commands", {{"channel", general}, {"command", "level"}}).status == 400);
    CHECK(control("commands", {{"channel", general}, {"command", "/"}}).status == 400);
}

TEST_CASE_METHOD(fixture, "no other page can drive it") {
    const auto status = [&](coach::sandbox::form_fields headers) {
        return request("GET", "/_sandbox/health", "", std::move(headers)).status;
    };
    CHECK(status({{"host", "127.0.0.1:4000"}}) == 200);
    CHECK(status({{"host", "localhost:4000"}}) == 200);
    CHECK(status({{"host", "evil.example:4000"}}) == 403);
    CHECK(status({{"host", "127.0.0.1:4001"}}) == 403);
    CHECK(status({{"origin", "http://localhost:4000"}}) == 200);
    CHECK(status({{"origin", "http://evil.example"}}) == 403);
    CHECK(status({{"origin", "null"}}) == 403);
    CHECK(request("POST", "/_sandbox/messages", "{}", {{"content-type", "text/plain"}}).status ==
          415);
}

TEST_CASE_METHOD(fixture, "an unknown fault is answered with the known ones") {
    const auto reply = control("faults", {{"kind", "earthquake"}});

    CHECK(reply.status == 400);
    const auto known = body_of(request("GET", "/_sandbox/faults"))["kinds"];
    REQUIRE(known.size() == body_of(reply)["kinds"].size());
    CHECK(known[0]["kind"] == body_of(reply)["kinds"][0]);
    CHECK(control("faults", {{"kind", "refuse_block"}}).status == 400);
    CHECK(control("faults", {{"kind", "api_error"}, {"method", "auth.test"}}).status == 400);
}

TEST_CASE_METHOD(fixture, "the fault doors reach the sockets") {
    connect();
    connect();
    control("faults", {{"kind", "drop"}, {"sockets", "one"}});
    CHECK(body_of(request("GET", "/_sandbox/health"))["connections"] == 1);
    control("faults", {{"kind", "drop"}});
    CHECK(body_of(request("GET", "/_sandbox/health"))["connections"] == 0);
}

TEST_CASE_METHOD(fixture, "a slow acknowledgement timer gives the app more time") {
    connect();
    control("faults", {{"kind", "slow_ack_timer"}, {"milliseconds", 60'000}});
    const auto envelope = run_command("/level", "");
    wait(59s);
    acknowledge(envelope, {{"text", "at last"}});

    CHECK(messages(amara).at(0)["text"] == "at last");
}

TEST_CASE_METHOD(fixture, "pages hear when the number of connections changes") {
    connect();

    CHECK(changes("app") == json::array({{{"connections", 1}}}));
    CHECK(changes("app").empty());
}

TEST_CASE_METHOD(fixture, "what is not there is not found") {
    CHECK(request("GET", "/nothing.js").status == 404);
    CHECK(request("GET", "/_sandbox/nothing").status == 404);
    CHECK(request("POST", "/_sandbox/nothing", "{}").status == 404);
    CHECK(request("DELETE", "/_sandbox/state").status == 405);
}
