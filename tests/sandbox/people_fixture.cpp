#include "tests/sandbox/people_fixture.hpp"

#include "tests/support/catch.hpp"

#include <algorithm>

namespace coach::testing {

namespace {

using nlohmann::json;

json list_without(std::vector<std::string> list, std::string_view left_out) {
    std::erase(list, left_out);
    return list;
}

std::string manifest_without(std::string_view scope, std::string_view event) {
    const auto scopes = list_without({"commands",
                                      "chat:write",
                                      "channels:read",
                                      "groups:read",
                                      "im:read",
                                      "mpim:read",
                                      "im:write",
                                      "mpim:write",
                                      "channels:join",
                                      "channels:history",
                                      "groups:history",
                                      "im:history",
                                      "mpim:history",
                                      "app_mentions:read",
                                      "users:read",
                                      "users:read.email",
                                      "users.profile:read",
                                      "dnd:read",
                                      "team:read",
                                      "usergroups:read"},
                                     scope);
    const auto events =
        list_without({"app_home_opened", "message.im", "message.channels", "message.groups",
                      "message.mpim", "app_mention", "member_joined_channel", "team_join",
                      "user_change", "dnd_updated_user", "tokens_revoked", "app_uninstalled"},
                     event);
    return json{{"display_information", {{"name", "Coach"}}},
                {"features",
                 {{"app_home", {{"home_tab_enabled", true}, {"messages_tab_enabled", true}}},
                  {"slash_commands", {{{"command", "/level"}}}}}},
                {"oauth_config", {{"scopes", {{"bot", scopes}}}}},
                {"settings", {{"event_subscriptions", {{"bot_events", events}}}}}}
        .dump();
}

}  // namespace

people_fixture::people_fixture() : people_fixture("", "") {}

people_fixture::people_fixture(std::string_view without_scope, std::string_view without_event)
    : stand_in_fixture(manifest_without(without_scope, without_event)) {}

json people_fixture::ask(const std::string& method, const std::string& query) {
    return body_of(request("GET", "/api/" + method + '?' + query, "",
                           {{"authorization", std::string("Bearer ") + bot_token}}));
}

std::vector<json> people_fixture::events() {
    std::vector<json> out;
    for (const auto& envelope : envelopes()) {
        if (envelope["type"] == "events_api") out.push_back(envelope["payload"]["event"]);
    }
    return out;
}

void people_fixture::say(const std::string& channel, const std::string& text,
                         const std::string& as) {
    REQUIRE(control("messages", {{"channel", channel}, {"as", as}, {"text", text}}).status == 202);
}

json connected_fixture::envelope() {
    auto sent = envelopes();
    REQUIRE(sent.size() == 1);
    return sent[0];
}

json connected_fixture::event() {
    return envelope()["payload"]["event"];
}

void connected_fixture::pass(std::chrono::seconds time) {
    using std::chrono::minutes;
    for (; time > minutes(1); time -= minutes(1)) {
        slack.socket_pong(socket, now);
        wait(minutes(1));
    }
    slack.socket_pong(socket, now);
    wait(time);
}

}  // namespace coach::testing
