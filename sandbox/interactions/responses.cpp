#include "sandbox/interactions/responses.hpp"

#include "sandbox/block_kit/state.hpp"
#include "sandbox/json_access.hpp"

#include <utility>

namespace coach::sandbox {

namespace {

using nlohmann::json;

constexpr unsigned not_found = 404;

http_reply accepted() {
    return {.status = 200, .content_type = "text/plain; charset=utf-8", .body = "ok"};
}

http_reply delete_original(models& all, const response_target& target) {
    if (!all.space.remove(target.channel, target.message_ts)) {
        return refusal(not_found, "message_not_found");
    }
    return accepted();
}

http_reply replace_original(models& all, const response_target& target, message_content content) {
    assign_ids(content.blocks, all.random);
    if (!all.space.revise(target.channel, target.message_ts,
                          {.text = std::move(content.text),
                           .blocks = std::move(content.blocks),
                           .attachments = std::move(content.attachments),
                           .metadata = std::move(content.metadata)})) {
        return refusal(not_found, "message_not_found");
    }
    return accepted();
}

/// The thread that an answer asks to stand in, where there is one.
std::string thread_of(const models& all, const response_target& target, const json& options) {
    auto thread = text_at(options, "thread_ts");
    return all.space.find_message(target.channel, thread) == nullptr ? std::string{} : thread;
}

http_reply respond(models& all, const response_target& target, const json& body, moment now) {
    const bool has_original = !target.message_ts.empty();
    if (has_original && flag_at(body, "delete_original")) return delete_original(all, target);
    auto content = read_content(body, all);
    if (!content.error.empty()) return refusal(not_found, content.error);
    if (has_original && flag_at(body, "replace_original")) {
        return replace_original(all, target, std::move(content));
    }
    show_answer(all, target, std::move(content), body, now);
    return accepted();
}

}  // namespace

void show_answer(models& all, const response_target& target, message_content content,
                 const json& options, moment now) {
    const bool visible = text_at(options, "response_type") == "in_channel";
    assign_ids(content.blocks, all.random);
    all.space.post({.channel = target.channel,
                    .user = all.space.profile().bot_user_id,
                    .text = std::move(content.text),
                    .blocks = std::move(content.blocks),
                    .viewer = visible ? "" : target.person,
                    .failed = "",
                    .thread_ts = thread_of(all, target, options),
                    .attachments = std::move(content.attachments),
                    .metadata = content.metadata.value_or(nullptr)},
                   now.wall);
}

http_reply answer_response_url(models& all, const http_request& request, moment now) {
    const auto found = all.urls.find(request.path, now.wall);
    if (found.target == nullptr) return refusal(not_found, found.error);
    const auto body = json::parse(request.body, nullptr, false);
    if (request.method != "POST" || !body.is_object()) return refusal(400, "invalid_payload");
    const auto target = *found.target;
    auto reply = respond(all, target, body, now);
    if (reply.status == 200) all.urls.count_use(request.path);
    return reply;
}

}  // namespace coach::sandbox
