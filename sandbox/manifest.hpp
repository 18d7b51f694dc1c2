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

/// What the sandbox needs to know of the one app that is installed in it.
struct app_manifest {
    std::string name;                     ///< `display_information.name`
    std::string bot_name;                 ///< `features.bot_user.display_name`, or the name
    std::vector<std::string> bot_scopes;  ///< `oauth_config.scopes.bot`
    std::vector<slash_command> commands;  ///< `features.slash_commands`
    bool messages_tab =
        true;  ///< `features.app_home.messages_tab_enabled`; on where it is not said
};

/// Reads a Slack app manifest in JSON. Throws std::invalid_argument, with a text fit for the
/// terminal, where it is not JSON or names no app.
app_manifest read_manifest(std::string_view json_text);

}  // namespace coach::sandbox
