#include "sandbox/block_kit/findings.hpp"
#include "sandbox/block_kit/state.hpp"
#include "sandbox/interactions/payloads.hpp"
#include "sandbox/json_access.hpp"
#include "sandbox/web_api/addressing.hpp"
#include "sandbox/web_api/arguments.hpp"
#include "sandbox/web_api/failures.hpp"
#include "sandbox/web_api/message_content.hpp"
#include "sandbox/web_api/method_families.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

namespace coach::sandbox {

namespace {

using nlohmann::json;

constexpr std::size_t most_text = 4'000;

/// A message of the app's own, or why it may not be changed.
struct own_message {
    const message* found{};
    json refusal{};
};

own_message find_own(const models& all, const json& arguments, std::string_view not_own) {
    for (const auto* needed : {"channel", "ts"}) {
        if (text_at(arguments, needed).empty()) return {nullptr, missing(needed)};
    }
    const auto [where, error] = find_conversation(all, text_at(arguments, "channel"));
    if (where == nullptr) return {nullptr, fail(error)};
    const auto* found = all.space.find_message(where->id, text_at(arguments, "ts"));
    const bool gone = found == nullptr || !found->viewer.empty() || found->subtype == "tombstone";
    if (gone) return {nullptr, fail("message_not_found")};
    if (found->user != all.space.profile().bot_user_id) return {nullptr, fail(not_own)};
    if (where->is_archived) return {nullptr, fail("is_inactive")};
    return {found};
}

bool has_content(const json& arguments) {
    constexpr std::array parts{"text", "blocks", "attachments", "markdown_text"};
    return std::ranges::any_of(parts, [&](const char* part) { return arguments.contains(part); });
}

/// What the message becomes: text alone takes its blocks away, attachments stay unless they are
/// given (chat.update's reference).
message_revision revise(const message& old, message_content content, const json& arguments) {
    const bool keeps_blocks = !arguments.contains("blocks") && !arguments.contains("text") &&
                              !arguments.contains("markdown_text");
    message_revision revision{.text = std::move(content.text),
                              .blocks = std::move(content.blocks),
                              .attachments = std::move(content.attachments),
                              .metadata = std::move(content.metadata)};
    if (keeps_blocks) revision.blocks = old.blocks;
    if (!arguments.contains("attachments")) revision.attachments = old.attachments;
    revision.edited = revision.blocks.empty();
    return revision;
}

json updated(models& all, const message& m) {
    return {{"ok", true},
            {"channel", m.channel},
            {"ts", m.ts},
            {"text", m.text},
            {"message", echoed_message(all, m)}};
}

json broadcast(models& all, const message& reply) {
    if (reply.thread_ts.empty()) return fail("cant_broadcast_message");
    all.space.revise(reply.channel, reply.ts,
                     {.text = reply.text,
                      .blocks = reply.blocks,
                      .attachments = reply.attachments,
                      .edited = false,
                      .broadcast = true});
    return updated(all, reply);
}

json update_message(models& all, const json& arguments, moment /*now*/) {
    const auto [old, refusal] = find_own(all, arguments, "cant_update_message");
    if (old == nullptr) return refusal;
    if (is_on(arguments, "reply_broadcast")) {
        if (has_content(arguments)) return fail("no_dual_broadcast_content_update");
        return broadcast(all, *old);
    }
    if (code_points(text_at(arguments, "text")) > most_text) return fail("msg_too_long");
    auto content = read_content(arguments, all);
    if (content.error.empty() && is_too_long(content.blocks)) content.error = "msg_blocks_too_long";
    if (!content.error.empty()) return refuse_content(content);
    auto revision = revise(*old, std::move(content), arguments);
    assign_ids(revision.blocks, all.random);
    all.space.revise(old->channel, old->ts, std::move(revision));
    return updated(all, *old);
}

json delete_message(models& all, const json& arguments, moment /*now*/) {
    const auto [old, refusal] = find_own(all, arguments, "cant_delete_message");
    if (old == nullptr) return refusal;
    json reply{{"ok", true}, {"channel", old->channel}, {"ts", old->ts}};
    all.space.remove(text_at(reply, "channel"), text_at(reply, "ts"));
    return reply;
}

constexpr std::array methods{
    api_method{"chat.update", true, token_kind::bot, "chat:write", rate_tier::three,
               update_message},
    api_method{"chat.delete", true, token_kind::bot, "chat:write", rate_tier::three,
               delete_message},
};

}  // namespace

std::span<const api_method> chat_change_methods() {
    return methods;
}

}  // namespace coach::sandbox
