#include "sandbox/control/control_api.hpp"

#include "sandbox/control/faults.hpp"
#include "sandbox/control/view_routes.hpp"
#include "sandbox/json_access.hpp"
#include "sandbox/workspace/mentions.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace coach::sandbox {

namespace {

using nlohmann::json;

json to_json(const person& who) {
    return {{"id", who.id},
            {"name", who.name},
            {"real_name", who.real_name},
            {"display_name", who.display_name},
            {"title", who.title},
            {"about", who.about},
            {"color", who.color},
            {"initials", who.initials},
            {"is_bot", who.is_bot},
            {"tz", who.tz}};
}

json to_json(const channel& c) {
    return {{"id", c.id},
            {"name", c.name},
            {"kind", c.kind == channel_kind::dm ? "dm" : "channel"},
            {"purpose", c.purpose}};
}

json to_json(const slash_command& c) {
    return {{"command", c.command}, {"description", c.description}, {"usage_hint", c.usage_hint}};
}

template <class Range>
json list_of(const Range& range) {
    auto out = json::array();
    for (const auto& item : range) out.push_back(to_json(item));
    return out;
}

http_reply show_state(const models& all, const std::string& viewer) {
    const auto& profile = all.space.profile();
    auto channels = json::array();
    auto messages = json::object();
    for (const auto& c : profile.channels) {
        if (!all.space.sees(viewer, c)) continue;
        channels.push_back(to_json(c));
        messages[c.id] = all.space.messages_for(viewer, c);
    }
    json state{
        {"workspace", {{"id", profile.id}, {"name", profile.name}, {"domain", profile.domain}}},
        {"me", to_json(*all.space.find_person(viewer))},
        {"people", list_of(profile.people)},
        {"app",
         {{"id", profile.app_id},
          {"bot_user_id", profile.bot_user_id},
          {"name", profile.app_name},
          {"connections", all.wire.connections()},
          {"home_tab", all.settings.manifest.home_tab},
          {"messages_tab", all.settings.manifest.messages_tab}}},
        {"channels", channels},
        {"commands", list_of(all.settings.manifest.commands)},
        {"messages", messages}};
    state.update(view_state(all, viewer));
    return json_reply(200, state);
}

/// What somebody does, once who and where are known to exist.
struct deed {
    models& all;
    interactions& people_do;
    std::string person;
    std::string channel;
    const json& body;
    moment now;
};

http_reply accepted() {
    return json_reply(202, {{"ok", true}});
}

http_reply run_command(const deed& d) {
    const auto command = text_at(d.body, "command");
    if (command.size() < 2 || !command.starts_with('/')) return refusal(400, "bad_command");
    d.people_do.run_command({d.person, d.channel, command, text_at(d.body, "text")}, d.now);
    return accepted();
}

http_reply say(const deed& d) {
    const auto text = text_at(d.body, "text");
    if (text.empty()) return refusal(400, "no_text");
    d.all.space.post({.channel = d.channel,
                      .user = d.person,
                      .text = resolve_mentions(text, d.all.space, mention_style::plain),
                      .viewer = "",
                      .failed = ""},
                     d.now.wall);
    return accepted();
}

http_reply act(const deed& d) {
    const auto error = d.people_do.click_element({.person = d.person,
                                                  .channel = d.channel,
                                                  .ts = text_at(d.body, "ts"),
                                                  .block_id = text_at(d.body, "block_id"),
                                                  .action_id = text_at(d.body, "action_id"),
                                                  .chosen = chosen_in(d.body),
                                                  .values = member(d.body, "values")},
                                                 d.now);
    return error.empty() ? accepted() : refusal(404, error);
}

struct deed_route {
    std::string_view path;
    http_reply (*run)(const deed&);
};

constexpr std::array deed_routes{
    deed_route{"/_sandbox/commands", run_command},
    deed_route{"/_sandbox/messages", say},
    deed_route{"/_sandbox/actions", act},
};

http_reply answer_post(models& all, interactions& people_do, const http_request& request,
                       moment now) {
    if (media_type(request) != "application/json") return refusal(415, "json_required");
    const auto body = json::parse(request.body, nullptr, false);
    if (!body.is_object()) return refusal(400, "json_object_required");
    if (request.path == "/_sandbox/faults") return apply_fault(all, body, now);
    const auto* route = std::ranges::find(deed_routes, request.path, &deed_route::path);
    if (route == deed_routes.end()) return refusal(404, "not_found");
    const auto person = viewer_of(all.space, text_at(body, "as"));
    if (person.empty()) return refusal(404, "person_not_found");
    const auto* where = all.space.find_channel(text_at(body, "channel"));
    if (where == nullptr || !all.space.sees(person, *where)) {
        return refusal(404, "channel_not_found");
    }
    return route->run({all, people_do, person, where->id, body, now});
}

}  // namespace

http_reply answer_control(models& all, interactions& people_do, const http_request& request,
                          moment now) {
    if (request.method == "POST") return answer_post(all, people_do, request, now);
    if (request.method != "GET") return refusal(405, "method_not_allowed");
    if (request.path == "/_sandbox/health") {
        return json_reply(200, {{"ok", true}, {"connections", all.wire.connections()}});
    }
    if (request.path != "/_sandbox/state") return refusal(404, "not_found");
    const auto viewer = viewer_of(all.space, field(parse_form(request.query), "as"));
    if (viewer.empty()) return refusal(404, "person_not_found");
    return show_state(all, viewer);
}

std::string viewer_of(const workspace& space, std::string_view as) {
    if (as.empty()) return space.profile().people.front().id;
    const auto* found = space.find_person(as);
    if (found == nullptr || found->is_bot || found->id == slackbot_id) return {};
    return found->id;
}

}  // namespace coach::sandbox
