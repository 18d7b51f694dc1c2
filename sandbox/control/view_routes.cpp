#include "sandbox/control/view_routes.hpp"

#include "sandbox/control/control_api.hpp"
#include "sandbox/json_access.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace coach::sandbox {

namespace {

using nlohmann::json;

/// What somebody does, once they are known to exist.
struct deed {
    const models& all;
    interplay& people_do;
    std::string person;
    const json& body;
    moment now;
};

http_reply reply_to(std::string_view error) {
    if (error.empty()) return json_reply(202, {{"ok", true}});
    if (error == "submission_under_way") return refusal(409, error);
    return refusal(error == "query_too_short" ? 400 : 404, error);
}

http_reply act(const deed& d) {
    return reply_to(d.people_do.in_views.act({.person = d.person,
                                              .view_id = text_at(d.body, "view_id"),
                                              .block_id = text_at(d.body, "block_id"),
                                              .action_id = text_at(d.body, "action_id"),
                                              .chosen = chosen_in(d.body),
                                              .values = member(d.body, "values")},
                                             d.now));
}

http_reply submit(const deed& d) {
    const auto done = d.people_do.in_views.submit(d.person, text_at(d.body, "view_id"),
                                                  member(d.body, "values"), d.now);
    if (done.errors.empty()) return reply_to(done.error);
    return json_reply(200, {{"ok", false}, {"error", done.error}, {"errors", done.errors}});
}

http_reply close(const deed& d) {
    return reply_to(d.people_do.in_views.close(d.person, text_at(d.body, "view_id"),
                                               flag_at(d.body, "clear"), d.now));
}

http_reply suggest(const deed& d) {
    return reply_to(d.people_do.in_menus.ask({.person = d.person,
                                              .request = text_at(d.body, "request"),
                                              .value = text_at(d.body, "value"),
                                              .block_id = text_at(d.body, "block_id"),
                                              .action_id = text_at(d.body, "action_id"),
                                              .view_id = text_at(d.body, "view_id"),
                                              .channel = text_at(d.body, "channel"),
                                              .ts = text_at(d.body, "ts")},
                                             d.now));
}

http_reply take_shortcut(const deed& d) {
    auto& shortcuts = d.people_do.by_shortcut;
    const auto callback_id = text_at(d.body, "callback_id");
    const auto channel = text_at(d.body, "channel");
    if (channel.empty()) return reply_to(shortcuts.take_global(d.person, callback_id, d.now));
    const auto* where = d.all.space.find_channel(channel);
    if (where == nullptr || !d.all.space.sees(d.person, *where)) {
        return refusal(404, "channel_not_found");
    }
    return reply_to(
        shortcuts.take_on_message(d.person, callback_id, channel, text_at(d.body, "ts"), d.now));
}

struct deed_route {
    std::string_view path;
    http_reply (*run)(const deed&);
};

constexpr std::array deed_routes{
    deed_route{"/_sandbox/view_actions", act},
    deed_route{"/_sandbox/view_submissions", submit},
    deed_route{"/_sandbox/view_closes", close},
    deed_route{"/_sandbox/suggestions", suggest},
    deed_route{"/_sandbox/shortcuts", take_shortcut},
};

json shortcuts_of(const models& all, shortcut_kind kind) {
    auto out = json::array();
    for (const auto& s : all.settings.manifest.shortcuts) {
        if (s.kind != kind) continue;
        out.push_back(
            {{"name", s.name}, {"callback_id", s.callback_id}, {"description", s.description}});
    }
    return out;
}

}  // namespace

json chosen_in(const json& body) {
    auto chosen = json::object();
    for (const auto& [key, value] : body.items()) {
        const bool is_value = key == "value" || key == "rich_text_value" || key == "files";
        if (is_value || key.starts_with("selected_")) chosen[key] = value;
    }
    return chosen;
}

std::optional<http_reply> answer_view_post(models& all, interplay& people_do,
                                           const http_request& request, moment now) {
    const auto* route = std::ranges::find(deed_routes, request.path, &deed_route::path);
    if (request.method != "POST" || route == deed_routes.end()) return std::nullopt;
    if (media_type(request) != "application/json") return refusal(415, "json_required");
    const auto body = json::parse(request.body, nullptr, false);
    if (!body.is_object()) return refusal(400, "json_object_required");
    const auto person = viewer_of(all.space, text_at(body, "as"));
    if (person.empty()) return refusal(404, "person_not_found");
    return route->run({all, people_do, person, body, now});
}

json view_state(const models& all, const std::string& viewer) {
    const auto* home = all.shown_views.home(viewer);
    return {{"views", to_json(all.shown_views.stack(viewer))},
            {"home", home == nullptr ? json(nullptr) : to_json(*home)},
            {"shortcuts",
             {{"global", shortcuts_of(all, shortcut_kind::global)},
              {"message", shortcuts_of(all, shortcut_kind::message)}}}};
}

}  // namespace coach::sandbox
