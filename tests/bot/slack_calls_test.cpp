#include "bot/slack_calls.hpp"

#include "tests/bot/scripted_slack.hpp"
#include "tests/support/catch.hpp"

#include <chrono>
#include <string>
#include <utility>
#include <vector>

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
    CHECK(run(calls.publish_home(ann, {{"type", "home"}})).what == sending::fate::arrived);
    CHECK(json::parse(request(2).body)["user_id"] == "U1");
}

namespace {

canned refusal(const std::string& error, unsigned status = 200) {
    return {.status = status, .body = R"({"ok":false,"error":")" + error + R"("})"};
}

canned opened(const std::string& conversation) {
    return {.body = R"({"ok":true,"channel":{"id":")" + conversation + R"("}})"};
}

sending::fate fate_after(scripted_slack& slack, canned reply) {
    slack.answer("chat.postMessage", {std::move(reply)});
    return slack.run(slack.calls.send("U1", {.text = "Hello"}, "mark-1")).what;
}

sending redrawn_with(scripted_slack& slack, canned reply) {
    slack.answer("chat.update", {std::move(reply)});
    return slack.run(slack.calls.redraw("C1/17.5", {.text = "3+ answers"}));
}

}  // namespace

TEST_CASE_METHOD(scripted_slack, "a message is sent with its mark, and says where it stands") {
    answer("chat.postMessage", {{.body = R"({"ok":true,"channel":"D1","ts":"17.5"})"}});

    const auto sent = run(calls.send("U1", {.text = "Hello"}, "mark-1"));

    CHECK(sent.what == sending::fate::arrived);
    CHECK(sent.where == "D1/17.5");
    const auto body = json::parse(request(0).body);
    CHECK(body.at("channel") == "U1");
    CHECK(body.at("metadata") ==
          json{{"event_type", "pm_coach_sent"}, {"event_payload", {{"mark", "mark-1"}}}});
}

TEST_CASE_METHOD(scripted_slack, "what became of a message is unknown where Slack did not say") {
    using enum sending::fate;
    CHECK(fate_after(*this, {.status = 500, .type = "text/html", .body = "<html>"}) == unknown);
    CHECK(fate_after(*this, {.close_instead = true}) == unknown);
    CHECK(fate_after(*this, refusal("fatal_error")) == unknown);
    CHECK(fate_after(*this, refusal("user_disabled")) == refused);
    CHECK(fate_after(*this, refusal("missing_scope")) == later);
    CHECK(fate_after(*this, refusal("token_revoked")) == limited);
    CHECK(fate_after(*this, refusal("ratelimited", 429)) == limited);
}

TEST_CASE_METHOD(scripted_slack, "a channel that cannot be posted to refuses, and says why") {
    const auto* code =
        GENERATE("not_in_channel", "channel_not_found", "is_archived", "restricted_action");
    answer("chat.postMessage", {refusal(code)});

    const auto sent = run(calls.send("C1", {.text = "Hello"}, "mark-1"));

    CHECK(sent.what == sending::fate::refused);
    CHECK(sent.why == code);
}

TEST_CASE_METHOD(scripted_slack, "a message is redrawn where it stands, with nothing made live") {
    const auto redrawn = redrawn_with(*this, {.body = R"({"ok":true,"channel":"C1","ts":"17.5"})"});

    CHECK(redrawn.what == sending::fate::arrived);
    CHECK(redrawn.where == "C1/17.5");
    const auto body = json::parse(request(0).body);
    CHECK(body.at("channel") == "C1");
    CHECK(body.at("ts") == "17.5");
    CHECK(body.at("text") == "3+ answers");
    CHECK(body.at("blocks") == json::array());
    CHECK(body.at("parse") == "none");
    CHECK(body.at("link_names") == false);
    CHECK_FALSE(body.contains("metadata"));
}

TEST_CASE_METHOD(scripted_slack, "a message that is gone or cannot be changed is not redrawn") {
    for (const auto* code : {"message_not_found", "cant_update_message", "channel_not_found",
                             "is_archived", "is_inactive"}) {
        const auto redrawn = redrawn_with(*this, refusal(code));
        CHECK(redrawn.what == sending::fate::refused);
        CHECK(redrawn.why == code);
    }
    CHECK(redrawn_with(*this, refusal("ratelimited", 429)).what == sending::fate::limited);
}

TEST_CASE_METHOD(scripted_slack, "what may have been sent is looked for by its mark") {
    answer("conversations.open", {{.body = R"({"ok":true,"channel":{"id":"D1"}})"}});
    const auto marked = [](const char* mark) {
        return canned{.body = R"({"ok":true,"messages":[{"ts":"9.1"},{"ts":"17.5","metadata":)"
                              R"({"event_type":"pm_coach_sent","event_payload":{"mark":")" +
                              std::string(mark) + R"("}}}]})"};
    };
    answer("conversations.history", {marked("mark-1"), marked("mark-2"), {.status = 503}});
    const coach::timestamp since{std::chrono::seconds{1700}};

    const auto found = run(calls.find_sent("U1", "mark-1", "", since));
    CHECK(found.found);
    CHECK(found.where == "D1/17.5");
    CHECK(request(1).body.find("include_all_metadata=true") != std::string::npos);
    CHECK(request(1).body.find("oldest=1700") != std::string::npos);

    const auto other = run(calls.find_sent("U1", "mark-1", "", since));
    CHECK(other.looked);
    CHECK_FALSE(other.found);
    const auto unanswered = run(calls.find_sent("U1", "mark-1", "", since));
    CHECK_FALSE(unanswered.looked);
    CHECK(unanswered.wait == std::chrono::seconds{0});
}

TEST_CASE_METHOD(scripted_slack, "in a channel it is looked for without opening anything") {
    answer("conversations.history",
           {{.body = R"({"ok":true,"messages":[{"ts":"17.5","metadata":{"event_type":)"
                     R"("pm_coach_sent","event_payload":{"mark":"mark-1"}}}]})"},
            refusal("not_in_channel")});

    const auto found = run(calls.find_sent("C1", "mark-1", "", {}));

    CHECK(found.where == "C1/17.5");
    CHECK(called() == std::vector<std::string>{"conversations.history"});
    CHECK(request(0).body.find("channel=C1") != std::string::npos);
    CHECK_FALSE(run(calls.find_sent("C1", "mark-1", "", {})).looked);
}

TEST_CASE_METHOD(scripted_slack, "a look that Slack asks to wait with says how long") {
    answer("conversations.open", {refusal("ratelimited", 429)});
    const auto seen = run(calls.find_sent("U1", "mark-1", "", {}));
    CHECK_FALSE(seen.looked);
    CHECK(seen.wait == std::chrono::seconds{30});
}

TEST_CASE_METHOD(scripted_slack, "a file is looked for by its name, among what the app posted") {
    answer("conversations.open", {{.body = R"({"ok":true,"channel":{"id":"D1"}})"}});
    answer("conversations.history",
           {{.body = R"({"ok":true,"messages":[{"ts":"1.1","files":[{"name":"packet.md"}]}]})"},
            {.body = R"({"ok":true,"messages":[{"ts":"1.1","bot_id":"B1",)"
                     R"("files":[{"name":"packet.md"}]}]})"}});

    CHECK_FALSE(run(calls.find_sent("U1", "mark", "packet.md", {})).found);
    CHECK(run(calls.find_sent("U1", "mark", "packet.md", {})).found);
}

TEST_CASE_METHOD(scripted_slack, "somebody's conversation is asked for once, whatever goes there") {
    answer("conversations.open", {{.status = 503}, opened("D1")});
    answer("conversations.history", {{.body = R"({"ok":true,"messages":[]})"}});

    CHECK_FALSE(run(calls.find_sent("U1", "mark-1", "", {})).looked);
    CHECK(run(calls.find_sent("U1", "mark-1", "", {})).looked);
    CHECK(run(calls.find_sent("U1", "mark-2", "", {})).looked);
    run(calls.send_file({.name = "packet.md", .title = "", .alt_text = "", .bytes = ""}, ann));
    run(calls.find_sent("U2", "mark-3", "", {}));

    CHECK(count_calls("conversations.open") == 3);
}

TEST_CASE_METHOD(scripted_slack, "a conversation that is not there is asked for again") {
    answer("conversations.open", {opened("D1"), opened("D2")});
    answer("conversations.history", {{.status = 503}, refusal("channel_not_found"), {}});

    for (int looks = 0; looks < 3; ++looks) run(calls.find_sent("U1", "mark-1", "", {}));

    CHECK(count_calls("conversations.open") == 2);
    CHECK(request(4).body.find("channel=D2") != std::string::npos);
}

TEST_CASE_METHOD(scripted_slack,
                 "members come page by page, with zone, vacation and whether they are here") {
    answer("users.list",
           {{.body = R"({"ok":true,"members":[{"id":"U1","team_id":"T1","tz":"Asia/Kathmandu",)"
                     R"("profile":{"status_emoji":":palm_tree:","status_expiration":1800}},)"
                     R"({"id":"U2","team_id":"T1","deleted":true,)"
                     R"("profile":{"status_text":"Vacationing"}}],)"
                     R"("response_metadata":{"next_cursor":"more"}})"},
            {.status = 500}});

    const auto page = run(calls.list_members(ann.team, ""));

    REQUIRE(page);
    CHECK(page->next == "more");
    REQUIRE(page->members.size() == 2);
    CHECK(page->members[0].time_zone == "Asia/Kathmandu");
    CHECK(page->members[0].on_vacation);
    CHECK(page->members[0].status_ends == coach::timestamp{std::chrono::seconds{1800}});
    CHECK_FALSE(page->members[1].is_here);
    CHECK(page->members[1].on_vacation);
    CHECK_FALSE(page->members[1].status_ends);
    CHECK_FALSE(run(calls.list_members(ann.team, "more")));
}

TEST_CASE_METHOD(scripted_slack, "somebody is looked up by id or by e-mail address") {
    const canned amara{.body = R"({"ok":true,"user":{"id":"U1","team_id":"T1","deleted":true}})"};
    answer("users.info", {amara});
    answer("users.lookupByEmail", {amara});

    for (const auto* name : {"U1", "amara@northwind.example"}) {
        const auto looked = run(calls.look_up_member(ann.team, name));
        REQUIRE(looked.found);
        CHECK(looked.found->id == ann);
        CHECK_FALSE(looked.found->is_here);
    }
    CHECK(request(0).body == "user=U1");
    CHECK(request(1).body == "email=amara%40northwind.example");
}

TEST_CASE_METHOD(scripted_slack, "nobody of that name is not the same as no answer") {
    answer("users.info", {refusal("user_not_found")});
    answer("users.lookupByEmail",
           {refusal("users_not_found"),
            {.body = R"({"ok":false,"error":"missing_scope","needed":"users:read.email"})"},
            refusal("ratelimited", 429)});
    const auto look_up = [&](const char* name) {
        return run(calls.look_up_member(ann.team, name));
    };

    CHECK(look_up("U9").looked);
    CHECK(look_up("a@b").looked);
    const auto refused = look_up("a@b");
    CHECK_FALSE(refused.looked);
    CHECK(refused.why == "missing_scope (users:read.email)");
    CHECK(refused.wait == std::chrono::seconds{0});
    const auto limited = look_up("a@b");
    CHECK_FALSE(limited.looked);
    CHECK(limited.wait == std::chrono::seconds{30});
}

TEST_CASE_METHOD(scripted_slack, "who wants no notifications is known, and until when") {
    answer("dnd.teamInfo",
           {{.body = R"({"ok":true,"users":{)"
                     R"("U1":{"dnd_enabled":true,"next_dnd_start_ts":100,"next_dnd_end_ts":200},)"
                     R"("U2":{"dnd_enabled":true,"next_dnd_start_ts":160,"next_dnd_end_ts":200},)"
                     R"("U3":{"snooze_enabled":true,"snooze_endtime":300}}})"}});
    const auto person = [](const char* id) {
        return coach::person_id{.team = ann.team, .member = coach::member_id{id}};
    };

    const auto quiet = run(calls.find_do_not_disturb({person("U1"), person("U2"), person("U3")},
                                                     coach::timestamp{std::chrono::seconds{150}}));

    REQUIRE(quiet);
    REQUIRE(quiet->size() == 2);
    CHECK((*quiet)[0].who == person("U1"));
    CHECK((*quiet)[0].until == coach::timestamp{std::chrono::seconds{200}});
    CHECK((*quiet)[1].until == coach::timestamp{std::chrono::seconds{300}});
    CHECK(request(0).body == "users=U1%2CU2%2CU3");
}

TEST_CASE_METHOD(scripted_slack,
                 "answers of another shape than Slack gives them are read as empty") {
    answer("users.info", {{.body = R"({"ok":true,"user":"U1"})"}});
    answer("users.list", {{.body = R"({"ok":true,"members":[7,{"profile":"x"}],)"
                                   R"("response_metadata":7})"}});
    answer("dnd.teamInfo", {{.body = R"({"ok":true,"users":[7]})"}});
    answer("conversations.history",
           {{.body = R"({"ok":true,"messages":[7,{"metadata":"x"},{"bot_id":1,"files":7}]})"}});

    CHECK(run(calls.find_member(ann))->name.empty());
    CHECK(run(calls.list_members(ann.team, ""))->members.size() == 2);
    CHECK(run(calls.find_do_not_disturb({ann}, coach::timestamp{}))->empty());
    CHECK_FALSE(run(calls.find_sent("C1", "mark", "a.md", coach::timestamp{})).found);
}
