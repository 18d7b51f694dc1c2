#include "tests/sandbox/stand_in_fixture.hpp"
#include "tests/support/catch.hpp"

#include <chrono>
#include <string>

using namespace coach::testing;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

struct fixture : stand_in_fixture {
    coach::sandbox::http_reply call(const std::string& method) {
        return form(method, "channel=C0GENERAL1&text=hi");
    }

    json fault(const json& what) { return body_of(control("faults", what)); }

    json active() { return body_of(request("GET", "/_sandbox/faults"))["active"]; }
};

}  // namespace

TEST_CASE_METHOD(fixture, "a fault can wait for any method") {
    fault({{"kind", "api_error"}, {"method", "*"}, {"error", "internal_error"}});

    CHECK(body_of(call("auth.test"))["error"] == "internal_error");
    CHECK(body_of(call("auth.test"))["ok"] == true);
}

TEST_CASE_METHOD(fixture, "an answer can be lost after the call took effect") {
    fault({{"kind", "api_error"}, {"method", "chat.postMessage"}, {"after_commit", true}});

    const auto reply = call("chat.postMessage");

    CHECK(reply.status == 504);
    CHECK(reply.content_type.starts_with("text/html"));
    CHECK(messages(amara).size() == 1);
}

TEST_CASE_METHOD(fixture, "an error that comes after the effect names itself") {
    fault({{"kind", "api_error"},
           {"method", "chat.postMessage"},
           {"after_commit", true},
           {"error", "fatal_error"}});

    CHECK(body_of(call("chat.postMessage"))["error"] == "fatal_error");
    CHECK(messages(amara).size() == 1);
}

TEST_CASE_METHOD(fixture, "an error without that has no effect") {
    fault({{"kind", "api_error"}, {"method", "chat.postMessage"}, {"status", 503}});

    CHECK(call("chat.postMessage").status == 503);
    CHECK(messages(amara).empty());
}

TEST_CASE_METHOD(fixture, "an answer can be slow, and right all the same") {
    fault({{"kind", "api_error"}, {"method", "auth.test"}, {"delay_milliseconds", 1500}});

    const auto reply = call("auth.test");

    CHECK(reply.delay == 1500ms);
    CHECK(body_of(reply)["ok"] == true);
    CHECK(call("auth.test").delay == 0ms);
}

TEST_CASE_METHOD(fixture, "a storm answers 429 to everything while it lasts") {
    fault({{"kind", "storm"}, {"seconds", 10}});
    const auto reply = call("auth.test");
    CHECK(reply.status == 429);
    CHECK(reply.headers.at(0) == std::pair<std::string, std::string>{"retry-after", "10"});
    CHECK(call("no.such.method").status == 429);

    wait(9500ms);
    CHECK(call("auth.test").headers.at(0).second == "1");
    wait(500ms);
    CHECK(call("auth.test").status == 200);
}

TEST_CASE_METHOD(fixture, "a revoked token is worth nothing until that is cleared",
                 "[rule:token-revoked]") {
    fault({{"kind", "revoke_token"}});
    CHECK(body_of(call("auth.test"))["error"] == "token_revoked");
    CHECK(body_of(request("POST", "/api/apps.connections.open", "",
                          {{"authorization", "Bearer xapp-test"}}))["error"] == "token_revoked");

    fault({{"kind", "clear"}});
    CHECK(body_of(call("auth.test"))["ok"] == true);
}

TEST_CASE_METHOD(fixture, "a lost scope is missed and no longer provided") {
    fault({{"kind", "lose_scope"}, {"scope", "chat:write"}});

    const auto reply = body_of(call("chat.postMessage"));
    CHECK(reply["error"] == "missing_scope");
    CHECK(reply["needed"] == "chat:write");
    CHECK(reply["provided"] == "commands");
    CHECK(call("auth.test").headers.at(0).second == "commands");
    fault({{"kind", "clear"}});
    CHECK(body_of(call("chat.postMessage"))["ok"] == true);
}

TEST_CASE_METHOD(fixture, "what can go wrong is described, and what is wrong is listed") {
    const auto kinds = body_of(request("GET", "/_sandbox/faults"))["kinds"];
    for (const auto& kind : kinds) CHECK(kind["what"].get<std::string>().ends_with('.'));
    CHECK(kinds[0]["kind"] == "drop");
    CHECK(kinds[0]["members"].contains("sockets"));
    CHECK(active().empty());

    fault({{"kind", "refuse_block"}, {"type", "table"}});
    fault({{"kind", "api_error"}, {"method", "*"}, {"status", 500}, {"times", 2}});
    fault({{"kind", "storm"}, {"seconds", 5}});
    fault({{"kind", "revoke_token"}});
    fault({{"kind", "lose_scope"}, {"scope", "commands"}});
    fault({{"kind", "slow_ack_timer"}, {"milliseconds", 9000}});
    CHECK(active() == json{{{"kind", "refuse_block"}, {"type", "table"}},
                           {{"kind", "api_error"}, {"method", "*"}, {"status", 500}, {"times", 2}},
                           {{"kind", "storm"}, {"seconds", 5}},
                           {{"kind", "revoke_token"}},
                           {{"kind", "lose_scope"}, {"scope", "commands"}},
                           {{"kind", "slow_ack_timer"}, {"milliseconds", 9000}}});
    fault({{"kind", "clear"}});
    CHECK(active().empty());
}

TEST_CASE_METHOD(fixture, "a fault that says nothing is refused") {
    CHECK(fault({{"kind", "lose_scope"}})["error"] == "bad_fault");
    CHECK(fault({{"kind", "api_error"}, {"method", "*"}})["error"] == "bad_fault");
    CHECK(fault({{"kind", "api_error"}, {"after_commit", true}})["error"] == "bad_fault");
}

TEST_CASE_METHOD(fixture, "calls beyond a method's tier wait", "[rule:rate-tiers]") {
    connect();
    for (int i = 0; i < 50; ++i) {
        CHECK(body_of(call("chat.scheduledMessages.list"))["ok"] == true);
    }
    const auto reply = call("chat.scheduledMessages.list");
    CHECK(reply.status == 429);
    CHECK(reply.headers.at(0).second == "2");
    wait(2s);
    CHECK(call("chat.scheduledMessages.list").status == 200);
}
