#include "tests/sandbox/view_fixture.hpp"
#include "tests/support/catch.hpp"

#include <chrono>
#include <string>

using namespace coach::testing;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

using fixture = view_fixture;

json create_menu() {
    auto menu = create_element("static_select");
    menu["options"] = {create_option("a"), create_option("b")};
    return menu;
}

json create_actions(const json& element) {
    return {{"type", "actions"}, {"block_id", "go"}, {"elements", {element}}};
}

json create_closing(bool clear_on_close = false) {
    auto modal = create_modal({create_button_block("go")});
    modal["notify_on_close"] = true;
    modal["clear_on_close"] = clear_on_close;
    return modal;
}

}  // namespace

TEST_CASE_METHOD(fixture, "a press in a modal goes out with the view, and no message",
                 "[rule:view-action-form]") {
    const auto view = open(create_modal(
        {create_input("b1", create_element("plain_text_input")), create_button_block("go")}));

    const auto envelope = act(
        view, "go", {{"value", "forged"}, {"values", {{"b1", {{"act", {{"value", "typed"}}}}}}}});

    CHECK(envelope["accepts_response_payload"] == false);
    const auto& payload = envelope["payload"];
    CHECK(payload["type"] == "block_actions");
    CHECK(payload["container"] == json{{"type", "view"}, {"view_id", view["id"]}});
    CHECK(payload["view"]["state"]["values"]["b1"]["act"]["value"] == "typed");
    CHECK(payload["actions"][0]["value"] == "v1");
    CHECK(payload["actions"][0]["block_id"] == "go");
    for (const auto* key : {"channel", "message", "response_url"}) {
        CHECK_FALSE(payload.contains(key));
    }
}

TEST_CASE_METHOD(fixture, "a choice is told in the element's own words, and kept") {
    const auto view = open(create_modal({create_actions(create_menu())}));

    const auto payload =
        act(view, "go",
            {{"selected_option", {{"text", create_plain("forged")}, {"value", "b"}}}})["payload"];

    CHECK(payload["actions"][0]["selected_option"] == create_option("b"));
    CHECK(payload["view"]["state"]["values"]["go"]["act"] ==
          json{{"type", "static_select"}, {"selected_option", create_option("b")}});
    CHECK(stack()[0]["values"]["go"]["act"]["selected_option"] == create_option("b"));
}

TEST_CASE_METHOD(fixture, "an overflow's choice is told, and stands in no state") {
    auto overflow = create_menu();
    overflow["type"] = "overflow";
    const auto view = open(create_modal({create_actions(overflow)}));

    const auto payload = act(view, "go", {{"selected_option", create_option("a")}})["payload"];

    CHECK(payload["actions"][0]["selected_option"] == create_option("a"));
    CHECK(payload["view"]["state"]["values"].empty());
}

TEST_CASE_METHOD(fixture, "what is not there cannot be touched") {
    const auto view = open(create_modal({create_actions(create_menu())}));
    const auto error = [&](json body) {
        body["view_id"] = body.value("view_id", view["id"].get<std::string>());
        return body_of(control("view_actions", body))["error"];
    };
    json body{{"block_id", "go"}, {"action_id", "nothing"}};
    CHECK(error(body) == "element_not_found");
    body["action_id"] = "act";
    body["selected_option"] = create_option("z");
    CHECK(error(body) == "option_not_found");
    body["view_id"] = "V9";
    CHECK(error(body) == "view_not_found");
    body["view_id"] = view["id"];
    body["as"] = mateo;
    CHECK(error(body) == "view_not_found");
}

TEST_CASE_METHOD(fixture, "an input tells of itself only with dispatch_action",
                 "[rule:dispatch-action]") {
    auto quiet = create_input("quiet", create_menu());
    auto loud = create_input("loud", create_element("plain_text_input"));
    loud["dispatch_action"] = true;
    const auto view = open(create_modal({quiet, loud}));

    const auto reply = post(
        "view_actions", view,
        {{"block_id", "quiet"}, {"action_id", "act"}, {"selected_option", create_option("a")}});
    CHECK(reply.status == 202);
    CHECK(envelopes().empty());
    CHECK(stack()[0]["values"]["quiet"]["act"]["selected_option"] == create_option("a"));

    const auto action = act(view, "loud", {{"value", "typed"}})["payload"]["actions"][0];
    CHECK(action["type"] == "plain_text_input");
    CHECK(action["value"] == "typed");
}

TEST_CASE_METHOD(fixture, "a control in a modal is working, then done, or warns",
                 "[rule:action-timeout]") {
    const auto view = open(create_modal({create_button_block("go")}));
    slack.take_changes(now);
    acknowledge(act(view, "go"), {{"text", "ignored, since the flag is false"}});
    const auto told = events("action");
    REQUIRE(told.size() == 2);
    CHECK(told[0] == json{{"view_id", view["id"]},
                          {"block_id", "go"},
                          {"action_id", "act"},
                          {"state", "working"},
                          {"error", ""}});
    CHECK(told[1]["state"] == "done");

    act(view, "go");
    wait(3s);
    CHECK(events("action").back()["error"] ==
          "Operation timed out. Apps need to respond within three seconds.");
}

TEST_CASE_METHOD(fixture, "a press on Home carries the Home, and its trigger opens but not pushes",
                 "[rule:home-action-form]") {
    const auto home = api("views.publish",
                          {{"user_id", amara}, {"view", create_home({create_button_block("go")})}});
    const auto modal = create_modal({create_button_block("go")});

    const auto payload = act(home["view"], "go")["payload"];

    CHECK(payload["container"]["type"] == "view");
    CHECK(payload["view"]["type"] == "home");
    const json arguments{{"trigger_id", payload["trigger_id"]}, {"view", modal}};
    CHECK(api("views.push", arguments)["error"] == "invalid_trigger_id");
    CHECK(api("views.open", arguments)["ok"] == true);
}

TEST_CASE_METHOD(fixture, "a closed modal tells only with notify_on_close",
                 "[rule:view-closed-notify]") {
    const auto quiet = open(create_modal({create_button_block("go")}));
    CHECK(post("view_closes", quiet).status == 202);
    CHECK(envelopes().empty());
    CHECK(stack().empty());

    const auto loud = open(create_closing());
    post("view_closes", loud);
    const auto payload = envelopes().at(0)["payload"];
    CHECK(payload["type"] == "view_closed");
    CHECK(payload["is_cleared"] == false);
    CHECK(payload["view"]["id"] == loud["id"]);
    CHECK_FALSE(payload.contains("trigger_id"));
}

TEST_CASE_METHOD(fixture, "closing with clear closes all, and each that asked tells it",
                 "[rule:view-closed-cleared]") {
    const auto below = open(create_closing());
    const auto above =
        api("views.push", {{"trigger_id", trigger_in(below)}, {"view", create_closing()}})["view"];
    post("view_closes", above, {{"clear", true}});

    const auto told = envelopes();
    REQUIRE(told.size() == 2);
    CHECK(told[0]["payload"]["view"]["id"] == above["id"]);
    CHECK(told[1]["payload"]["view"]["id"] == below["id"]);
    CHECK(told[1]["payload"]["is_cleared"] == true);
    CHECK(stack().empty());
}

TEST_CASE_METHOD(fixture, "clear_on_close takes the modals below with it",
                 "[rule:clear-on-close]") {
    const auto below = open(create_modal({create_button_block("go")}));
    const auto above = api(
        "views.push", {{"trigger_id", trigger_in(below)}, {"view", create_closing(true)}})["view"];
    post("view_closes", above);

    CHECK(stack().empty());
    CHECK(envelopes().at(0)["payload"]["is_cleared"] == true);
}

TEST_CASE_METHOD(fixture, "only the topmost modal can be closed") {
    const auto below = open(create_closing());
    api("views.push", {{"trigger_id", trigger_in(below)}, {"view", create_closing()}});

    CHECK(body_of(post("view_closes", below))["error"] == "view_not_found");
    CHECK(stack().size() == 2);
}

TEST_CASE_METHOD(fixture, "an input on a message is told by others' actions, or by its own") {
    auto loud = create_input("loud", create_element("plain_text_input"));
    loud["dispatch_action"] = true;
    const json blocks{create_input("quiet", create_element("plain_text_input")), loud,
                      create_button_block("go")};
    const auto posted =
        api("chat.postMessage", {{"channel", general}, {"text", "x"}, {"blocks", blocks}});
    const auto touch = [&](const std::string& block_id, json body) {
        body.update({{"channel", general},
                     {"ts", posted["ts"]},
                     {"block_id", block_id},
                     {"action_id", "act"}});
        CHECK(control("actions", body).status == 202);
        return envelopes();
    };

    CHECK(touch("quiet", {{"value", "hi"}}).empty());
    const auto own = touch("loud", {{"value", "typed"}}).at(0)["payload"];
    CHECK(own["actions"][0]["value"] == "typed");
    CHECK(own["state"]["values"]["quiet"]["act"]["value"] == "hi");
    const json changed{{"quiet", {{"act", {{"value", "ho"}}}}}};
    const auto pressed = touch("go", {{"values", changed}}).at(0)["payload"];
    CHECK(pressed["state"]["values"]["quiet"]["act"]["value"] == "ho");
}
