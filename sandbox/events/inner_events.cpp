#include "sandbox/events/inner_events.hpp"

#include "sandbox/events/message_events.hpp"
#include "sandbox/web_api/channel_object.hpp"
#include "sandbox/web_api/dnd_status.hpp"
#include "sandbox/web_api/user_object.hpp"

#include <chrono>
#include <string>
#include <utility>

namespace coach::sandbox {

namespace {

using nlohmann::json;
using event_list = std::vector<inner_event>;

/// Turns each kind of happening into its events.
struct teller {
    models& all;
    const home_source& home;
    moment now;

    event_list operator()(const message_posted& what) const { return events_of(all, what); }
    event_list operator()(const message_changed& what) const { return events_of(all, what, now); }
    event_list operator()(const message_removed& what) const { return events_of(all, what, now); }

    event_list operator()(const member_joined& what) const {
        const auto& where = *all.space.find_channel(what.channel);
        if (!where.has_app) return {};
        const bool is_public = where.kind == channel_kind::channel;
        auto event = named("member_joined_channel");
        event["user"] = what.person;
        event["channel"] = where.id;
        event["channel_type"] = is_public ? "C" : "G";
        event["team"] = all.space.find_person(what.person)->team_id;
        if (!what.inviter.empty()) event["inviter"] = what.inviter;
        return {{"member_joined_channel", read_scope(where.kind), std::move(event),
                 !where.shared_with.empty()}};
    }

    event_list operator()(const person_changed& what) const {
        return {{"user_change", "users:read", about_user("user_change", what.person)}};
    }

    event_list operator()(const person_joined& what) const {
        return {{"team_join", "users:read", about_user("team_join", what.person)}};
    }

    event_list operator()(const dnd_changed& what) const {
        auto event = named("dnd_updated_user");
        event["user"] = what.person;
        event["dnd_status"] = dnd_status(*all.space.find_person(what.person), now);
        return {{"dnd_updated_user", "dnd:read", std::move(event)}};
    }

    event_list operator()(const home_opened& what) const {
        auto event = named("app_home_opened");
        event["user"] = what.person;
        event["channel"] = all.space.find_dm(what.person)->id;
        event["tab"] = what.tab;
        auto view = what.tab == "home" ? home(what.person) : json();
        if (!view.is_null()) event["view"] = std::move(view);
        return {{"app_home_opened", "", std::move(event)}};
    }

    event_list operator()(const tokens_revoked& /*what*/) const {
        auto event = named("tokens_revoked");
        const auto bots = json::array({all.space.profile().bot_user_id});
        event["tokens"] = {{"oauth", json::array()}, {"bot", bots}};
        return {{"tokens_revoked", "", std::move(event)}};
    }

    event_list operator()(const app_uninstalled& /*what*/) const {
        return {{"app_uninstalled", "", named("app_uninstalled")}};
    }

    json named(std::string_view type) const {
        return {{"type", type}, {"event_ts", event_time(now)}};
    }

    json about_user(std::string_view type, const std::string& person) const {
        auto event = named(type);
        event["user"] = user_object(all, *all.space.find_person(person), now);
        event["cache_ts"] = std::chrono::system_clock::to_time_t(now.wall);
        return event;
    }
};

}  // namespace

event_list inner_events(models& all, const happening& what, const home_source& home, moment now) {
    return std::visit(teller{all, home, now}, what);
}

}  // namespace coach::sandbox
