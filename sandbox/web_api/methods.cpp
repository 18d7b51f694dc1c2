#include "sandbox/web_api/methods.hpp"

#include "sandbox/block_kit/state.hpp"
#include "sandbox/interactions/payloads.hpp"
#include "sandbox/json_access.hpp"
#include "sandbox/web_api/message_content.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace coach::sandbox {

namespace {

using nlohmann::json;

json fail(std::string_view error) {
    return {{"ok", false}, {"error", error}};
}

json fail_with(std::string_view error, const json& messages) {
    auto reply = fail(error);
    reply["response_metadata"] = {{"messages", messages}};
    return reply;
}

json missing(std::string_view argument) {
    const auto message = "[ERROR] missing required field: " + std::string(argument);
    return fail_with("invalid_arguments", json::array({message}));
}

json refuse_content(const message_content& content) {
    if (content.details.empty()) return fail(content.error);
    auto messages = json::array();
    for (const auto& detail : content.details) messages.push_back("[ERROR] " + detail);
    auto reply = fail_with(content.error, messages);
    reply["errors"] = content.details;
    return reply;
}

json auth_test(models& all, const json& /*arguments*/, moment /*now*/) {
    const auto& profile = all.space.profile();
    return {{"ok", true},
            {"url", "https://" + profile.domain + ".slack.com/"},
            {"team", profile.name},
            {"user", all.space.find_person(profile.bot_user_id)->name},
            {"team_id", profile.id},
            {"user_id", profile.bot_user_id},
            {"bot_id", profile.bot_id},
            {"is_enterprise_install", false}};
}

json connections_open(models& all, const json& /*arguments*/, moment now) {
    return {{"ok", true},
            {"url", "ws://" + all.settings.authority +
                        "/link/?ticket=" + all.open_tickets.issue(now.steady) +
                        "&app_id=" + all.space.profile().app_id}};
}

/// The conversation that an argument names: by id, by "#name", or the DM of a person's id.
const channel* addressed(const models& all, const std::string& name) {
    if (const auto* found = all.space.find_channel(name)) return found;
    if (const auto* dm = all.space.find_dm(name)) return dm;
    const auto& channels = all.space.profile().channels;
    const auto wanted = name.starts_with('#') ? name.substr(1) : name;
    const auto found = std::ranges::find_if(channels, [&](const channel& c) {
        return c.kind == channel_kind::channel && c.name == wanted;
    });
    return found == channels.end() ? nullptr : &*found;
}

const message& post_as_bot(models& all, const channel& where, message_content content,
                           std::string viewer, moment now) {
    assign_ids(content.blocks, all.random);
    return all.space.post({.channel = where.id,
                           .user = all.space.profile().bot_user_id,
                           .text = std::move(content.text),
                           .blocks = std::move(content.blocks),
                           .viewer = std::move(viewer),
                           .failed = ""},
                          now.wall);
}

json post_message(models& all, const json& arguments, moment now) {
    const auto name = text_at(arguments, "channel");
    if (name.empty()) return missing("channel");
    const auto* where = addressed(all, name);
    if (where == nullptr) return fail("channel_not_found");
    if (!where->has_app) return fail("not_in_channel");
    auto content = read_content(arguments, all.faults);
    if (!content.error.empty()) return refuse_content(content);
    const auto& posted = post_as_bot(all, *where, std::move(content), "", now);
    return {{"ok", true},
            {"channel", where->id},
            {"ts", posted.ts},
            {"message", echoed_message(all, posted)}};
}

json post_ephemeral(models& all, const json& arguments, moment now) {
    for (const auto* needed : {"channel", "user"}) {
        if (text_at(arguments, needed).empty()) return missing(needed);
    }
    const auto user = text_at(arguments, "user");
    const auto* where = addressed(all, text_at(arguments, "channel"));
    if (where == nullptr) return fail("channel_not_found");
    if (!where->has_app) return fail("not_in_channel");
    if (!all.space.sees(user, *where)) return fail("user_not_in_channel");
    auto content = read_content(arguments, all.faults);
    if (!content.error.empty()) return refuse_content(content);
    return {{"ok", true},
            {"message_ts", post_as_bot(all, *where, std::move(content), user, now).ts}};
}

json profile_of(const person& who) {
    return {{"title", who.title},
            {"real_name", who.real_name},
            {"real_name_normalized", who.real_name},
            {"display_name", who.display_name},
            {"display_name_normalized", who.display_name},
            {"status_text", ""},
            {"status_emoji", ""}};
}

json user_object(const models& all, const person& who) {
    return {{"id", who.id},
            {"team_id", all.space.profile().id},
            {"name", who.name},
            {"deleted", false},
            {"real_name", who.real_name},
            {"tz", who.tz},
            {"tz_label", who.tz},
            {"tz_offset", std::chrono::seconds(who.tz_offset).count()},
            {"profile", profile_of(who)},
            {"is_admin", who.is_admin},
            {"is_owner", false},
            {"is_restricted", false},
            {"is_ultra_restricted", false},
            {"is_bot", who.is_bot},
            {"is_app_user", false}};
}

json users_info(models& all, const json& arguments, moment /*now*/) {
    const auto id = text_at(arguments, "user");
    if (id.empty()) return missing("user");
    const auto* who = all.space.find_person(id);
    if (who == nullptr) return fail("user_not_found");
    return {{"ok", true}, {"user", user_object(all, *who)}};
}

json channel_object(const models& all, const channel& c) {
    if (c.kind == channel_kind::dm) {
        return {{"id", c.id}, {"is_im", true}, {"user", c.person}, {"is_archived", false}};
    }
    return {{"id", c.id},
            {"name", c.name},
            {"name_normalized", c.name},
            {"is_channel", true},
            {"is_im", false},
            {"is_private", false},
            {"is_archived", false},
            {"is_member", c.has_app},
            {"context_team_id", all.space.profile().id},
            {"purpose", {{"value", c.purpose}}}};
}

json conversations_info(models& all, const json& arguments, moment /*now*/) {
    const auto id = text_at(arguments, "channel");
    if (id.empty()) return missing("channel");
    const auto* found = all.space.find_channel(id);
    if (found == nullptr) return fail("channel_not_found");
    return {{"ok", true}, {"channel", channel_object(all, *found)}};
}

json bots_info(models& all, const json& arguments, moment now) {
    const auto& profile = all.space.profile();
    const auto id = text_at(arguments, "bot");
    if (id.empty()) return missing("bot");
    if (id != profile.bot_id) return fail("bot_not_found");
    return {{"ok", true},
            {"bot",
             {{"id", profile.bot_id},
              {"deleted", false},
              {"name", profile.app_name},
              {"updated", std::chrono::system_clock::to_time_t(now.wall)},
              {"app_id", profile.app_id},
              {"user_id", profile.bot_user_id}}}};
}

constexpr auto conversation_scopes = "channels:read,groups:read,im:read,mpim:read";

constexpr std::array api_methods{
    api_method{"auth.test", true, token_kind::bot, "", auth_test},
    api_method{"apps.connections.open", true, token_kind::app, "", connections_open},
    api_method{"chat.postMessage", true, token_kind::bot, "chat:write", post_message},
    api_method{"chat.postEphemeral", true, token_kind::bot, "chat:write", post_ephemeral},
    api_method{"users.info", false, token_kind::bot, "users:read", users_info},
    api_method{"conversations.info", false, token_kind::bot, conversation_scopes,
               conversations_info},
    api_method{"bots.info", false, token_kind::bot, "users:read", bots_info},
};

}  // namespace

const api_method* find_api_method(std::string_view name) {
    const auto* found = std::ranges::find(api_methods, name, &api_method::name);
    return found == api_methods.end() ? nullptr : found;
}

}  // namespace coach::sandbox
