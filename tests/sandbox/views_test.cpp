#include "tests/sandbox/view_fixture.hpp"
#include "tests/support/catch.hpp"

#include <chrono>
#include <string>
#include <vector>

using namespace coach::testing;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

using fixture = view_fixture;

json create_text_input(const std::string& block_id) {
    return create_input(block_id, create_element("plain_text_input"));
}

json typed(const std::string& block_id, const std::string& text) {
    return {{block_id, {{"act", {{"type", "plain_text_input"}, {"value", text}}}}}};
}

json error_of(const json& reply) {
    return reply.value("error", "");
}

}  // namespace

TEST_CASE_METHOD(fixture, "an opened modal comes back with Slack's members, its ids filled in") {
    auto modal = create_modal({create_text_input("b1"), {{"type", "divider"}}});
    modal["title"] = create_plain("Q & A");
    modal["private_metadata"] = "m & m";

    const auto view = open(modal);

    CHECK(view["id"].get<std::string>().starts_with("V"));
    CHECK(view["type"] == "modal");
    CHECK(view["team_id"] == "T0NORTHWND");
    CHECK(view["app_id"] == "A0SANDBOX1");
    CHECK(view["bot_id"] == "B0SANDBOX1");
    CHECK(view["callback_id"] == "cb");
    CHECK(view["private_metadata"] == "m & m");
    CHECK(view["external_id"] == "");
    CHECK(view["root_view_id"] == view["id"]);
    CHECK(view["previous_view_id"].is_null());
    CHECK(view["close"].is_null());
    CHECK(view["clear_on_close"] == false);
    CHECK(view["notify_on_close"] == false);
    CHECK(view["title"]["text"] == "Q &amp; A");
    CHECK_FALSE(view["blocks"][1]["block_id"].get<std::string>().empty());
    CHECK(view["state"]["values"]["b1"]["act"] ==
          json{{"type", "plain_text_input"}, {"value", nullptr}});
}

TEST_CASE_METHOD(fixture, "the page sees the modal as it was sent, and hears of it") {
    slack.take_changes(now);
    auto modal = create_modal({create_text_input("b1")});
    modal["title"] = create_plain("Q & A");

    const auto view = open(modal);

    const auto told = events("views");
    REQUIRE(told.size() == 1);
    CHECK(told[0]["views"] == stack());
    CHECK(stack()[0]["id"] == view["id"]);
    CHECK(stack()[0]["title"]["text"] == "Q & A");
    CHECK(stack()[0]["values"]["b1"]["act"]["value"].is_null());
    CHECK(body_of(request("GET", "/_sandbox/state?as=U0MATEO002"))["views"].empty());
}

TEST_CASE_METHOD(fixture, "a trigger opens one view, within 3 s, and must be a real one",
                 "[rule:trigger-once][rule:trigger-3s]") {
    const auto modal = create_modal({create_text_input("b1")});
    const auto error = [&](const std::string& trigger) {
        return error_of(api("views.open", {{"trigger_id", trigger}, {"view", modal}}));
    };
    const auto used = fresh_trigger();
    CHECK(error(used) == "");
    CHECK(error(used) == "exchanged_trigger_id");
    CHECK(error("1.2.abc") == "invalid_trigger_id");
    const auto old = fresh_trigger();
    wait(3s);
    CHECK(error(old) == "expired_trigger_id");
}

TEST_CASE_METHOD(fixture, "a refused view leaves the trigger to be used",
                 "[rule:trigger-kept-on-refusal]") {
    const auto trigger = fresh_trigger();
    const json bad{{"type", "modal"}, {"blocks", json::array()}};

    const auto reply = api("views.open", {{"trigger_id", trigger}, {"view", bad}});

    CHECK(reply["error"] == "invalid_arguments");
    CHECK(reply["response_metadata"]["messages"] ==
          json{"[ERROR] missing required field: title [json-pointer:/view]"});
    CHECK(api("views.open", {{"trigger_id", trigger},
                             {"view", create_modal({create_text_input("b1")})}})["ok"] == true);
}

TEST_CASE_METHOD(fixture, "a view may come as a string of JSON, and not as anything else") {
    const auto modal = create_modal({create_text_input("b1")}).dump();
    const auto open_with = [&](const json& view) {
        return api("views.open", {{"trigger_id", fresh_trigger()}, {"view", view}});
    };
    CHECK(open_with(modal)["ok"] == true);
    CHECK(error_of(open_with("{")) == "invalid_arguments");
    CHECK(error_of(open_with(create_home({}))) == "invalid_arguments");
    CHECK(error_of(api("views.open", {{"trigger_id", "x"}})) == "invalid_arguments");
}

TEST_CASE_METHOD(fixture, "a view above 250 KB is too large", "[rule:view-250kb]") {
    std::vector<json> blocks;
    for (int i = 0; i < 90; ++i) {
        blocks.push_back({{"type", "section"}, {"text", create_plain(std::string(3000, 'a'))}});
    }
    const auto reply =
        api("views.open", {{"trigger_id", fresh_trigger()}, {"view", create_modal(blocks)}});

    CHECK(reply == json{{"ok", false}, {"error", "view_too_large"}});
}

TEST_CASE_METHOD(fixture, "modals stand three deep and know each other", "[rule:view-stack-3]") {
    const auto modal = create_modal({create_button_block("go")});
    const auto first = open(modal);
    const auto push = [&](const json& below) {
        return api("views.push", {{"trigger_id", trigger_in(below)}, {"view", modal}});
    };
    const auto second = push(first)["view"];
    const auto third = push(second)["view"];

    CHECK(second["previous_view_id"] == first["id"]);
    CHECK(third["previous_view_id"] == second["id"]);
    CHECK(third["root_view_id"] == first["id"]);
    CHECK(error_of(push(third)) == "push_limit_reached");
    CHECK(stack().size() == 3);
}

TEST_CASE_METHOD(fixture, "only an interaction in a modal lets push", "[rule:push-from-modal]") {
    const auto modal = create_modal({create_button_block("go")});
    open(modal);

    CHECK(error_of(api("views.push", {{"trigger_id", fresh_trigger()}, {"view", modal}})) ==
          "invalid_trigger_id");
}

TEST_CASE_METHOD(fixture, "nothing is pushed on a modal that is closed") {
    const auto modal = create_modal({create_button_block("go")});
    const auto view = open(modal);
    const auto trigger = trigger_in(view);
    post("view_closes", view);

    CHECK(error_of(api("views.push", {{"trigger_id", trigger}, {"view", modal}})) == "not_found");
}

TEST_CASE_METHOD(fixture, "a modal opened from elsewhere takes the place of the open ones",
                 "[rule:open-replaces]") {
    open(create_modal({create_button_block("go")}));
    const auto second = open(create_modal({create_button_block("go")}));

    REQUIRE(stack().size() == 1);
    CHECK(stack()[0]["id"] == second["id"]);
}

TEST_CASE_METHOD(fixture, "an external_id is given once", "[rule:external-id-unique]") {
    auto modal = create_modal({create_button_block("go")});
    modal["external_id"] = "mine";
    const auto first = open(modal);
    const auto again = api("views.push", {{"trigger_id", trigger_in(first)}, {"view", modal}});
    CHECK(error_of(again) == "duplicate_external_id");

    CHECK(api("views.update", {{"external_id", "mine"}, {"view", modal}})["view"]["id"] ==
          first["id"]);
    post("view_closes", first);
    CHECK(open(modal)["external_id"] == "mine");
}

TEST_CASE_METHOD(fixture, "an update wants one name of the view, and a view that is there") {
    const auto modal = create_modal({create_button_block("go")});
    const auto view = open(modal);
    const auto error = [&](json arguments) {
        arguments["view"] = modal;
        return error_of(api("views.update", arguments));
    };
    CHECK(error({{"view_id", view["id"]}, {"external_id", "x"}}) == "invalid_arguments");
    CHECK(error(json::object()) == "invalid_arguments");
    CHECK(error({{"view_id", "V9"}}) == "not_found");
    CHECK(error({{"view_id", view["id"]}}) == "");
    post("view_closes", view);
    CHECK(error({{"view_id", view["id"]}}) == "not_found");
}

TEST_CASE_METHOD(fixture, "an old hash conflicts; each change makes a new one",
                 "[rule:view-hash]") {
    const auto modal = create_modal({create_button_block("go")});
    const auto view = open(modal);
    const json arguments{{"view_id", view["id"]}, {"hash", view["hash"]}, {"view", modal}};

    const auto changed = api("views.update", arguments);

    CHECK(changed["ok"] == true);
    CHECK(changed["view"]["hash"] != view["hash"]);
    CHECK(error_of(api("views.update", arguments)) == "hash_conflict");
}

TEST_CASE_METHOD(fixture, "what was typed stays while block, action and type do",
                 "[rule:view-values-kept]") {
    auto modal = create_modal({create_text_input("b1"), create_button_block("go")});
    const auto view = open(modal);
    acknowledge(act(view, "go", {{"values", typed("b1", "mine")}}));
    const auto value_after = [&](const json& block) {
        modal["blocks"][0] = block;
        const auto updated = api("views.update", {{"view_id", view["id"]}, {"view", modal}});
        return updated["view"]["state"]["values"].begin().value()["act"]["value"];
    };

    auto with_initial = create_text_input("b1");
    with_initial["element"]["initial_value"] = "yours";
    CHECK(value_after(with_initial) == "mine");
    auto renamed = with_initial;
    renamed["block_id"] = "b2";
    CHECK(value_after(renamed) == "yours");
    CHECK(value_after(with_initial) == "yours");
}

TEST_CASE_METHOD(fixture, "an initial value that nobody touched gives way to the next one",
                 "[rule:view-initial-untouched]") {
    auto modal = create_modal({create_text_input("b1"), create_button_block("go")});
    modal["blocks"][0]["element"]["initial_value"] = "old";
    const auto view = open(modal);
    acknowledge(act(view, "go", {{"values", typed("b1", "old")}}));

    modal["blocks"][0]["element"]["initial_value"] = "new";
    const auto updated = api("views.update", {{"view_id", view["id"]}, {"view", modal}});

    CHECK(updated["view"]["state"]["values"]["b1"]["act"]["value"] == "new");
}

TEST_CASE_METHOD(fixture, "a Home is published for one person, with the hash of the last one",
                 "[rule:home-hash]") {
    slack.take_changes(now);
    const auto home = create_home({create_button_block("go")});
    const auto first = api("views.publish", {{"user_id", mateo}, {"view", home}});
    CHECK(first["view"]["type"] == "home");
    CHECK_FALSE(first["view"].contains("title"));
    CHECK(events("home").size() == 1);

    const json arguments{{"user_id", mateo}, {"hash", first["view"]["hash"]}, {"view", home}};
    const auto second = api("views.publish", arguments);
    CHECK(second["view"]["id"] == first["view"]["id"]);
    CHECK(error_of(api("views.publish", arguments)) == "hash_conflict");
    const auto state = body_of(request("GET", "/_sandbox/state?as=U0MATEO002"));
    CHECK(state["home"]["id"] == first["view"]["id"]);
    CHECK(body_of(request("GET", "/_sandbox/state"))["home"].is_null());
}

TEST_CASE_METHOD(fixture, "a Home is for people, and is no modal", "[rule:home-people]") {
    const auto error = [&](const std::string& person, const json& view) {
        return error_of(api("views.publish", {{"user_id", person}, {"view", view}}));
    };
    CHECK(error("U9", create_home({})) == "user_not_found");
    CHECK(error("USLACKBOT", create_home({})) == "user_not_found");
    CHECK(error("U0APPBOT05", create_home({})) == "user_not_found");
    CHECK(error(amara, create_modal({create_text_input("b1")})) == "invalid_arguments");
    CHECK(error(amara, create_home({{{"type", "alert"}, {"text", create_plain("x")}}})) ==
          "invalid_arguments");
}

TEST_CASE("without a home tab there is no Home", "[rule:home-not-enabled]") {
    stand_in_fixture sandbox{R"({"display_information": {"name": "Plain"}})"};

    const auto reply =
        sandbox.api("views.publish", {{"user_id", amara}, {"view", create_home({})}});

    CHECK(reply["error"] == "not_enabled");
    CHECK(body_of(sandbox.request("GET", "/_sandbox/state"))["app"]["home_tab"] == false);
}
