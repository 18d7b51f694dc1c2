#include "sandbox/events/message_events.hpp"

#include "sandbox/events/typed_text.hpp"
#include "sandbox/interactions/payloads.hpp"
#include "sandbox/json_access.hpp"

#include <fmt/core.h>

#include <chrono>
#include <string>
#include <utility>

namespace coach::sandbox {

namespace {

using nlohmann::json;

/// How messages of one kind of conversation are called in events.
struct message_kind {
    std::string_view subscription;
    std::string_view scope;
    std::string_view channel_type;
};

message_kind kind_of(const channel& where) {
    switch (where.kind) {
        case channel_kind::channel:
            return {"message.channels", "channels:history", "channel"};
        case channel_kind::private_channel:
            return {"message.groups", "groups:history", "group"};
        case channel_kind::group_dm:
            return {"message.mpim", "mpim:history", "mpim"};
        case channel_kind::dm:
            break;
    }
    return {"message.im", "im:history", "im"};
}

/// The message as it stands, and what only a person's own has.
json written(models& all, const message& m) {
    auto event = echoed_message(all, m);
    const auto* author = all.space.find_person(m.user);
    if (author == nullptr || !is_playable(*author)) return event;
    event["client_msg_id"] = all.random.uuid();
    if (m.blocks.empty()) event["blocks"] = typed_blocks(m.text, all.random);
    return event;
}

inner_event message_event(const channel& where, json event) {
    const auto kind = kind_of(where);
    event["channel"] = where.id;
    event["channel_type"] = kind.channel_type;
    return {kind.subscription, kind.scope, std::move(event), !where.shared_with.empty()};
}

bool mentions_app(const models& all, const message& m, const channel& where) {
    const auto* author = all.space.find_person(m.user);
    const bool is_direct = where.kind == channel_kind::dm || where.kind == channel_kind::group_dm;
    const auto& app = all.space.profile().bot_user_id;
    return !is_direct && author != nullptr && is_playable(*author) &&
           (m.text.find("<@" + app + ">") != std::string::npos ||
            m.text.find("<@" + app + "|") != std::string::npos);
}

inner_event mention_event(const message& m, const channel& where, json event) {
    event["type"] = "app_mention";
    event["channel"] = where.id;
    event["event_ts"] = m.ts;
    event["user_team"] = event["team"];
    event["source_team"] = event["team"];
    return {"app_mention", "app_mentions:read", std::move(event), !where.shared_with.empty()};
}

/// What both kinds of alteration have.
json alteration(std::string_view subtype, const message& m, moment now) {
    return {{"type", "message"},     {"subtype", subtype},          {"hidden", true},
            {"ts", event_time(now)}, {"event_ts", event_time(now)}, {"channel", m.channel}};
}

}  // namespace

std::string event_time(moment now) {
    using std::chrono::microseconds;
    const auto time = std::chrono::duration_cast<microseconds>(now.wall.time_since_epoch()).count();
    return fmt::format("{}.{:06}", time / 1'000'000, time % 1'000'000);
}

std::vector<inner_event> events_of(models& all, const message_posted& what) {
    const auto* where = all.space.find_channel(what.posted.channel);
    if (where == nullptr || !where->has_app) return {};
    auto event = written(all, what.posted);
    event["event_ts"] = what.posted.ts;
    std::vector<inner_event> events;
    if (mentions_app(all, what.posted, *where)) {
        events.push_back(mention_event(what.posted, *where, event));
    }
    events.push_back(message_event(*where, std::move(event)));
    return events;
}

std::vector<inner_event> events_of(models& all, const message_changed& what, moment now) {
    const auto* where = all.space.find_channel(what.after.channel);
    if (where == nullptr || !where->has_app) return {};
    auto event = alteration("message_changed", what.after, now);
    event["message"] = echoed_message(all, what.after);
    event["message"]["edited"] = {{"user", what.after.user}, {"ts", event_time(now)}};
    event["previous_message"] = echoed_message(all, what.before);
    return {message_event(*where, std::move(event))};
}

std::vector<inner_event> events_of(models& all, const message_removed& what, moment now) {
    const auto* where = all.space.find_channel(what.removed.channel);
    if (where == nullptr || !where->has_app) return {};
    auto event = alteration("message_deleted", what.removed, now);
    event["deleted_ts"] = what.removed.ts;
    event["previous_message"] = echoed_message(all, what.removed);
    return {message_event(*where, std::move(event))};
}

}  // namespace coach::sandbox
