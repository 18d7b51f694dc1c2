#include "sandbox/control/people_routes.hpp"

#include "sandbox/control/control_api.hpp"
#include "sandbox/json_access.hpp"
#include "sandbox/workspace/time_zone.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace coach::sandbox {

namespace {

using nlohmann::json;

http_reply accepted() {
    return json_reply(202, {{"ok", true}});
}

std::optional<bool> optional_flag(const json& body, std::string_view key) {
    const auto& value = member(body, key);
    return value.is_boolean() ? std::optional(value.get<bool>()) : std::nullopt;
}

std::optional<std::string> optional_text(const json& body, std::string_view key) {
    const auto& value = member(body, key);
    return value.is_string() ? std::optional(value.get<std::string>()) : std::nullopt;
}

person_alteration read_alteration(const json& body) {
    person_alteration what{.in_dnd = optional_flag(body, "dnd"),
                           .tz = optional_text(body, "tz"),
                           .is_deactivated = optional_flag(body, "deactivated"),
                           .signs_in = optional_flag(body, "invited") == false,
                           .display_name = optional_text(body, "display_name")};
    const auto& status = member(body, "status");
    if (status.is_object()) what.status = {text_at(status, "text"), text_at(status, "emoji")};
    return what;
}

http_reply alter_person(models& all, const json& body) {
    const auto id = text_at(body, "person");
    const auto* who = all.space.find_person(id);
    if (who == nullptr || is_bot(*who) || who->kind == person_kind::slackbot) {
        return refusal(404, "person_not_found");
    }
    const auto what = read_alteration(body);
    if (what.tz && !is_time_zone(*what.tz)) return refusal(400, "no_such_time_zone");
    all.space.alter(id, what);
    return accepted();
}

http_reply change_membership(models& all, const json& body) {
    const auto actor = viewer_of(all.space, text_at(body, "as"));
    const auto id = text_at(body, "person");
    const auto* who = all.space.find_person(id);
    if (actor.empty() || who == nullptr) return refusal(404, "person_not_found");
    const auto* where = all.space.find_channel(text_at(body, "channel"));
    if (where == nullptr || !all.space.sees(actor, *where)) {
        return refusal(404, "channel_not_found");
    }
    const bool is_direct = where->kind == channel_kind::dm || where->kind == channel_kind::group_dm;
    if (is_direct || who->is_deactivated) return refusal(400, "cannot_invite");
    if (where->is_archived) return refusal(400, "is_archived");
    if (optional_flag(body, "member").value_or(true)) {
        all.space.join(where->id, id, actor == id ? "" : actor);
    } else {
        all.space.leave(where->id, id);
    }
    return accepted();
}

http_reply open_home(models& all, const json& body) {
    const auto person = viewer_of(all.space, text_at(body, "as"));
    if (person.empty()) return refusal(404, "person_not_found");
    const auto tab = text_at(body, "tab");
    if (tab != "home" && tab != "messages") return refusal(400, "bad_tab");
    const auto& manifest = all.settings.manifest;
    const bool enabled = tab == "home" ? manifest.home_tab : manifest.messages_tab;
    if (!enabled || all.space.find_dm(person) == nullptr) return refusal(404, "not_enabled");
    all.space.note(home_opened{person, tab});
    return accepted();
}

struct people_route {
    std::string_view path;
    http_reply (*run)(models&, const json&);
};

constexpr std::array people_routes{
    people_route{"/_sandbox/people", alter_person},
    people_route{"/_sandbox/members", change_membership},
    people_route{"/_sandbox/home", open_home},
};

}  // namespace

std::optional<http_reply> answer_people(models& all, std::string_view path, const json& body) {
    const auto* route = std::ranges::find(people_routes, path, &people_route::path);
    if (route == people_routes.end()) return std::nullopt;
    return route->run(all, body);
}

}  // namespace coach::sandbox
