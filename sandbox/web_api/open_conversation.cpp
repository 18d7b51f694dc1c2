#include "sandbox/json_access.hpp"
#include "sandbox/web_api/channel_object.hpp"
#include "sandbox/web_api/failures.hpp"
#include "sandbox/web_api/lists.hpp"
#include "sandbox/web_api/method_families.hpp"
#include "sandbox/web_api/scopes.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace coach::sandbox {

namespace {

using nlohmann::json;

constexpr std::size_t most_users = 8;

/// Why the app cannot write to that id; empty where it can.
std::string_view obstacle(const models& all, const std::string& id) {
    const auto* who = all.space.find_person(id);
    if (who == nullptr) return "user_not_found";
    if (is_bot(*who) || who->kind == person_kind::slackbot) return "cannot_dm_bot";
    if (who->is_deactivated) return "user_disabled";
    return can_have_dm(all.space.profile(), *who) ? "" : "user_not_visible";
}

json opened(const models& all, const channel& where, bool was_open, const json& arguments) {
    json reply{{"ok", true}, {"channel", {{"id", where.id}}}};
    if (flag_at(arguments, "return_im")) reply["channel"] = channel_object(all, where);
    if (!was_open) return reply;
    reply["no_op"] = true;
    reply["already_open"] = true;
    return reply;
}

json resume(const models& all, const std::string& id, const json& arguments) {
    const auto* where = all.space.find_channel(id);
    if (where == nullptr || !all.space.app_sees(*where)) return fail("channel_not_found");
    if (where->kind != channel_kind::dm && where->kind != channel_kind::group_dm) {
        return fail("method_not_supported_for_channel_type");
    }
    return opened(all, *where, true, arguments);
}

json open_with(models& all, std::vector<std::string> users, const json& arguments) {
    const auto before = all.space.profile().channels.size();
    const auto& where = users.size() == 1 ? *all.space.find_dm(users.front())
                                          : all.space.open_group_dm(std::move(users));
    return opened(all, where, all.space.profile().channels.size() == before, arguments);
}

}  // namespace

json open_conversation(models& all, const json& arguments, moment /*now*/) {
    if (const auto id = text_at(arguments, "channel"); !id.empty()) {
        return resume(all, id, arguments);
    }
    auto users = split_list(text_at(arguments, "users"));
    if (users.empty()) return fail("users_list_not_supplied");
    if (users.size() > most_users) return fail("too_many_users");
    const auto* const scope = users.size() == 1 ? "im:write" : "mpim:write";
    if (!has_scope(all, scope)) return missing_scope(all, scope);
    for (const auto& id : users) {
        if (const auto error = obstacle(all, id); !error.empty()) return fail(error);
    }
    return open_with(all, std::move(users), arguments);
}

}  // namespace coach::sandbox
