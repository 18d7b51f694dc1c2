#include "sandbox/interactions/payloads.hpp"
#include "sandbox/json_access.hpp"
#include "sandbox/web_api/addressing.hpp"
#include "sandbox/web_api/failures.hpp"
#include "sandbox/web_api/method_families.hpp"
#include "sandbox/web_api/posting.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace coach::sandbox {

namespace {

using nlohmann::json;

json post_message(models& all, const json& arguments, moment now) {
    const auto name = text_at(arguments, "channel");
    if (name.empty()) return missing("channel");
    const auto [where, error] = find_postable(all, name);
    if (where == nullptr) return fail(error);
    auto composed = compose_message(all, *where, arguments);
    if (!composed.refusal.is_null()) return composed.refusal;
    const auto& posted = post_as_app(all, std::move(composed.draft), now);
    json reply{{"ok", true},
               {"channel", where->id},
               {"ts", posted.ts},
               {"message", echoed_message(all, posted)}};
    if (!composed.warning.empty()) add_warning(reply, composed.warning);
    return reply;
}

json post_ephemeral(models& all, const json& arguments, moment now) {
    for (const auto* needed : {"channel", "user"}) {
        if (text_at(arguments, needed).empty()) return missing(needed);
    }
    const auto user = text_at(arguments, "user");
    const auto [where, error] = find_postable(all, text_at(arguments, "channel"));
    if (where == nullptr) return fail(error);
    if (user == all.space.profile().bot_user_id || !is_in(*where, user, "")) {
        return fail("user_not_in_channel");
    }
    auto composed = compose_message(all, *where, arguments);
    if (!composed.refusal.is_null()) return composed.refusal;
    composed.draft.viewer = user;
    composed.draft.subtype.clear();
    json reply{{"ok", true}, {"message_ts", post_as_app(all, std::move(composed.draft), now).ts}};
    if (!composed.warning.empty()) add_warning(reply, composed.warning);
    return reply;
}

std::string permalink_of(const models& all, const message& m) {
    auto number = m.ts;
    std::erase(number, '.');
    auto link = fmt::format("https://{}.slack.com/archives/{}/p{}", all.space.profile().domain,
                            m.channel, number);
    if (m.thread_ts.empty()) return link;
    return fmt::format("{}?thread_ts={}&cid={}", link, m.thread_ts, m.channel);
}

json get_permalink(models& all, const json& arguments, moment /*now*/) {
    for (const auto* needed : {"channel", "message_ts"}) {
        if (text_at(arguments, needed).empty()) return missing(needed);
    }
    const auto [where, error] = find_conversation(all, text_at(arguments, "channel"));
    if (where == nullptr) return fail(error);
    const auto* found = all.space.find_message(where->id, text_at(arguments, "message_ts"));
    if (found == nullptr || !found->viewer.empty()) return fail("message_not_found");
    return {{"ok", true}, {"channel", where->id}, {"permalink", permalink_of(all, *found)}};
}

constexpr std::array methods{
    api_method{"chat.postMessage", true, token_kind::bot, "chat:write", rate_tier::special,
               post_message},
    api_method{"chat.postEphemeral", true, token_kind::bot, "chat:write", rate_tier::four,
               post_ephemeral},
    api_method{"chat.getPermalink", false, token_kind::bot, "", rate_tier::special, get_permalink},
};

}  // namespace

std::span<const api_method> chat_methods() {
    return methods;
}

}  // namespace coach::sandbox
