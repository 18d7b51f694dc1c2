#include "tests/sandbox/view_fixture.hpp"
#include "tests/support/catch.hpp"

#include <chrono>
#include <string>

using namespace coach::testing;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

constexpr auto trouble = "We had some trouble connecting. Try again?";

json create_form() {
    return create_modal(
        {create_input("b1", create_element("plain_text_input")), create_button_block("go")});
}

json typed(const std::string& text) {
    return {{"b1", {{"act", {{"value", text}}}}}};
}

struct fixture : view_fixture {
    /// Submits a modal, answers so, and returns what its person was told last.
    json answer(const json& payload) {
        view = open(create_form());
        const auto envelope = submit(view, typed("hi"));
        slack.take_changes(now);
        acknowledge(envelope, payload);
        return events("view_state").back();
    }

    void check_trouble(const json& payload) {
        const auto told = answer(payload);
        CHECK(told["state"] == "failed");
        CHECK(told["error"] == trouble);
        CHECK(stack().size() == 1);
    }

    json view;
};

}  // namespace

TEST_CASE_METHOD(fixture, "a submission has Slack's form") {
    view = open(create_form());

    const auto envelope = submit(view, typed("hi"));

    CHECK(envelope["type"] == "interactive");
    CHECK(envelope["accepts_response_payload"] == true);
    const auto& payload = envelope["payload"];
    CHECK(payload["type"] == "view_submission");
    CHECK(payload["user"]["id"] == amara);
    CHECK(payload["team"]["id"] == "T0NORTHWND");
    CHECK(payload["enterprise"].is_null());
    CHECK(payload["is_enterprise_install"] == false);
    CHECK(payload["api_app_id"] == "A0SANDBOX1");
    CHECK(payload["response_urls"].empty());
    CHECK_FALSE(payload["trigger_id"].get<std::string>().empty());
    CHECK(payload["view"]["id"] == view["id"]);
    CHECK(payload["view"]["state"]["values"]["b1"]["act"] ==
          json{{"type", "plain_text_input"}, {"value", "hi"}});
    CHECK_FALSE(payload.contains("response_url"));
    CHECK_FALSE(payload.contains("channel"));
}

TEST_CASE_METHOD(fixture, "an empty acknowledgement closes one modal", "[rule:empty-ack-closes]") {
    const auto below = open(create_form());
    const auto above =
        api("views.push", {{"trigger_id", trigger_in(below)}, {"view", create_form()}})["view"];

    acknowledge(submit(above, typed("hi")));
    REQUIRE(stack().size() == 1);
    CHECK(stack()[0]["id"] == below["id"]);

    acknowledge(submit(below, typed("hi")), json::object());
    CHECK(stack().empty());
    CHECK(events("view_state").back()["state"] == "done");
}

TEST_CASE_METHOD(fixture, "errors are shown beside inputs, and the modal stays",
                 "[rule:answer-errors]") {
    const auto told = answer({{"response_action", "errors"}, {"errors", {{"b1", "Too short"}}}});

    CHECK(told["state"] == "done");
    CHECK(told["errors"] == json{{"b1", "Too short"}});
    REQUIRE(stack().size() == 1);
    CHECK(stack()[0]["values"]["b1"]["act"]["value"] == "hi");
}

TEST_CASE_METHOD(fixture, "errors are for inputs of that view alone", "[rule:answer-errors-keys]") {
    check_trouble({{"response_action", "errors"}, {"errors", {{"b9", "x"}}}});
    check_trouble({{"response_action", "errors"}, {"errors", {{"go", "x"}}}});
    check_trouble({{"response_action", "errors"}, {"errors", json::object()}});
    check_trouble({{"response_action", "errors"}, {"errors", {{"b1", 1}}}});
}

TEST_CASE_METHOD(fixture, "an answer updates the modal in its place", "[rule:answer-update]") {
    auto next = create_form();
    next["title"] = create_plain("Next");

    answer({{"response_action", "update"}, {"view", next}});

    REQUIRE(stack().size() == 1);
    CHECK(stack()[0]["id"] == view["id"]);
    CHECK(stack()[0]["title"]["text"] == "Next");
    CHECK(stack()[0]["values"]["b1"]["act"]["value"] == "hi");
}

TEST_CASE_METHOD(fixture, "an answer pushes a modal, to three", "[rule:answer-push]") {
    const json push{{"response_action", "push"}, {"view", create_form()}};
    answer(push);
    REQUIRE(stack().size() == 2);
    CHECK(stack()[1]["id"] != view["id"]);

    acknowledge(submit(stack()[1], typed("hi")), push);
    acknowledge(submit(stack()[2], typed("hi")), push);
    CHECK(stack().size() == 3);
    CHECK(events("view_state").back()["error"] == trouble);
}

TEST_CASE_METHOD(fixture, "an answer clears the whole stack", "[rule:answer-clear]") {
    const auto below = open(create_form());
    const auto above =
        api("views.push", {{"trigger_id", trigger_in(below)}, {"view", create_form()}})["view"];

    acknowledge(submit(above, typed("hi")), {{"response_action", "clear"}});

    CHECK(stack().empty());
    CHECK(envelopes().empty());
}

TEST_CASE_METHOD(fixture, "any other answer is trouble, and the modal stays",
                 "[rule:answer-other-trouble]") {
    check_trouble({{"ok", true}});
    check_trouble({{"response_action", "dance"}});
    check_trouble("thanks");
}

TEST_CASE_METHOD(fixture, "an answer with an invalid view is trouble", "[rule:answer-bad-view]") {
    auto bad = create_form();
    bad["title"] = create_plain(std::string(25, 'a'));
    check_trouble({{"response_action", "update"}, {"view", bad}});
    check_trouble({{"response_action", "push"}, {"view", bad}});
    check_trouble({{"response_action", "update"}});
    CHECK(stack()[0]["title"]["text"] == "Title");
}

TEST_CASE_METHOD(fixture, "a late answer is trouble and not listened to; one may submit again",
                 "[rule:late-submission]") {
    view = open(create_form());
    const auto late = submit(view, typed("hi"));
    wait(3s);
    CHECK(events("view_state").back()["error"] == trouble);
    acknowledge(late);
    CHECK(stack().size() == 1);

    acknowledge(submit(view, typed("hi")));
    CHECK(stack().empty());
}

TEST_CASE("without a socket a submission is trouble at once", "[rule:submission-no-socket]") {
    view_fixture sandbox;
    const auto view = sandbox.open(create_form());
    sandbox.slack.socket_closed(1, sandbox.now);

    sandbox.post("view_submissions", view, {{"values", typed("hi")}});

    CHECK(sandbox.events("view_state").back()["error"] == trouble);
    CHECK(sandbox.stack().size() == 1);
}

TEST_CASE_METHOD(fixture, "while one is on its way, nothing is submitted",
                 "[rule:submission-waits]") {
    view = open(create_form());
    submit(view, typed("hi"));

    CHECK(post("view_submissions", view, {{"values", typed("hi")}}).status == 409);
    CHECK(envelopes().empty());
}

TEST_CASE_METHOD(fixture, "only the topmost modal is submitted, by the one who sees it") {
    const auto below = open(create_form());
    const auto above =
        api("views.push", {{"trigger_id", trigger_in(below)}, {"view", create_form()}})["view"];
    const auto error = [&](const json& v, const std::string& as) {
        return body_of(post("view_submissions", v, {{"as", as}}))["error"];
    };
    CHECK(error(below, amara) == "view_not_found");
    CHECK(error(above, mateo) == "view_not_found");
    CHECK(error({{"id", "V9"}}, amara) == "view_not_found");
}

TEST_CASE_METHOD(fixture, "what Slack's client would refuse is not sent", "[rule:client-checks]") {
    auto text = create_element("plain_text_input");
    text["min_length"] = 3;
    text["max_length"] = 5;
    auto number = create_element("number_input");
    number["is_decimal_allowed"] = false;
    number["min_value"] = "1";
    number["max_value"] = "9";
    view =
        open(create_modal({create_input("text", text, true), create_input("number", number, true),
                           create_input("email", create_element("email_text_input"), true),
                           create_input("url", create_element("url_text_input"), true),
                           create_input("needed", create_element("datepicker"))}));
    const auto refused = [&](const std::string& block, const json& value) {
        json values{{"needed", {{"act", {{"selected_date", "2026-01-01"}}}}}};
        values[block]["act"] = {{"value", value}};
        const auto body = body_of(post("view_submissions", view, {{"values", values}}));
        CHECK(envelopes().empty());
        return body["errors"].value(block, "");
    };

    CHECK(body_of(post("view_submissions", view))["errors"]["needed"] ==
          "Please complete this required field.");
    CHECK(refused("text", "ab") == "Please enter at least 3 characters.");
    CHECK(refused("text", "abcdef") == "Please enter at most 5 characters.");
    CHECK(refused("number", "four") == "Please enter a number.");
    CHECK(refused("number", "1.5") == "Please enter a whole number.");
    CHECK(refused("number", "0") == "Please enter a number of at least 1.");
    CHECK(refused("number", "10") == "Please enter a number of at most 9.");
    CHECK(refused("email", "amara@") == "Please enter a valid email address.");
    CHECK(refused("url", "example.com") == "Please enter a valid URL.");
}

TEST_CASE_METHOD(fixture, "empty optional inputs go as null, in the form of their types",
                 "[rule:state-null]") {
    view = open(create_modal({create_input("text", create_element("plain_text_input"), true),
                              create_input("people", create_element("multi_users_select"), true),
                              create_input("day", create_element("datepicker"), true),
                              create_input("files", create_element("file_input"), true)}));

    const auto values =
        submit(view, {{"text", {{"act", {{"value", ""}}}}}})["payload"]["view"]["state"]["values"];

    CHECK(values ==
          json{{"text", {{"act", {{"type", "plain_text_input"}, {"value", nullptr}}}}},
               {"people",
                {{"act", {{"type", "multi_users_select"}, {"selected_users", json::array()}}}}},
               {"day", {{"act", {{"type", "datepicker"}, {"selected_date", nullptr}}}}},
               {"files", {{"act", {{"type", "file_input"}, {"files", json::array()}}}}}});
}

TEST_CASE_METHOD(fixture, "a chosen conversation with response_url_enabled brings a response URL",
                 "[rule:modal-response-urls]") {
    auto menu = create_element("conversations_select");
    menu["response_url_enabled"] = true;
    menu["default_to_current_conversation"] = true;
    view = open(create_modal({create_input("where", menu)}));

    const auto envelope = submit(view);

    const auto& urls = envelope["payload"]["response_urls"];
    REQUIRE(urls.size() == 1);
    CHECK(urls[0]["block_id"] == "where");
    CHECK(urls[0]["action_id"] == "act");
    CHECK(urls[0]["channel_id"] == general);
    const auto reply =
        respond({{"payload", urls[0]}}, {{"text", "hello"}, {"response_type", "in_channel"}});
    CHECK(reply.status == 200);
    CHECK(messages(mateo).at(0)["text"] == "hello");
}
