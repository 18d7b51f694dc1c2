#include "sandbox/stand_in.hpp"

#include "sandbox/control/clock.hpp"
#include "sandbox/control/control_api.hpp"
#include "sandbox/control/view_routes.hpp"
#include "sandbox/files/transfers.hpp"
#include "sandbox/interactions/responses.hpp"
#include "sandbox/kept_state.hpp"
#include "sandbox/net/guard.hpp"
#include "sandbox/net/pages.hpp"
#include "sandbox/views/view_object.hpp"
#include "sandbox/web_api/api.hpp"
#include "sandbox/web_api/deferred.hpp"
#include "sandbox/workspace/story.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

namespace coach::sandbox {

stand_in::stand_in(stand_in_settings settings) : all_(std::move(settings)) {
    feed_.show_home_with([this](std::string_view person) -> nlohmann::json {
        const auto* home = all_.shown_views.home(std::string(person));
        if (home == nullptr) return nullptr;
        return view_object(all_, *home);
    });
}

void stand_in::tell_sample_story(moment now) {
    tell_story(all_.space, sample_story(), now.wall);
}

nlohmann::json stand_in::keep() const {
    return coach::sandbox::keep(all_);
}

void stand_in::restore(const nlohmann::json& kept, moment now) {
    coach::sandbox::restore(all_, kept, now);
    all_.shown_views.take_changes();
}

http_reply stand_in::handle(const http_request& request, moment now) {
    if (auto refused = refuse_stranger(request, all_.settings.authority)) return *refused;
    auto reply = route(request, now);
    happened_.answered(request, reply, now);
    settle(now);
    return reply;
}

http_reply stand_in::route(const http_request& request, moment now) {
    if (request.path.starts_with("/api/")) return answer_api(all_, request, now);
    if (request.path.starts_with("/response/")) return answer_response_url(all_, request, now);
    if (request.path == "/_sandbox/transcript") return show_transcript(request);
    if (request.path.starts_with("/upload/")) return answer_upload(all_, request, now);
    if (request.path.starts_with("/files-pri/")) return answer_private_file(all_, request);
    if (auto reply = answer_view_post(all_, interplay_, request, now)) return *reply;
    if (request.path.starts_with("/_sandbox/")) {
        return answer_control(all_, people_do_, request, now);
    }
    if (request.method != "GET") return refusal(405, "method_not_allowed");
    return answer_page(request.path);
}

std::optional<http_reply> stand_in::refuse_socket(const http_request& request, moment now) {
    if (auto refused = refuse_stranger(request, all_.settings.authority)) return refused;
    const auto query = parse_form(request.query);
    if (all_.open_tickets.redeem(field(query, "ticket"), now.steady)) return std::nullopt;
    return refusal(401, "invalid_ticket");
}

std::optional<http_reply> stand_in::refuse_events(const http_request& request) const {
    if (auto refused = refuse_stranger(request, all_.settings.authority)) return refused;
    if (viewer(request).empty()) return refusal(404, "person_not_found");
    return std::nullopt;
}

std::string stand_in::viewer(const http_request& request) const {
    return viewer_of(all_.space, field(parse_form(request.query), "as"));
}

connection_id stand_in::socket_opened(const http_request& request, moment now) {
    const auto query = parse_form(request.query);
    const auto id = all_.wire.open(field(query, "debug_reconnects") == "true", now.steady);
    settle(now);
    return id;
}

void stand_in::socket_text(connection_id socket, std::string_view message, moment now) {
    happened_.received(message, now);
    all_.wire.text(socket, message);
    settle(now);
}

void stand_in::socket_pong(connection_id socket, moment now) {
    all_.wire.pong(socket, now.steady);
}

void stand_in::socket_closed(connection_id socket, moment now) {
    all_.wire.closed(socket, now.steady);
}

void stand_in::tick(moment now) {
    all_.wire.tick(now.steady);
    do_deferred(all_, now);
    settle(now);
}

std::optional<std::chrono::steady_clock::time_point> stand_in::next_deadline() const {
    std::optional<std::chrono::steady_clock::time_point> next;
    for (const auto due :
         {all_.wire.next_deadline(), feed_.next_deadline(), next_deferred(all_, latest_)}) {
        if (due && (!next || *due < *next)) next = due;
    }
    return next;
}

void stand_in::settle(moment now) {
    latest_ = now;
    for (const auto& outcome : all_.wire.take_outcomes()) {
        happened_.ended(outcome, now);
        people_do_.settle(outcome, now);
        interplay_.settle(outcome, now);
        feed_.settle(outcome, now);
    }
    for (const auto& what : all_.space.take_happenings()) feed_.tell(what, now);
    feed_.tick(now);
}

bool stand_in::may_hear(std::string_view viewer, const change& what) const {
    if (!what.audience.empty()) return what.audience == viewer;
    const auto* where = all_.space.find_channel(what.channel);
    return where == nullptr || all_.space.sees(viewer, *where);
}

http_reply stand_in::show_transcript(const http_request& request) const {
    const auto query = parse_form(request.query);
    const auto after = field(query, "after");
    std::uint64_t number = 0;
    std::from_chars(after.data(), after.data() + after.size(), number);
    return json_reply(200, happened_.since(number));
}

std::vector<socket_action> stand_in::take_actions(moment now) {
    auto actions = all_.wire.take_actions();
    for (const auto& action : actions) happened_.sent(action, now);
    return actions;
}

std::vector<change> stand_in::take_changes(moment now) {
    auto changes = all_.space.take_changes();
    std::ranges::move(all_.shown_views.take_changes(), std::back_inserter(changes));
    std::ranges::move(people_do_.take_changes(), std::back_inserter(changes));
    std::ranges::move(happened_.take_changes(), std::back_inserter(changes));
    if (told_moved_by_ != all_.moved_by) {
        told_moved_by_ = all_.moved_by;
        changes.push_back({"clock", "", clock_state(all_, now)});
    }
    std::ranges::move(interplay_.take_changes(), std::back_inserter(changes));
    if (told_connections_ != all_.wire.connections()) {
        told_connections_ = all_.wire.connections();
        changes.push_back({"app", "", {{"connections", told_connections_}}});
    }
    return changes;
}

}  // namespace coach::sandbox
