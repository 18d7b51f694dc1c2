#include "tests/sandbox/people_fixture.hpp"
#include "tests/support/catch.hpp"

#include <set>
#include <string>

using namespace coach::testing;
using nlohmann::json;

namespace {

using fixture = people_fixture;

json channel(fixture& sandbox, const std::string& query) {
    return sandbox.ask("conversations.info", "channel=" + query)["channel"];
}

std::set<std::string> names(const json& answer) {
    std::set<std::string> out;
    for (const auto& each : answer["channels"]) {
        out.insert(each.contains("name") ? each["name"] : each["user"]);
    }
    return out;
}

}  // namespace

TEST_CASE_METHOD(fixture, "conversations.info describes each kind") {
    const auto open = channel(*this, std::string(general) + "&include_num_members=true");
    CHECK(open["is_channel"] == true);
    CHECK(open["is_general"] == true);
    CHECK(open["is_member"] == true);
    CHECK(open["num_members"] == 16);
    CHECK_FALSE(channel(*this, general).contains("num_members"));
    CHECK(channel(*this, uninvited)["is_member"] == false);
    CHECK(channel(*this, leads)["is_private"] == true);
    CHECK(channel(*this, archived)["is_archived"] == true);
    CHECK(channel(*this, shared)["is_ext_shared"] == true);
    CHECK(channel(*this, shared)["shared_team_ids"] == json{"T0NORTHWND", "T0HALDEN99"});
    CHECK(channel(*this, amaras_dm)["is_im"] == true);
    CHECK(channel(*this, amaras_dm)["user"] == amara);
}

TEST_CASE_METHOD(fixture, "a private channel without the app does not exist for it",
                 "[rule:invisible-private-channel]") {
    CHECK(ask("conversations.info", std::string("channel=") + salaries)["error"] ==
          "channel_not_found");
    CHECK(ask("conversations.members", std::string("channel=") + salaries)["error"] ==
          "channel_not_found");
    CHECK(api("conversations.join", {{"channel", salaries}})["error"] == "channel_not_found");
    CHECK_FALSE(
        names(ask("conversations.list", "types=private_channel")).contains("salary-review"));
}

TEST_CASE("each kind of conversation has a scope of its own", "[rule:scope-per-conversation]") {
    fixture sandbox("groups:read", "");

    const auto refused = sandbox.ask("conversations.info", std::string("channel=") + leads);

    CHECK(refused["error"] == "missing_scope");
    CHECK(refused["needed"] == "groups:read");
    CHECK(sandbox.ask("conversations.info", std::string("channel=") + general)["ok"] == true);
    CHECK(sandbox.ask("conversations.list", "types=public_channel,private_channel")["error"] ==
          "missing_scope");
}

TEST_CASE_METHOD(fixture, "members are listed page by page, without who has left") {
    const auto first = ask("conversations.members", std::string("channel=") + shared + "&limit=3");
    CHECK(first["members"] == json{amara, mateo, priya});
    CHECK(first["response_metadata"]["next_cursor"] == "next:U0ROSAIT13=");
    const auto rest = ask("conversations.members",
                          std::string("channel=") + shared + "&cursor=next%3AU0ROSAIT13%3D");
    CHECK(rest["members"] == json{rosa, the_app});
    CHECK(rest["response_metadata"]["next_cursor"] == "");

    const auto old = ask("conversations.members", std::string("channel=") + archived)["members"];
    CHECK(std::ranges::find(old, json(jonas)) == old.end());
}

TEST_CASE_METHOD(fixture, "conversations.list filters by type and archive") {
    CHECK(names(ask("conversations.list")) ==
          std::set<std::string>{"general", "product", "tea-time", "launch-spring",
                                "with-halden-labs", "research", "website"});
    CHECK_FALSE(
        names(ask("conversations.list", "exclude_archived=true")).contains("launch-spring"));
    CHECK(names(ask("conversations.list", "types=private_channel")) ==
          std::set<std::string>{"product-leads"});
    CHECK(names(ask("conversations.list", "types=im")).contains(rosa));
    CHECK(ask("conversations.list", "types=cave")["error"] == "invalid_types");
}

TEST_CASE_METHOD(fixture, "what is filtered out leaves a page short, and the cursor goes on",
                 "[rule:short-pages]") {
    const auto page = ask("conversations.list", "limit=4&types=public_channel");

    CHECK(page["channels"].size() == 3);
    CHECK(page["response_metadata"]["next_cursor"] != "");
}

TEST_CASE_METHOD(fixture, "users.conversations says where somebody is") {
    CHECK_FALSE(names(ask("users.conversations")).contains("tea-time"));
    CHECK(names(ask("users.conversations", std::string("user=") + leila)) ==
          std::set<std::string>{"product", "research"});
    CHECK(ask("users.conversations", "user=U9")["error"] == "user_not_found");
}

TEST_CASE_METHOD(fixture, "conversations.open gives the direct message with a person") {
    const auto opened = api("conversations.open", {{"users", amara}});
    CHECK(opened["channel"] == json{{"id", amaras_dm}});
    CHECK(opened["already_open"] == true);
    CHECK(api("conversations.open", {{"users", amara}, {"return_im", true}})["channel"]["user"] ==
          amara);
    CHECK(api("conversations.open", {{"channel", amaras_dm}})["channel"]["id"] == amaras_dm);
    CHECK(api("conversations.open", {{"users", rosa}})["ok"] == true);
}

TEST_CASE_METHOD(fixture, "conversations.open refuses whom the app cannot write to",
                 "[rule:open-refusals][rule:cannot-dm-bot]") {
    const auto error = [&](const json& users) {
        return api("conversations.open", {{"users", users}})["error"];
    };
    CHECK(error("U9") == "user_not_found");
    CHECK(error(jonas) == "user_disabled");
    CHECK(error("U0STANDUP1") == "cannot_dm_bot");
    CHECK(error("USLACKBOT") == "cannot_dm_bot");
    CHECK(error(emil) == "user_not_visible");
    CHECK(error("") == "users_list_not_supplied");
    CHECK(api("conversations.open", {{"channel", general}})["error"] ==
          "method_not_supported_for_channel_type");
}

TEST_CASE_METHOD(fixture, "a group conversation has up to eight people",
                 "[rule:open-eight-people]") {
    const std::string two = std::string(amara) + ',' + mateo;
    const auto opened = api("conversations.open", {{"users", two}, {"return_im", true}});
    CHECK(opened["channel"]["is_mpim"] == true);
    CHECK_FALSE(opened.contains("already_open"));
    const auto again = api("conversations.open", {{"users", std::string(mateo) + ',' + amara}});
    CHECK(again["channel"]["id"] == opened["channel"]["id"]);
    CHECK(again["already_open"] == true);

    const auto nine = two +
                      ",U0PRIYA003,U0SIGRUN04,U0GRACE006,U0IMOGEN07,U0BISHAL08,U0YUSUF009,"
                      "U0HANA0010";
    CHECK(api("conversations.open", {{"users", nine}})["error"] == "too_many_users");
}

TEST_CASE_METHOD(fixture, "a group conversation is seen by those in it alone") {
    const auto id =
        api("conversations.open", {{"users", std::string(amara) + ',' + mateo}})["channel"]["id"];
    const auto sees = [&](const std::string& person) {
        const auto state = body_of(request("GET", "/_sandbox/state?as=" + person));
        return state["messages"].contains(id);
    };
    CHECK(sees(amara));
    CHECK(sees(mateo));
    CHECK_FALSE(sees(priya));
}

TEST_CASE("a group conversation needs another scope than a direct message",
          "[rule:scope-per-conversation]") {
    fixture sandbox("mpim:write", "");
    CHECK(sandbox.api("conversations.open", {{"users", amara}})["ok"] == true);
    CHECK(sandbox.api("conversations.open",
                      {{"users", std::string(amara) + ',' + mateo}})["needed"] == "mpim:write");
}

TEST_CASE_METHOD(fixture, "the app joins public channels, and nothing else", "[rule:join]") {
    const auto join = [&](const char* id) { return api("conversations.join", {{"channel", id}}); };
    CHECK(join(uninvited)["channel"]["is_member"] == true);
    CHECK(join(uninvited)["response_metadata"]["warnings"] == json{"already_in_channel"});
    CHECK(join(archived)["error"] == "is_archived");
    CHECK(join(leads)["error"] == "method_not_supported_for_channel_type");
    CHECK(join(amaras_dm)["error"] == "method_not_supported_for_channel_type");
    CHECK(join("C9")["error"] == "channel_not_found");
}
