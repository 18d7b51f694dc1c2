#include "tests/sandbox/stand_in_fixture.hpp"

#include <algorithm>
#include <utility>

namespace coach::testing {

namespace {

using nlohmann::json;
using namespace sandbox;

constexpr auto authority = "127.0.0.1:4000";

constexpr auto manifest_start = R"({
    "display_information": {"name": "Coach"},
    "features": {
        "app_home": {"home_tab_enabled": true},
        "shortcuts": [
            {"name": "Write journal", "type": "global", "callback_id": "journal",
             "description": "A new entry"},
            {"name": "Keep as evidence", "type": "message", "callback_id": "keep",
             "description": "Into the journal"}],
        "slash_commands": [
        {"command": "/level", "description": "Levels", "usage_hint": "[3]", "should_escape": true},
        {"command": "/raw", "description": "As typed", "should_escape": false}]},
    "oauth_config": {"scopes": {"bot": [)";

stand_in_settings settings(std::string_view manifest) {
    return {.manifest = read_manifest(manifest),
            .bot_token = bot_token,
            .app_token = app_token,
            .authority = authority,
            .seed = 1};
}

}  // namespace

stand_in_fixture::stand_in_fixture()
    : stand_in_fixture(app_with_scopes(R"("commands", "chat:write")")) {}

stand_in_fixture::stand_in_fixture(std::string_view manifest)
    : now{{}, std::chrono::system_clock::time_point{std::chrono::seconds(1'760'000'000)}},
      slack(settings(manifest)) {}

http_reply stand_in_fixture::request(std::string method, const std::string& target,
                                     std::string body, form_fields headers) {
    const auto question = std::min(target.find('?'), target.size());
    headers.emplace("host", authority);
    if (body.starts_with('{')) headers.emplace("content-type", "application/json; charset=utf-8");
    return slack.handle({.method = std::move(method),
                         .path = target.substr(0, question),
                         .query = target.substr(std::min(question + 1, target.size())),
                         .headers = std::move(headers),
                         .body = std::move(body)},
                        now);
}

http_reply stand_in_fixture::control(const std::string& path, json body) {
    if (!body.contains("as")) body["as"] = amara;
    return request("POST", "/_sandbox/" + path, body.dump());
}

json stand_in_fixture::api(const std::string& method, const json& arguments) {
    return body_of(request("POST", "/api/" + method, arguments.dump(),
                           {{"authorization", std::string("Bearer ") + bot_token}}));
}

http_reply stand_in_fixture::form(const std::string& method, const std::string& fields) {
    return request("POST", "/api/" + method, fields,
                   {{"authorization", std::string("Bearer ") + bot_token},
                    {"content-type", "application/x-www-form-urlencoded"}});
}

connection_id stand_in_fixture::connect() {
    const auto id = slack.socket_opened({}, now);
    slack.take_actions(now);
    return id;
}

std::vector<json> stand_in_fixture::envelopes() {
    std::vector<json> out;
    for (const auto& action : slack.take_actions(now)) {
        if (action.what != socket_action::kind::send) continue;
        auto sent = json::parse(action.text);
        if (sent.contains("envelope_id")) out.push_back(std::move(sent));
    }
    return out;
}

json stand_in_fixture::run_command(const std::string& command, const std::string& text) {
    control("commands", {{"channel", general}, {"command", command}, {"text", text}});
    return envelopes().at(0);
}

void stand_in_fixture::acknowledge(const json& envelope, const json& payload) {
    json ack{{"envelope_id", envelope.at("envelope_id")}};
    if (!payload.is_null()) ack["payload"] = payload;
    slack.socket_text(0, ack.dump(), now);
}

http_reply stand_in_fixture::respond(const json& envelope, const json& body) {
    const auto url = envelope.at("payload").at("response_url").get<std::string>();
    return request("POST", url.substr(url.find("/response/")), body.dump());
}

json stand_in_fixture::changes(std::string_view event) {
    auto out = json::array();
    for (const auto& change : slack.take_changes(now)) {
        if (change.event == event) out.push_back(change.data);
    }
    return out;
}

json stand_in_fixture::messages(const std::string& person, const std::string& channel) {
    return body_of(request("GET", "/_sandbox/state?as=" + person)).at("messages").at(channel);
}

void stand_in_fixture::wait(std::chrono::milliseconds time) {
    now.steady += time;
    now.wall += time;
    slack.tick(now);
}

std::string app_with_scopes(std::string_view scopes) {
    return std::string(manifest_start).append(scopes).append("]}}}");
}

json body_of(const http_reply& reply) {
    return json::parse(reply.body);
}

}  // namespace coach::testing
