#include "sandbox/json_access.hpp"
#include "sandbox/web_api/channel_object.hpp"
#include "sandbox/web_api/failures.hpp"
#include "sandbox/web_api/lists.hpp"
#include "sandbox/web_api/method_families.hpp"
#include "sandbox/web_api/paging.hpp"
#include "sandbox/web_api/scopes.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace coach::sandbox {

namespace {

using nlohmann::json;

constexpr auto any_read_scope = "channels:read,groups:read,im:read,mpim:read";
constexpr std::size_t default_limit = 100;

constexpr std::array channel_types{
    std::pair{std::string_view("public_channel"), channel_kind::channel},
    std::pair{std::string_view("private_channel"), channel_kind::private_channel},
    std::pair{std::string_view("mpim"), channel_kind::group_dm},
    std::pair{std::string_view("im"), channel_kind::dm},
};

/// The conversation that `channel` names, and why the app may not read about it: an answer, or
/// null. What is private and without the app does not exist for it.
std::pair<const channel*, json> readable(const models& all, const json& arguments) {
    const auto id = text_at(arguments, "channel");
    if (id.empty()) return {nullptr, missing("channel")};
    const auto* where = all.space.find_channel(id);
    if (where == nullptr || !all.space.app_sees(*where))
        return {nullptr, fail("channel_not_found")};
    const auto scope = read_scope(where->kind);
    if (!has_scope(all, scope)) return {nullptr, missing_scope(all, scope)};
    return {where, nullptr};
}

json conversations_info(models& all, const json& arguments, moment /*now*/) {
    const auto [where, refused] = readable(all, arguments);
    if (where == nullptr) return refused;
    auto object = channel_object(all, *where);
    if (flag_at(arguments, "include_num_members") && where->kind != channel_kind::dm) {
        object["num_members"] = all.space.members_of(*where).size();
    }
    return {{"ok", true}, {"channel", object}};
}

json conversations_members(models& all, const json& arguments, moment /*now*/) {
    const auto [where, refused] = readable(all, arguments);
    if (where == nullptr) return refused;
    const auto ids = all.space.members_of(*where);
    const auto page = page_of(arguments, ids, default_limit);
    if (!page.error.empty()) return fail(page.error);
    auto members = json::array();
    for (auto i = page.begin; i < page.end; ++i) members.push_back(ids[i]);
    return {{"ok", true}, {"members", members}, {"response_metadata", cursor_metadata(page)}};
}

json conversations_join(models& all, const json& arguments, moment /*now*/) {
    const auto id = text_at(arguments, "channel");
    if (id.empty()) return missing("channel");
    const auto* where = all.space.find_channel(id);
    if (where == nullptr || !all.space.app_sees(*where)) return fail("channel_not_found");
    if (where->kind != channel_kind::channel) return fail("method_not_supported_for_channel_type");
    if (where->is_archived) return fail("is_archived");
    const bool joined = all.space.join(id, all.space.profile().bot_user_id, "");
    json reply{{"ok", true}, {"channel", channel_object(all, *where)}};
    if (joined) return reply;
    reply["warning"] = "already_in_channel";
    reply["response_metadata"]["warnings"] = {"already_in_channel"};
    return reply;
}

/// The kinds that `types` asks for, or why it may not.
std::pair<std::vector<channel_kind>, json> wanted_kinds(const models& all, const json& arguments) {
    auto types = text_at(arguments, "types");
    if (types.empty()) types = "public_channel";
    std::vector<channel_kind> kinds;
    for (const auto& type : split_list(types)) {
        const auto* found = std::ranges::find(channel_types, std::string_view(type),
                                              [](const auto& t) { return t.first; });
        if (found == channel_types.end()) return {{}, fail("invalid_types")};
        const auto scope = read_scope(found->second);
        if (!has_scope(all, scope)) return {{}, missing_scope(all, scope)};
        kinds.push_back(found->second);
    }
    return {kinds, nullptr};
}

/// A page of the conversations that pass; it is cut before, so that some are short.
template <class Passes>
json list_channels(const models& all, const json& arguments, const Passes& passes) {
    const auto [kinds, refused] = wanted_kinds(all, arguments);
    if (!refused.is_null()) return refused;
    const auto& channels = all.space.profile().channels;
    std::vector<std::string> ids;
    for (const auto& where : channels) ids.push_back(where.id);
    const auto page = page_of(arguments, ids, default_limit);
    if (!page.error.empty()) return fail(page.error);
    auto listed = json::array();
    for (auto i = page.begin; i < page.end; ++i) {
        const auto& where = channels[i];
        const bool hidden = where.is_archived && flag_at(arguments, "exclude_archived");
        const bool wanted = std::ranges::find(kinds, where.kind) != kinds.end();
        if (!wanted || hidden || !all.space.app_sees(where) || !passes(where)) continue;
        listed.push_back(channel_object(all, where));
        if (where.kind != channel_kind::dm) {
            listed.back()["num_members"] = all.space.members_of(where).size();
        }
    }
    return {{"ok", true}, {"channels", listed}, {"response_metadata", cursor_metadata(page)}};
}

json conversations_list(models& all, const json& arguments, moment /*now*/) {
    return list_channels(all, arguments, [](const channel&) { return true; });
}

json users_conversations(models& all, const json& arguments, moment /*now*/) {
    const auto& own = all.space.profile().bot_user_id;
    const auto named = text_at(arguments, "user");
    const auto user = named.empty() ? own : named;
    if (all.space.find_person(user) == nullptr) return fail("user_not_found");
    return list_channels(all, arguments,
                         [&](const channel& where) { return is_in(where, user, own); });
}

constexpr std::array methods{
    api_method{"conversations.info", false, token_kind::bot, any_read_scope, rate_tier::three,
               conversations_info},
    api_method{"conversations.members", false, token_kind::bot, any_read_scope, rate_tier::four,
               conversations_members},
    api_method{"conversations.list", false, token_kind::bot, any_read_scope, rate_tier::two,
               conversations_list},
    api_method{"users.conversations", false, token_kind::bot, any_read_scope, rate_tier::three,
               users_conversations},
    api_method{"conversations.join", true, token_kind::bot, "channels:join", rate_tier::three,
               conversations_join},
    api_method{"conversations.open", true, token_kind::bot, "im:write,mpim:write", rate_tier::three,
               open_conversation},
};

}  // namespace

std::span<const api_method> conversation_methods() {
    return methods;
}

}  // namespace coach::sandbox
