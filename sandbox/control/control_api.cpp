#include "sandbox/control/control_api.hpp"

#include "sandbox/control/clock.hpp"
#include "sandbox/control/faults.hpp"
#include "sandbox/control/people_routes.hpp"
#include "sandbox/control/view_routes.hpp"
#include "sandbox/files/transfers.hpp"
#include "sandbox/json_access.hpp"
#include "sandbox/rules.hpp"
#include "sandbox/workspace/mentions.hpp"
#include "sandbox/workspace/shown.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace coach::sandbox {

namespace {

using nlohmann::json;

json to_json(const slash_command& c) {
    return {{"command", c.command}, {"description", c.description}, {"usage_hint", c.usage_hint}};
}

json shown_people(const models& all) {
    auto out = json::array();
    for (const auto& who : all.space.profile().people) out.push_back(shown(who));
    return out;
}

json shown_commands(const models& all) {
    auto out = json::array();
    for (const auto& command : all.settings.manifest.commands) out.push_back(to_json(command));
    return out;
}

http_reply show_state(const models& all, const std::string& viewer, moment now) {
    const auto& profile = all.space.profile();
    auto channels = json::array();
    auto messages = json::object();
    for (const auto& c : profile.channels) {
        if (!all.space.sees(viewer, c)) continue;
        channels.push_back(shown(all.space, c));
        messages[c.id] = all.space.messages_for(viewer, c);
    }
    json state{
        {"workspace", {{"id", profile.id}, {"name", profile.name}, {"domain", profile.domain}}},
        {"me", shown(*all.space.find_person(viewer))},
        {"people", shown_people(all)},
        {"app",
         {{"id", profile.app_id},
          {"bot_user_id", profile.bot_user_id},
          {"name", profile.app_name},
          {"connections", all.wire.connections()},
          {"home_tab", all.settings.manifest.home_tab},
          {"messages_tab", all.settings.manifest.messages_tab}}},
        {"channels", channels},
        {"clock", clock_state(all, now)},
        {"commands", shown_commands(all)},
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

/// Members who act in a public channel come to be in it; guests and external people only see, and
/// act in, channels that they are in.
void enter(const deed& d) {
    const auto& where = *d.all.space.find_channel(d.channel);
    if (where.kind == channel_kind::channel) d.all.space.join(d.channel, d.person, "");
}

/// Only people of the workspace that installed the app may run its commands (slack-platform 6).
void refuse_command(const deed& d, const std::string& command) {
    d.all.space.post({.channel = d.channel,
                      .user = slackbot_id,
                      .text = command + " is not a valid command.",
                      .viewer = d.person,
                      .failed = "invalid_command"},
                     d.now.wall);
}

http_reply run_command(const deed& d) {
    const auto command = text_at(d.body, "command");
    if (command.size() < 2 || !command.starts_with('/')) return refusal(400, "bad_command");
    if (d.all.space.find_channel(d.channel)->is_archived) return refusal(400, "is_archived");
    if (d.all.space.find_person(d.person)->kind == person_kind::external) {
        refuse_command(d, command);
        return accepted();
    }
    enter(d);
    d.people_do.run_command({d.person, d.channel, command, text_at(d.body, "text")}, d.now);
    return accepted();
}

http_reply say(const deed& d) {
    const auto text = text_at(d.body, "text");
    if (text.empty()) return refusal(400, "no_text");
    const auto& where = *d.all.space.find_channel(d.channel);
    const auto& manifest = d.all.settings.manifest;
    if (where.is_archived) return refusal(400, "is_archived");
    if (where.kind == channel_kind::dm &&
        (!manifest.messages_tab || manifest.messages_tab_read_only)) {
        return refusal(400, "messages_tab_disabled");
    }
    const auto thread = text_at(d.body, "thread_ts");
    if (!thread.empty() && d.all.space.find_message(d.channel, thread) == nullptr) {
        return refusal(404, "thread_not_found");
    }
    enter(d);
    d.all.space.post({.channel = d.channel,
                      .user = d.person,
                      .text = resolve_mentions(text, d.all.space, mention_style::plain),
                      .viewer = "",
                      .failed = "",
                      .thread_ts = thread},
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

http_reply show_rules() {
    auto out = json::array();
    for (const auto& each : rules()) {
        out.push_back({{"id", each.id},
                       {"area", each.area},
                       {"rule", each.text},
                       {"source", name_of(each.source)}});
    }
    return json_reply(200, out);
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
    if (request.path == "/_sandbox/clock") return move_clock(all, body, now);
    if (auto reply = answer_people(all, request.path, body)) return *reply;
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
    if (request.path == "/_sandbox/rules") return show_rules();
    if (request.path == "/_sandbox/faults") return list_faults(all, now);
    constexpr std::string_view files = "/_sandbox/files/";
    if (request.path.starts_with(files)) {
        return answer_shown_file(all, std::string_view(request.path).substr(files.size()));
    }
    if (request.path != "/_sandbox/state") return refusal(404, "not_found");
    const auto viewer = viewer_of(all.space, field(parse_form(request.query), "as"));
    if (viewer.empty()) return refusal(404, "person_not_found");
    return show_state(all, viewer, now);
}

std::string viewer_of(const workspace& space, std::string_view as) {
    const auto& people = space.profile().people;
    const auto found = std::ranges::find_if(people, [&](const person& who) {
        return is_playable(who) && (as.empty() || who.id == as);
    });
    return found == people.end() ? std::string{} : found->id;
}

}  // namespace coach::sandbox
