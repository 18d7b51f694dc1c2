#include "bot/ops/token_watch.hpp"

#include "bot/ops/log.hpp"
#include "tests/support/catch.hpp"

#include <boost/asio/io_context.hpp>

#include <string>
#include <vector>

using namespace coach;
using coach::ops::token_watch;

namespace {

struct fixture {
    boost::asio::io_context context;
    slack::web_api api{context.get_executor(),
                       {.api_url = *slack::parse_url("http://127.0.0.1:1/api/"),
                        .bot_token = "xoxb-1",
                        .app_token = "xapp-1"}};
    token_watch watch{context.get_executor(), api, {"chat:write", "files:write"}};
    std::vector<std::string> lines;
    log::redirection capture{[this](std::string_view line) { lines.emplace_back(line); }};
};

slack::identity bot_with(std::vector<std::string> scopes) {
    slack::identity bot;
    bot.scopes = std::move(scopes);
    return bot;
}

slack::api_error refusal(const std::string& code) {
    return {.kind = slack::classify(code),
            .code = code,
            .needed = {},
            .provided = {},
            .retry_after = std::nullopt};
}

}  // namespace

TEST_CASE("before Slack was asked nothing is known of the token") {
    const fixture f;

    CHECK_FALSE(f.watch.trouble().has_value());
}

TEST_CASE("a missing scope is known and logged once, and so is that it came") {
    fixture f;

    f.watch.note(bot_with({"chat:write"}));
    f.watch.note(bot_with({"chat:write"}));
    CHECK(f.watch.trouble() == "");
    CHECK(f.watch.missing_scopes() == std::vector<std::string>{"files:write"});
    REQUIRE(f.lines.size() == 1);
    CHECK(f.lines.front().find("scope=files:write") != std::string::npos);

    f.watch.note(bot_with({"chat:write", "files:write"}));
    CHECK(f.watch.missing_scopes().empty());
    REQUIRE(f.lines.size() == 2);
    CHECK(f.lines.back().find("no scope is missing any more") != std::string::npos);
}

TEST_CASE("what Slack says against the token stands until it takes it") {
    fixture f;

    f.watch.note(refusal("token_revoked"));
    CHECK(f.watch.trouble() == "token_revoked");

    f.watch.note(bot_with({"chat:write", "files:write"}));
    CHECK(f.watch.trouble() == "");
    CHECK(f.lines.empty());
}
