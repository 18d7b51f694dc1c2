#include "sandbox/json_access.hpp"
#include "sandbox/web_api/failures.hpp"
#include "sandbox/web_api/method_families.hpp"

#include <array>
#include <string>

namespace coach::sandbox {

namespace {

using nlohmann::json;

constexpr auto conversation_scopes = "channels:read,groups:read,im:read,mpim:read";

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

constexpr std::array methods{
    api_method{"conversations.info", false, token_kind::bot, conversation_scopes, rate_tier::three,
               conversations_info},
};

}  // namespace

std::span<const api_method> conversation_methods() {
    return methods;
}

}  // namespace coach::sandbox
