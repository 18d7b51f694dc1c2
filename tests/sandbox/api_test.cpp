#include "tests/sandbox/stand_in_fixture.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <chrono>
#include <string>

using namespace coach::testing;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

struct fixture : stand_in_fixture {
    json call(const std::string& method, std::string body, coach::sandbox::form_fields headers) {
        return body_of(request("POST", "/api/" + method, std::move(body), std::move(headers)));
    }
};

const coach::sandbox::form_fields as_bot{{"authorization", "Bearer xoxb-test"}};
const coach::sandbox::form_fields as_app{{"authorization", "Bearer xapp-test"}};

coach::sandbox::form_fields as_bot_sending(const std::string& content_type) {
    auto headers = as_bot;
    headers.emplace("content-type", content_type);
    return headers;
}

}  // namespace

TEST_CASE_METHOD(fixture, "auth.test says who the bot is and which scopes it has",
                 "[rule:scope-headers]") {
    const auto reply = request("POST", "/api/auth.test", "", as_bot);

    CHECK(reply.status == 200);
    const auto body = body_of(reply);
    CHECK(body["ok"] == true);
    CHECK(body["team_id"] == "T0NORTHWND");
    CHECK(body["user_id"] == "U0APPBOT05");
    CHECK(body["bot_id"] == "B0SANDBOX1");
    CHECK(body["is_enterprise_install"] == false);
    const std::pair<std::string, std::string> scopes{"x-oauth-scopes", "commands,chat:write"};
    CHECK(std::ranges::find(reply.headers, scopes) != reply.headers.end());
}

TEST_CASE_METHOD(fixture, "tokens are checked by kind and by value", "[rule:token-kinds]") {
    CHECK(call("auth.test", "", {})["error"] == "not_authed");
    CHECK(call("auth.test", "", as_app)["error"] == "not_allowed_token_type");
    CHECK(call("auth.test", "", {{"authorization", "Bearer xoxb-no"}})["error"] == "invalid_auth");
    CHECK(call("apps.connections.open", "", as_bot)["error"] == "not_allowed_token_type");
}

TEST_CASE_METHOD(fixture, "a bot's token may be a form field, an app's only a header") {
    CHECK(call("auth.test", "token=xoxb-test", {})["ok"] == true);
    CHECK(call("apps.connections.open", "token=xapp-test", {})["error"] == "not_authed");
    CHECK(call("auth.test", R"({"token":"xoxb-test"})", {})["error"] == "not_authed");
}

TEST_CASE_METHOD(fixture, "apps.connections.open hands out a ticket, to a POST alone",
                 "[rule:open-is-post]") {
    const auto url = call("apps.connections.open", "", as_app)["url"].get<std::string>();
    CHECK(url.starts_with("ws://127.0.0.1:4000/link/?ticket="));
    CHECK(url.ends_with("&app_id=A0SANDBOX1"));

    CHECK(body_of(request("GET", "/api/apps.connections.open", "", as_app))["error"] ==
          "insecure_request");
}

TEST_CASE_METHOD(fixture, "a ticket opens one socket, and none when it is old") {
    const auto new_link = [&] {
        const auto url = call("apps.connections.open", "", as_app)["url"].get<std::string>();
        return coach::sandbox::http_request{.method = "GET",
                                            .path = "/link/",
                                            .query = url.substr(url.find('?') + 1),
                                            .headers = {{"host", "127.0.0.1:4000"}},
                                            .body = ""};
    };
    const auto link = new_link();
    CHECK_FALSE(slack.refuse_socket(link, now));
    CHECK(slack.refuse_socket(link, now));

    const auto old = new_link();
    wait(30s);
    CHECK(slack.refuse_socket(old, now)->status == 401);
}

TEST_CASE_METHOD(fixture, "unknown methods are named back") {
    const auto body = call("chat.sing", "", as_bot);

    CHECK(body["error"] == "unknown_method");
    CHECK(body["req_method"] == "chat.sing");
}

TEST_CASE_METHOD(fixture, "JSON is taken strictly", "[rule:json-strict]") {
    const auto utf8 = as_bot_sending("application/json; charset=utf-8");
    CHECK(call("chat.postMessage", "{", utf8)["error"] == "invalid_json");
    CHECK(call("chat.postMessage", "[]", utf8)["error"] == "json_not_object");
    CHECK(call("chat.postMessage", "{}",
               as_bot_sending("application/json; charset=latin1"))["error"] == "invalid_charset");
    CHECK(call("chat.postMessage", "x", as_bot_sending("text/plain"))["error"] ==
          "invalid_post_type");
    const auto body = call("chat.postMessage", R"({"channel":"C0GENERAL1","text":"hi"})",
                           as_bot_sending("application/json"));
    CHECK(body["ok"] == true);
    CHECK(body["warning"] == "missing_charset");
}

TEST_CASE_METHOD(fixture, "a method that takes forms only does not see a JSON body",
                 "[rule:json-only-where-taken]") {
    coach::sandbox::app_manifest manifest{
        .name = "Coach", .bot_name = "Coach", .bot_scopes = {"users:read"}, .commands = {}};
    coach::sandbox::stand_in reader({.manifest = manifest,
                                     .bot_token = bot_token,
                                     .app_token = app_token,
                                     .authority = "127.0.0.1:4000"});
    const auto ask = [&](std::string body, const std::string& type) {
        auto headers = as_bot_sending(type);
        headers.emplace("host", "127.0.0.1:4000");
        return body_of(reader.handle({.method = "POST",
                                      .path = "/api/users.info",
                                      .query = "",
                                      .headers = headers,
                                      .body = std::move(body)},
                                     now));
    };

    CHECK(ask(R"({"user":"U0PRIYA003"})", "application/json")["error"] == "invalid_arguments");
    const auto user = ask("user=U0PRIYA003", "application/x-www-form-urlencoded")["user"];
    CHECK(user["tz_offset"] == 19'800);
    CHECK(user["profile"]["display_name"] == "");
    CHECK(ask("user=U9", "application/x-www-form-urlencoded")["error"] == "user_not_found");
}

TEST_CASE_METHOD(fixture, "a scope that the manifest lacks is named", "[rule:missing-scope]") {
    const auto body = api("bots.info", {{"bot", "B0SANDBOX1"}});

    CHECK(body["error"] == "missing_scope");
    CHECK(body["needed"] == "users:read");
    CHECK(body["provided"] == "commands,chat:write");
}

TEST_CASE_METHOD(fixture, "chat.postMessage posts to channels and DMs, and says where") {
    const auto posted = api("chat.postMessage", {{"channel", general}, {"text", "<!channel> hi"}});
    CHECK(posted["ok"] == true);
    CHECK(messages(mateo).at(0)["text"] == "<!channel> hi");
    CHECK(messages(mateo).at(0)["ts"] == posted["ts"]);

    CHECK(api("chat.postMessage", {{"channel", amara}, {"text", "hi"}})["channel"] == amaras_dm);
    CHECK(api("chat.postMessage", {{"channel", "#general"}, {"text", "hi"}})["channel"] == general);
}

TEST_CASE_METHOD(fixture, "chat.postMessage refuses what Slack refuses", "[rule:not-in-channel]") {
    const auto error = [&](const json& arguments) {
        return api("chat.postMessage", arguments)["error"];
    };
    CHECK(error({{"text", "hi"}}) == "invalid_arguments");
    CHECK(error({{"channel", "C9"}, {"text", "hi"}}) == "channel_not_found");
    CHECK(error({{"channel", uninvited}, {"text", "hi"}}) == "not_in_channel");
    CHECK(error({{"channel", general}}) == "no_text");
    CHECK(error({{"channel", general}, {"blocks", "{"}}) == "invalid_blocks_format");
    CHECK(error({{"channel", general}, {"text", "a"}, {"markdown_text", "b"}}) ==
          "markdown_text_conflict");
    CHECK(messages(amara).empty());
}

TEST_CASE_METHOD(fixture, "invalid blocks are explained with a JSON pointer",
                 "[rule:json-pointers]") {
    const auto body =
        api("chat.postMessage", {{"channel", general}, {"blocks", {{{"type", "header"}}}}});

    CHECK(body["error"] == "invalid_blocks");
    CHECK(body["response_metadata"]["messages"][0] ==
          "[ERROR] missing required field: text [json-pointer:/blocks/0]");
    CHECK(body["errors"][0] == "missing required field: text [json-pointer:/blocks/0]");
}

TEST_CASE_METHOD(fixture, "blocks may be a string, as forms need it") {
    const auto headers = as_bot_sending("application/x-www-form-urlencoded");
    const auto body =
        call("chat.postMessage", "channel=C0GENERAL1&blocks=%5B%7B%22type%22%3A%22divider%22%7D%5D",
             headers);

    CHECK(body["ok"] == true);
    CHECK(messages(amara).at(0)["blocks"][0]["type"] == "divider");
}

TEST_CASE_METHOD(fixture, "a call may be a multipart form, if it is a whole one") {
    const auto headers = as_bot_sending("multipart/form-data; boundary=XY");
    const std::string form =
        "--XY\r\nContent-Disposition: form-data; name=\"channel\"\r\n\r\nC0GENERAL1\r\n"
        "--XY\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nhi there\r\n";

    CHECK(call("chat.postMessage", form + "--XY--\r\n", headers)["ok"] == true);
    CHECK(messages(amara).at(0)["text"] == "hi there");
    CHECK(call("chat.postMessage", form, headers)["error"] == "invalid_form_data");
}

TEST_CASE_METHOD(fixture, "chat.postEphemeral shows a message to one person") {
    const auto body =
        api("chat.postEphemeral", {{"channel", general}, {"user", amara}, {"text", "psst"}});

    CHECK(body["message_ts"] == messages(amara).at(0)["ts"]);
    CHECK(messages(mateo).empty());
    CHECK(api("chat.postEphemeral",
              {{"channel", amaras_dm}, {"user", mateo}, {"text", "x"}})["error"] ==
          "user_not_in_channel");
}

TEST_CASE_METHOD(fixture, "faults answer a method wrongly so many times") {
    control(
        "faults",
        {{"kind", "api_error"}, {"method", "auth.test"}, {"error", "fatal_error"}, {"times", 2}});
    CHECK(call("auth.test", "", as_bot)["error"] == "fatal_error");
    CHECK(call("auth.test", "", as_bot)["error"] == "fatal_error");
    CHECK(call("auth.test", "", as_bot)["ok"] == true);

    control("faults", {{"kind", "api_error"}, {"method", "auth.test"}, {"status", 429}});
    const auto limited = request("POST", "/api/auth.test", "", as_bot);
    CHECK(limited.status == 429);
    CHECK(limited.headers.at(0).first == "retry-after");

    control("faults", {{"kind", "api_error"}, {"method", "auth.test"}, {"status", 503}});
    CHECK(request("POST", "/api/auth.test", "", as_bot).content_type.starts_with("text/html"));
}

TEST_CASE_METHOD(fixture, "a refused block is refused everywhere until that is cleared") {
    const json table{{"type", "table"}, {"rows", {{{{"type", "raw_text"}, {"text", "a"}}}}}};
    const json message{{"channel", general}, {"text", "x"}, {"blocks", {table}}};
    control("faults", {{"kind", "refuse_block"}, {"type", "table"}});
    CHECK(api("chat.postMessage", message)["error"] == "invalid_blocks");

    control("faults", {{"kind", "clear"}});
    CHECK(api("chat.postMessage", message)["ok"] == true);
}
