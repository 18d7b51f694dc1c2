#include "sandbox/web_api/addressing.hpp"

#include <algorithm>

namespace coach::sandbox {

namespace {

const channel* find_by_name(const models& all, std::string_view name) {
    if (name.starts_with('#')) name.remove_prefix(1);
    const auto& channels = all.space.profile().channels;
    const auto found = std::ranges::find_if(
        channels, [&](const channel& c) { return c.kind != channel_kind::dm && c.name == name; });
    return found == channels.end() ? nullptr : &*found;
}

bool is_known_to_app(const channel& where) {
    return where.kind == channel_kind::channel || where.has_app;
}

}  // namespace

addressed find_conversation(const models& all, std::string_view id) {
    const auto* found = all.space.find_channel(id);
    if (found == nullptr || !is_known_to_app(*found)) return {nullptr, "channel_not_found"};
    return {found};
}

addressed find_joined(const models& all, std::string_view id) {
    const auto found = find_conversation(all, id);
    if (found.where != nullptr && !found.where->has_app) return {nullptr, "not_in_channel"};
    return found;
}

addressed find_postable(const models& all, const std::string& name) {
    const auto* found = all.space.find_channel(name);
    if (found == nullptr) found = all.space.find_dm(name);
    if (found == nullptr) found = find_by_name(all, name);
    if (found == nullptr || !is_known_to_app(*found)) return {nullptr, "channel_not_found"};
    if (!found->has_app) return {nullptr, "not_in_channel"};
    if (found->is_archived) return {nullptr, "is_archived"};
    if (found->kind == channel_kind::dm && !all.settings.manifest.messages_tab) {
        return {nullptr, "messages_tab_disabled"};
    }
    return {found};
}

}  // namespace coach::sandbox
