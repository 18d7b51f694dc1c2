#include "sandbox/stand_in.hpp"

#include "sandbox/control/control_api.hpp"
#include "sandbox/control/view_routes.hpp"
#include "sandbox/interactions/responses.hpp"
#include "sandbox/net/guard.hpp"
#include "sandbox/net/pages.hpp"
#include "sandbox/web_api/api.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace coach::sandbox {

stand_in::stand_in(stand_in_settings settings) : all_(std::move(settings)) {}

http_reply stand_in::handle(const http_request& request, moment now) {
    if (auto refused = refuse_stranger(request, all_.settings.authority)) return *refused;
    auto reply = route(request, now);
    settle(now);
    return reply;
}

http_reply stand_in::route(const http_request& request, moment now) {
    if (request.path.starts_with("/api/")) return answer_api(all_, request, now);
    if (request.path.starts_with("/response/")) return answer_response_url(all_, request, now);
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
    return all_.wire.open(field(query, "debug_reconnects") == "true", now.steady);
}

void stand_in::socket_text(std::string_view message, moment now) {
    all_.wire.text(message);
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
    settle(now);
}

std::optional<std::chrono::steady_clock::time_point> stand_in::next_deadline() const {
    return all_.wire.next_deadline();
}

void stand_in::settle(moment now) {
    for (const auto& outcome : all_.wire.take_outcomes()) {
        people_do_.settle(outcome, now);
        interplay_.settle(outcome, now);
    }
}

std::vector<change> stand_in::take_changes() {
    auto changes = all_.space.take_changes();
    std::ranges::move(all_.shown_views.take_changes(), std::back_inserter(changes));
    std::ranges::move(people_do_.take_changes(), std::back_inserter(changes));
    std::ranges::move(interplay_.take_changes(), std::back_inserter(changes));
    if (told_connections_ != all_.wire.connections()) {
        told_connections_ = all_.wire.connections();
        changes.push_back({"app", "", {{"connections", told_connections_}}});
    }
    return changes;
}

}  // namespace coach::sandbox
