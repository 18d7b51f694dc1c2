#include "sandbox/block_kit/state.hpp"
#include "sandbox/interactions/payloads.hpp"
#include "sandbox/json_access.hpp"
#include "sandbox/web_api/failures.hpp"
#include "sandbox/web_api/message_content.hpp"
#include "sandbox/web_api/method_families.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace coach::sandbox {

namespace {

using nlohmann::json;

json refuse_content(const message_content& content) {
    if (content.details.empty()) return fail(content.error);
    auto messages = json::array();
    for (const auto& detail : content.details) messages.push_back("[ERROR] " + detail);
    auto reply = fail_with(content.error, messages);
    reply["errors"] = content.details;
    return reply;
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

constexpr std::array methods{
    api_method{"chat.postMessage", true, token_kind::bot, "chat:write", rate_tier::special,
               post_message},
    api_method{"chat.postEphemeral", true, token_kind::bot, "chat:write", rate_tier::four,
               post_ephemeral},
};

}  // namespace

std::span<const api_method> chat_methods() {
    return methods;
}

}  // namespace coach::sandbox
