#include "sandbox/manifest.hpp"
#include "tests/sandbox/stand_in_fixture.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace coach::testing;
using namespace coach::sandbox;

namespace {

/// The answer of chat.postMessage in a stand-in of its own.
http_reply post(stand_in& slack, const std::string& channel) {
    return slack.handle({.method = "POST",
                         .path = "/api/chat.postMessage",
                         .query = "",
                         .headers = {{"host", "127.0.0.1:4000"},
                                     {"authorization", "Bearer xoxb-test"},
                                     {"content-type", "application/x-www-form-urlencoded"}},
                         .body = "text=hi&channel=" + channel},
                        {});
}

stand_in_settings settings(const std::string& app_home) {
    return {.manifest = read_manifest(R"({"display_information": {"name": "Coach"},
                "features": {"app_home": {)" +
                                      app_home + R"(}},
                "oauth_config": {"scopes": {"bot": ["chat:write"]}}})"),
            .bot_token = bot_token,
            .app_token = app_token,
            .authority = "127.0.0.1:4000"};
}

}  // namespace

TEST_CASE("an app without a messages tab cannot write to people", "[rule:messages-tab]") {
    stand_in closed(settings(R"("messages_tab_enabled": false)"));
    CHECK(body_of(post(closed, amara))["error"] == "messages_tab_disabled");
    CHECK(body_of(post(closed, general))["ok"] == true);

    stand_in open(settings(R"("messages_tab_enabled": true)"));
    CHECK(body_of(post(open, amara))["ok"] == true);
    stand_in unsaid(settings(""));
    CHECK(body_of(post(unsaid, amara))["ok"] == true);
}

TEST_CASE("the limits on rates can be switched off") {
    auto unlimited = settings("");
    unlimited.limits_rates = false;
    stand_in slack(unlimited);

    for (int i = 0; i < 20; ++i) CHECK(post(slack, general).status == 200);
}
