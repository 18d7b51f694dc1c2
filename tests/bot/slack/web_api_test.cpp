#include "bot/slack/web_api.hpp"

#include "tests/bot/slack/loopback.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tls_server.hpp"

#include <boost/asio/io_context.hpp>

#include <deque>
#include <string>
#include <vector>

using namespace coach;
using namespace coach::slack;
using namespace coach::testing;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

/// What a method that is not repeated looks like.
constexpr api_method form_method{.name = "test.form",
                                 .arguments = encoding::form,
                                 .token = token_kind::bot,
                                 .idempotent = false};

struct canned_reply {
    unsigned status = 200;
    std::string type = "application/json; charset=utf-8";
    std::string body = R"({"ok":true})";
    std::string headers = {};  // may be left out
    bool silent = false;       ///< never answer
    bool close_after = false;  ///< end the connection after the reply, without saying so
    bool close_instead = false;
};

/// Answers each request with the next reply, across connections; the last one repeats.
struct replies {
    std::deque<canned_reply> next;
    std::vector<raw_request> requests;
};

task<void> serve(std::shared_ptr<replies> plan, std::shared_ptr<peer> client) {
    for (;;) {
        plan->requests.push_back(co_await client->read_request());
        const auto reply = plan->next.front();
        if (plan->next.size() > 1) plan->next.pop_front();
        if (reply.close_instead) co_return;
        if (reply.silent) {
            co_await client->write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nslow");
            co_await client->read_request();
        }
        co_await client->reply(reply.status, reply.type, reply.body, reply.headers);
        if (reply.close_after) co_return;
    }
}

struct fixture {
    explicit fixture(std::deque<canned_reply> answers, std::chrono::milliseconds deadline = 10s,
                     std::chrono::milliseconds idle_limit = 30s)
        : plan(std::make_shared<replies>(replies{.next = std::move(answers), .requests = {}})),
          server(context,
                 [plan = plan](std::shared_ptr<peer> client) {
                     return serve(plan, std::move(client));
                 }),
          api(context.get_executor(), {.api_url = loopback("http", server.port(), "/api/"),
                                       .bot_token = "xoxb-1",
                                       .app_token = "xapp-1",
                                       .deadline = deadline,
                                       .idle_limit = idle_limit}) {}

    std::string code_of(const api_method& method) {
        const auto outcome = run_on(context, api.call(method));
        return outcome.has_value() ? "ok" : outcome.error().code;
    }

    std::string response_url() const {
        return "http://localhost:" + std::to_string(server.port()) + "/commands/1";
    }

    boost::asio::io_context context;
    std::shared_ptr<replies> plan;
    tls_server server;
    web_api api;
};

}  // namespace

TEST_CASE("auth.test tells whose the token is and its scopes") {
    fixture f({{.body = R"({"ok":true,"url":"https://acme.slack.com/","team_id":"T1",
                            "user_id":"U1","bot_id":"B1","enterprise_id":null})",
                .headers = "X-OAuth-Scopes: chat:write,commands, im:write\r\n"}});

    const auto who = run_on(f.context, f.api.identify());

    REQUIRE(who.has_value());
    CHECK((*who == identity{.team_id = "T1",
                            .user_id = "U1",
                            .bot_id = "B1",
                            .url = "https://acme.slack.com/",
                            .enterprise_id = "",
                            .scopes = {"chat:write", "commands", "im:write"}}));
}

TEST_CASE("A method gets its own token and encoding") {
    fixture f({{}});

    run_on(f.context, f.api.call(methods::auth_test, {{"a", 1}}));
    run_on(f.context, f.api.call(methods::apps_connections_open));
    run_on(f.context, f.api.call(form_method, {{"text", "a b"}, {"blocks", json::array({1})}}));

    auto& requests = f.plan->requests;
    REQUIRE(requests.size() == 3);
    CHECK(requests[0].method == "POST");
    CHECK(requests[0].target == "/api/auth.test");
    CHECK(requests[0].headers["authorization"] == "Bearer xoxb-1");
    CHECK(requests[0].headers["content-type"] == "application/json; charset=utf-8");
    CHECK(requests[0].body == R"({"a":1})");
    CHECK(requests[1].headers["authorization"] == "Bearer xapp-1");
    CHECK(requests[1].body.empty());
    CHECK(requests[2].headers["content-type"] ==
          "application/x-www-form-urlencoded; charset=utf-8");
    CHECK(requests[2].body == "blocks=%5B1%5D&text=a%20b");
    CHECK(f.server.accepted() == 1);
}

TEST_CASE("After a 429 the method is left alone for as long as Slack said") {
    fixture f({{.status = 429, .headers = "Retry-After: 17\r\n"}, {}});

    const auto first = run_on(f.context, f.api.call(methods::auth_test));
    const auto second = run_on(f.context, f.api.call(methods::auth_test));

    CHECK(first.error().retry_after == 17s);
    CHECK(second.error().code == "ratelimited");
    CHECK(second.error().retry_after == 17s);
    CHECK(f.plan->requests.size() == 1);
    CHECK(f.code_of(form_method) == "ok");
}

TEST_CASE("Replies that are not Slack's own are transient errors") {
    CHECK(fixture({{.status = 500, .type = "text/html", .body = "<html>"}})
              .code_of(methods::auth_test) == "http_500");
    CHECK(fixture({{.status = 404}}).code_of(methods::auth_test) == "http_404");
    CHECK(fixture({{.type = "text/html", .body = "<html>"}}).code_of(methods::auth_test) ==
          "not_json");
}

TEST_CASE("A body that never comes ends at the deadline") {
    fixture f({{.silent = true}}, 50ms);

    CHECK(f.code_of(methods::auth_test) == "timeout");
}

TEST_CASE("A header of 20 KB is read, one of 40 KB is refused") {
    CHECK(fixture({{.headers = "X-Big: " + std::string(20'000, 'x') + "\r\n"}})
              .code_of(methods::auth_test) == "ok");
    CHECK(fixture({{.headers = "X-Big: " + std::string(40'000, 'x') + "\r\n"}})
              .code_of(methods::auth_test) == "too_large");
}

TEST_CASE("A kept connection that has died is replaced") {
    fixture f({{.close_after = true}, {}});

    CHECK(f.code_of(form_method) == "ok");
    CHECK(f.code_of(form_method) == "ok");
    CHECK(f.server.accepted() == 2);
    CHECK(f.plan->requests.size() == 2);
}

TEST_CASE("A connection that was idle for too long is not trusted") {
    fixture f({{}, {}}, 10s, 0s);

    CHECK(f.code_of(form_method) == "ok");
    CHECK(f.code_of(form_method) == "ok");
    CHECK(f.server.accepted() == 2);
}

TEST_CASE("A request that may have been processed is repeated only where that does no harm") {
    fixture f({{}, {.close_instead = true}, {}});
    CHECK(f.code_of(methods::auth_test) == "ok");

    SECTION("an idempotent one goes out again") {
        CHECK(f.code_of(methods::auth_test) == "ok");
        CHECK(f.plan->requests.size() == 3);
    }
    SECTION("any other fails") {
        CHECK(f.code_of(form_method) == "connection_lost");
        CHECK(f.plan->requests.size() == 2);
    }
}

TEST_CASE("An answer goes to the response URL as JSON, without a token") {
    fixture f({{.type = "text/plain", .body = "ok"}});

    const auto outcome = run_on(f.context, f.api.respond(f.response_url(), {{"text", "hi"}}));

    CHECK(outcome.has_value());
    auto& request = f.plan->requests.at(0);
    CHECK(request.target == "/commands/1");
    CHECK(request.body == R"({"text":"hi"})");
    CHECK_FALSE(request.headers.contains("authorization"));
}

TEST_CASE("A refused answer says why") {
    fixture f({{.status = 404, .body = R"({"ok":false,"error":"used_url"})"}});

    const auto outcome = run_on(f.context, f.api.respond(f.response_url(), {{"text", "hi"}}));

    CHECK((outcome.error() == respond_error{respond_failure::used_up, "used_url"}));
}

TEST_CASE("An answer is not sent to a stranger") {
    fixture f({{}});

    for (const auto* const address : {"https://evil.test/", "nonsense", "ws://localhost:1/",
                                      "https://hooks.slack.com/commands/1"}) {
        const auto outcome = run_on(f.context, f.api.respond(address, {{"text", "hi"}}));
        CHECK(outcome.error().kind == respond_failure::foreign_url);
    }
    CHECK(f.plan->requests.empty());
}
