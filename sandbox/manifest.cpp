#include "sandbox/manifest.hpp"

#include "sandbox/json_access.hpp"

#include <stdexcept>

namespace coach::sandbox {

namespace {

using nlohmann::json;

std::vector<std::string> texts_of(const json& list) {
    std::vector<std::string> texts;
    for (const auto& item : list) {
        if (item.is_string()) texts.push_back(item.get<std::string>());
    }
    return texts;
}

std::vector<slash_command> read_commands(const json& features) {
    std::vector<slash_command> commands;
    for (const auto& item : member(features, "slash_commands")) {
        commands.push_back({.command = text_at(item, "command"),
                            .description = text_at(item, "description"),
                            .usage_hint = text_at(item, "usage_hint"),
                            .should_escape = flag_at(item, "should_escape")});
    }
    return commands;
}

std::vector<shortcut> read_shortcuts(const json& features) {
    std::vector<shortcut> shortcuts;
    for (const auto& item : member(features, "shortcuts")) {
        const bool global = text_at(item, "type") == "global";
        shortcuts.push_back({.name = text_at(item, "name"),
                             .kind = global ? shortcut_kind::global : shortcut_kind::message,
                             .callback_id = text_at(item, "callback_id"),
                             .description = text_at(item, "description")});
    }
    return shortcuts;
}

}  // namespace

app_manifest read_manifest(std::string_view json_text) {
    const auto manifest = json::parse(json_text, nullptr, false);
    if (manifest.is_discarded()) throw std::invalid_argument("the app manifest is not JSON");
    const auto name = text_at(member(manifest, "display_information"), "name");
    if (name.empty()) {
        throw std::invalid_argument("the app manifest has no display_information.name");
    }
    const auto& features = member(manifest, "features");
    const auto& home = member(features, "app_home");
    const auto& subscriptions = member(member(manifest, "settings"), "event_subscriptions");
    const auto bot_name = text_at(member(features, "bot_user"), "display_name");
    return {
        .name = name,
        .bot_name = bot_name.empty() ? name : bot_name,
        .bot_scopes = texts_of(member(member(member(manifest, "oauth_config"), "scopes"), "bot")),
        .commands = read_commands(features),
        .shortcuts = read_shortcuts(features),
        .bot_events = texts_of(member(subscriptions, "bot_events")),
        .home_tab = flag_at(home, "home_tab_enabled"),
        .messages_tab =
            !home.contains("messages_tab_enabled") || flag_at(home, "messages_tab_enabled"),
        .messages_tab_read_only = flag_at(home, "messages_tab_read_only_enabled")};
}

}  // namespace coach::sandbox
