#include "bot/ops/readiness.hpp"

#include "tests/support/catch.hpp"

using coach::ops::connection_health;
using coach::ops::why_not_ready;

namespace {

connection_health healthy() {
    connection_health out{.token_trouble = ""};
    out.socket.live = 1;
    return out;
}

}  // namespace

TEST_CASE("an app that Slack accepts and reaches is ready") {
    CHECK(why_not_ready(healthy()).empty());
}

TEST_CASE("before Slack has said anything the app starts") {
    CHECK(why_not_ready({}) == "starting");
}

TEST_CASE("a token that Slack refuses is named by its code, connected or not") {
    auto health = healthy();
    health.token_trouble = "token_revoked";

    CHECK(why_not_ready(health) == "token_revoked");
}

TEST_CASE("missing scopes are named") {
    auto health = healthy();
    health.missing_scopes = {"files:write", "im:write"};

    CHECK(why_not_ready(health) == "missing_scope: files:write im:write");
}

TEST_CASE("without a live connection it says why, where that is known") {
    auto health = healthy();
    health.socket.live = 0;
    CHECK(why_not_ready(health) == "not_connected");

    health.socket.halted = true;
    health.socket.trouble = "link_disabled";
    CHECK(why_not_ready(health) == "link_disabled");
}

TEST_CASE("an app that stops is not ready, whatever else works") {
    auto health = healthy();
    health.stopping = true;

    CHECK(why_not_ready(health) == "stopping");
}
