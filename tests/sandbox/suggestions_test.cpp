#include "tests/sandbox/view_fixture.hpp"
#include "tests/support/catch.hpp"

#include <chrono>
#include <string>
#include <vector>

using namespace coach::testing;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

struct fixture : view_fixture {
    fixture() {
        auto eager = create_element("external_select");
        eager["min_query_length"] = 0;
        view = open(create_modal({create_input("usual", create_element("external_select")),
                                  create_input("eager", eager), create_button_block("go")}));
    }

    std::string ask(const std::string& block_id, const std::string& typed) {
        const auto reply = post(
            "suggestions", view,
            {{"request", "r1"}, {"block_id", block_id}, {"action_id", "act"}, {"value", typed}});
        return body_of(reply).value("error", "");
    }

    /// What the page is told where the app answers so.
    json answer(const json& payload) {
        ask("usual", "typed");
        acknowledge(envelopes().at(0), payload);
        return events("suggestions").back();
    }

    json view;
};

}  // namespace

TEST_CASE_METHOD(fixture, "a query has Slack's form, without a trigger", "[rule:suggestion-form]") {
    CHECK(ask("usual", "typed") == "");

    const auto envelope = envelopes().at(0);
    CHECK(envelope["accepts_response_payload"] == true);
    const auto& payload = envelope["payload"];
    CHECK(payload["type"] == "block_suggestion");
    CHECK(payload["value"] == "typed");
    CHECK(payload["block_id"] == "usual");
    CHECK(payload["action_id"] == "act");
    CHECK(payload["view"]["id"] == view["id"]);
    CHECK(payload["container"]["type"] == "view");
    CHECK_FALSE(payload.contains("trigger_id"));
}

TEST_CASE_METHOD(fixture, "nothing is asked below the least length, three where none is said",
                 "[rule:suggestion-min-length]") {
    CHECK(ask("usual", "ab") == "query_too_short");
    CHECK(ask("usual", "äöü") == "");
    CHECK(ask("eager", "") == "");
    CHECK(envelopes().size() == 2);
}

TEST_CASE_METHOD(fixture, "the app's options are shown, or its groups") {
    const json options{create_option("a"), create_option("b")};
    const auto told = answer({{"options", options}});
    CHECK(told ==
          json{{"request", "r1"}, {"options", options}, {"option_groups", nullptr}, {"error", ""}});

    const json groups{{{"label", create_plain("G")}, {"options", {create_option("a")}}}};
    CHECK(answer({{"option_groups", groups}})["option_groups"] == groups);
    CHECK(answer({{"options", json::array()}})["error"] == "");
}

TEST_CASE_METHOD(fixture, "an answer without valid options shows no result",
                 "[rule:suggestion-limits]") {
    const std::vector<json> many(101, create_option("a"));
    for (const json& bad : std::vector<json>{
             nullptr, json::object(), {{"options", many}}, {{"options", {{{"value", "x"}}}}}}) {
        const auto told = answer(bad);
        CHECK(told["options"].is_null());
        CHECK(told["error"] != "");
    }
}

TEST_CASE_METHOD(fixture, "an app that does not answer leaves the menu without result") {
    ask("usual", "typed");
    wait(3s);

    const auto told = events("suggestions").back();

    CHECK(told["options"].is_null());
    CHECK(told["error"] != "");
}

TEST_CASE_METHOD(fixture, "only menus of that kind ask, in what the person sees") {
    CHECK(ask("go", "typed") == "element_not_found");
    post("view_closes", view);
    CHECK(ask("usual", "typed") == "view_not_found");
}

TEST_CASE_METHOD(fixture, "a menu on a message asks with the message") {
    auto menu = create_element("external_select");
    const auto posted =
        api("chat.postMessage",
            {{"channel", general},
             {"text", "x"},
             {"blocks", {{{"type", "actions"}, {"block_id", "m"}, {"elements", {menu}}}}}});
    json body{{"request", "r2"}, {"block_id", "m"},    {"action_id", "act"},
              {"value", "abc"},  {"channel", general}, {"ts", posted["ts"]}};
    control("suggestions", body);

    const auto payload = envelopes().at(0)["payload"];
    CHECK(payload["message"]["ts"] == posted["ts"]);
    CHECK(payload["channel"]["id"] == general);
    CHECK(payload["container"]["message_ts"] == posted["ts"]);
    body["ts"] = "1.1";
    CHECK(body_of(control("suggestions", body))["error"] == "message_not_found");
}
