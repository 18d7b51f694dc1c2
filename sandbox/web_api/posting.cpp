#include "sandbox/web_api/posting.hpp"

#include "sandbox/block_kit/state.hpp"
#include "sandbox/json_access.hpp"
#include "sandbox/web_api/arguments.hpp"
#include "sandbox/web_api/failures.hpp"
#include "sandbox/web_api/message_content.hpp"

#include <utility>

namespace coach::sandbox {

namespace {

using nlohmann::json;

/// The parent of the thread that a reply to `ts` stands in; nullptr where there is none.
const message* find_parent(const models& all, const channel& where, const std::string& ts) {
    const auto* found = all.space.find_message(where.id, ts);
    if (found == nullptr || !found->viewer.empty()) return nullptr;
    if (found->thread_ts.empty()) return found;
    return all.space.find_message(where.id, found->thread_ts);
}

composed refused(json refusal) {
    return {.draft = {.channel = "", .user = "", .text = "", .viewer = "", .failed = ""},
            .refusal = std::move(refusal)};
}

}  // namespace

composed compose_message(const models& all, const channel& where, const json& arguments) {
    auto content = read_content(arguments, all);
    if (content.error.empty() && is_too_long(content.blocks)) content.error = "msg_blocks_too_long";
    if (!content.error.empty()) return refused(refuse_content(content));
    composed out{.draft = {.channel = where.id,
                           .user = all.space.profile().bot_user_id,
                           .text = std::move(content.text),
                           .blocks = std::move(content.blocks),
                           .viewer = "",
                           .failed = "",
                           .attachments = std::move(content.attachments),
                           .metadata = content.metadata.value_or(nullptr)},
                 .warning = std::move(content.warning)};
    const auto thread = text_at(arguments, "thread_ts");
    if (thread.empty()) return out;
    const auto* parent = find_parent(all, where, thread);
    if (parent == nullptr) return refused(fail("thread_not_found"));
    out.draft.thread_ts = parent->ts;
    if (is_on(arguments, "reply_broadcast")) out.draft.subtype = "thread_broadcast";
    return out;
}

const message& post_as_app(models& all, message_draft draft, moment now) {
    assign_ids(draft.blocks, all.random);
    return all.space.post(std::move(draft), now.wall);
}

}  // namespace coach::sandbox
