#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace coach::sandbox {

/// A slash command as the app's manifest declares it.
struct slash_command {
    std::string command;      ///< with its slash
    std::string description;  ///< shown in the completion
    std::string usage_hint;   ///< shown behind the command
    bool should_escape{};     ///< whether mentions arrive as `<@U1|name>` rather than as typed
};

/// Where a shortcut is offered.
enum class shortcut_kind { global, message };

/// A shortcut as the app's manifest declares it.
struct shortcut {
    std::string name;
    shortcut_kind kind{};
    std::string callback_id;
    std::string description;
};

/// What the sandbox needs to know of the one app that is installed in it.
struct app_manifest {
    std::string name;                       ///< `display_information.name`
    std::string bot_name;                   ///< `features.bot_user.display_name`, or the name
    std::vector<std::string> bot_scopes;    ///< `oauth_config.scopes.bot`
    std::vector<slash_command> commands;    ///< `features.slash_commands`
    std::vector<shortcut> shortcuts{};      ///< `features.shortcuts`
    std::vector<std::string> bot_events{};  ///< `settings.event_subscriptions.bot_events`
    bool home_tab{};                        ///< `features.app_home.home_tab_enabled`
    bool messages_tab = true;               ///< `…messages_tab_enabled`; on where nothing is said
    bool messages_tab_read_only{};          ///< `…messages_tab_read_only_enabled`
};

/// Reads a Slack app manifest in JSON. Throws std::invalid_argument, with a text fit for the
/// terminal, where it is not JSON or names no app.
app_manifest read_manifest(std::string_view json_text);

}  // namespace coach::sandbox
