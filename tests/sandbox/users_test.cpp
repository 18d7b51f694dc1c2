#include "tests/sandbox/people_fixture.hpp"
#include "tests/support/catch.hpp"

#include <set>
#include <string>

using namespace coach::testing;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

using fixture = people_fixture;

json user(fixture& sandbox, const std::string& id) {
    return sandbox.ask("users.info", "user=" + id)["user"];
}

/// All ids of a list that is asked for page by page, and how long its pages were.
std::vector<std::size_t> page_sizes(fixture& sandbox, std::set<std::string>& ids) {
    std::vector<std::size_t> sizes;
    std::string cursor;
    do {
        const auto page =
            sandbox.ask("users.list", "limit=6&cursor=" + (cursor.empty() ? "" : cursor + "%3D"));
        REQUIRE(page["ok"] == true);
        sizes.push_back(page["members"].size());
        for (const auto& who : page["members"]) ids.insert(who["id"]);
        cursor = page["response_metadata"]["next_cursor"];
        if (!cursor.empty()) cursor.pop_back();
    } while (!cursor.empty());
    return sizes;
}

}  // namespace

TEST_CASE_METHOD(fixture, "users carry Slack's flags for what they are", "[rule:user-flags]") {
    CHECK(user(*this, leila)["is_restricted"] == true);
    CHECK(user(*this, leila)["is_ultra_restricted"] == false);
    CHECK(user(*this, tom)["is_restricted"] == true);
    CHECK(user(*this, tom)["is_ultra_restricted"] == true);
    CHECK(user(*this, jonas)["deleted"] == true);
    CHECK_FALSE(user(*this, jonas).contains("tz"));
    CHECK(user(*this, ines)["is_invited_user"] == true);
    CHECK(user(*this, "U0STANDUP1")["is_bot"] == true);
    CHECK(user(*this, "U0STANDUP1")["profile"]["bot_id"] == "B0STANDUP1");
    CHECK(user(*this, "U0WORKFLW2")["is_workflow_bot"] == true);
    CHECK(user(*this, "U0SIGRUN04")["is_admin"] == true);
    CHECK(user(*this, "W0KWAME019")["real_name"] == "Kwame Mensah");
    CHECK(user(*this, amara)["is_restricted"] == false);
    CHECK(user(*this, priya)["profile"]["display_name"] == "");
    CHECK(ask("users.info", "user=U9")["error"] == "user_not_found");
}

TEST_CASE_METHOD(fixture, "Slackbot is no bot", "[rule:slackbot-is-no-bot]") {
    CHECK(user(*this, "USLACKBOT")["is_bot"] == false);
    CHECK(user(*this, the_app)["is_bot"] == true);
}

TEST_CASE_METHOD(fixture, "an external person is a stranger only where no channel is shared",
                 "[rule:strangers]") {
    CHECK(user(*this, rosa)["is_stranger"] == false);
    CHECK(user(*this, emil)["is_stranger"] == true);
    CHECK(user(*this, rosa)["team_id"] == "T0HALDEN99");
    CHECK_FALSE(user(*this, amara).contains("is_stranger"));
}

TEST_CASE_METHOD(fixture, "the offset is that of the moment",
                 "[rule:tz-offset-follows-daylight-saving]") {
    CHECK(user(*this, "U0IMOGEN07")["tz_offset"] == 3600);
    CHECK(user(*this, "U0BISHAL08")["tz_offset"] == 20'700);

    now.wall += std::chrono::hours(24 * 30);

    CHECK(user(*this, "U0IMOGEN07")["tz_offset"] == 0);
    CHECK(user(*this, "U0BISHAL08")["tz_offset"] == 20'700);
}

TEST_CASE_METHOD(fixture, "a status is in the profile") {
    const auto profile = ask("users.profile.get", "user=U0AROHA016")["profile"];
    CHECK(profile["status_emoji"] == ":palm_tree:");
    CHECK(profile["status_text"] == "Vacationing");
    CHECK(ask("users.profile.get")["profile"]["api_app_id"] == "A0SANDBOX1");
    CHECK(ask("users.profile.get", "user=U9")["error"] == "user_not_found");
}

TEST_CASE_METHOD(fixture, "a locale is told when it is asked for, never of external people",
                 "[rule:external-people-are-withheld]") {
    CHECK_FALSE(user(*this, amara).contains("locale"));
    CHECK(ask("users.info", std::string("include_locale=true&user=") + amara)["user"]["locale"] ==
          "en-US");
    const auto external = ask("users.info", std::string("include_locale=true&user=") + rosa);
    CHECK_FALSE(external["user"].contains("locale"));
    CHECK_FALSE(external["user"]["profile"].contains("email"));
}

TEST_CASE("an e-mail address needs a scope of its own", "[rule:email-needs-its-scope]") {
    fixture with;
    fixture without("users:read.email", "");
    CHECK(user(with, amara)["profile"]["email"] == "amara@northwind.example");
    CHECK_FALSE(user(with, "U0NOORRA18")["profile"].contains("email"));
    CHECK_FALSE(user(without, amara)["profile"].contains("email"));
}

TEST_CASE_METHOD(fixture, "a person is found by an e-mail address in any case",
                 "[rule:lookup-by-email]") {
    const auto error = [&](const std::string& email) {
        return ask("users.lookupByEmail", "email=" + email)["error"];
    };
    CHECK(ask("users.lookupByEmail", "email=Amara%40Northwind.example")["user"]["id"] == amara);
    CHECK(error("nobody%40northwind.example") == "users_not_found");
    CHECK(error("jonas%40northwind.example") == "users_not_found");
    CHECK(error("") == "invalid_arguments");
}

TEST_CASE_METHOD(fixture, "users.list ends with an empty cursor, not with a short page",
                 "[rule:short-pages]") {
    std::set<std::string> ids;

    const auto sizes = page_sizes(*this, ids);

    CHECK(sizes == std::vector<std::size_t>{6, 5, 5, 5});
    CHECK(ids.size() == 21);
    CHECK(ask("users.list")["members"].size() == 21);
    CHECK(ask("users.list", "cursor=made-up")["error"] == "invalid_cursor");
    CHECK(ask("users.list", "limit=1001")["error"] == "invalid_limit");
    CHECK(ask("users.list", "limit=many")["error"] == "invalid_limit");
}

TEST_CASE_METHOD(fixture, "users.list leaves external people out", "[rule:list-omits-external]") {
    const auto listed = ask("users.list");
    for (const auto& who : listed["members"]) CHECK(who["team_id"] == "T0NORTHWND");
}

TEST_CASE_METHOD(fixture, "dnd tells who does not want to be disturbed") {
    const auto paused = ask("dnd.info", "user=U0MEITAN17");
    CHECK(paused["dnd_enabled"] == true);
    CHECK(paused["next_dnd_start_ts"] <= 1'760'000'000);
    CHECK(paused["next_dnd_end_ts"] > 1'760'000'000);
    CHECK(ask("dnd.info", std::string("user=") + amara)["dnd_enabled"] == false);
    CHECK(ask("dnd.info", "user=U9")["error"] == "user_not_found");

    const auto several = ask("dnd.teamInfo", std::string("users=U0MEITAN17,") + amara);
    CHECK(several["users"].size() == 2);
    CHECK(several["users"][amara]["dnd_enabled"] == false);
}

TEST_CASE_METHOD(fixture, "dnd.teamInfo takes up to fifty people", "[rule:dnd-fifty-people]") {
    std::string users = "U1";
    for (int i = 1; i < 50; ++i) users += ",U1";
    CHECK(ask("dnd.teamInfo", "users=" + users)["ok"] == true);
    CHECK(ask("dnd.teamInfo", "users=" + users + ",U1")["error"] == "too_many_users");
    CHECK(ask("dnd.teamInfo")["error"] == "no_users_provided");
}

TEST_CASE_METHOD(fixture, "the team, its groups and who is in them can be asked for") {
    CHECK(ask("team.info")["team"]["domain"] == "northwind");
    CHECK(ask("team.info", "team=T9")["error"] == "team_not_found");

    const auto groups = ask("usergroups.list", "include_users=true&include_count=true");
    REQUIRE(groups["usergroups"].size() == 2);
    CHECK(groups["usergroups"][0]["handle"] == "product-managers");
    CHECK(groups["usergroups"][0]["user_count"] == 6);
    CHECK_FALSE(ask("usergroups.list")["usergroups"][0].contains("users"));
    CHECK(ask("usergroups.users.list", "usergroup=S0ENGINEE2")["users"].size() == 3);
    CHECK(ask("usergroups.users.list", "usergroup=S9")["error"] == "no_such_subteam");
}

TEST_CASE_METHOD(fixture, "bots of other apps are known too") {
    CHECK(ask("bots.info", "bot=B0STANDUP1")["bot"]["user_id"] == "U0STANDUP1");
    CHECK(ask("bots.info", "bot=B9")["error"] == "bot_not_found");
}
