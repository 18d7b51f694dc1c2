#include "bot/slack_calls.hpp"

#include "tests/bot/scripted_slack.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace coach::bot;
using namespace coach::testing;
using nlohmann::json;

namespace {

const coach::person_id ann{.team = coach::team_id{"T1"}, .member = coach::member_id{"U1"}};

}  // namespace

TEST_CASE_METHOD(scripted_slack, "a view that was opened or pushed can be redrawn") {
    const canned shown{.body = R"({"ok":true,"view":{"id":"V7","hash":"156.ab"}})"};
    answer("views.open", {shown});
    answer("views.push", {shown});

    for (const auto& view : {run(calls.open_view("t", {{"type", "modal"}})),
                             run(calls.push_view("t", {{"type", "modal"}}))}) {
        CHECK(view.fate == view_fate::shown);
        CHECK(view.id == "V7");
        CHECK(view.hash == "156.ab");
    }
    CHECK(json::parse(request(0).body) == json{{"trigger_id", "t"}, {"view", {{"type", "modal"}}}});
}

TEST_CASE_METHOD(scripted_slack, "a view that was not shown has no id, and says why") {
    answer("views.open", {{.body = R"({"ok":false,"error":"expired_trigger_id"})"},
                          {.body = R"({"ok":false,"error":"invalid_arguments"})"},
                          {.body = R"({"ok":true})"}});

    CHECK(run(calls.open_view("t", {})).fate == view_fate::too_late);
    const auto refused = run(calls.open_view("t", {}));
    CHECK(refused.fate == view_fate::refused);
    CHECK(refused.id.empty());
    CHECK(run(calls.open_view("t", {})).id.empty());
}

TEST_CASE_METHOD(scripted_slack, "a view is redrawn, and one that changed meanwhile is not") {
    answer("views.update", {{}, {.body = R"({"ok":false,"error":"hash_conflict"})"}});
    answer("views.publish", {{}});

    CHECK(run(calls.update_view("V1", "h", {{"type", "modal"}})) == view_fate::shown);
    CHECK(run(calls.update_view("V1", "h", {{"type", "modal"}})) == view_fate::outdated);
    CHECK(run(calls.publish_home(ann, {{"type", "home"}})) == view_fate::shown);
    CHECK(json::parse(request(2).body)["user_id"] == "U1");
}

TEST_CASE_METHOD(scripted_slack, "the conversation with somebody is opened") {
    answer("conversations.open", {{.body = R"({"ok":true,"channel":{"id":"D1"}})"},
                                  {.body = R"({"ok":false,"error":"user_disabled"})"},
                                  {.body = R"({"ok":true})"}});

    CHECK(run(calls.find_direct_messages(ann)) == std::optional<std::string>{"D1"});
    CHECK(json::parse(request(0).body) == json{{"users", "U1"}});
    CHECK_FALSE(run(calls.find_direct_messages(ann)));
    CHECK_FALSE(run(calls.find_direct_messages(ann)));
}
