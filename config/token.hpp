#pragma once

#include "config/finding.hpp"
#include "config/secret.hpp"
#include "config/setting_values.hpp"

#include <optional>
#include <string_view>

namespace coach::config {

/// One of the two tokens that Slack gives an app.
struct token_kind {
    std::string_view variable;       ///< holds the token
    std::string_view file_variable;  ///< holds the path of a file with the token
    std::string_view prefix;         ///< what the token begins with
    std::string_view name;
};

inline constexpr token_kind bot_token_kind{.variable = "SLACK_BOT_TOKEN",
                                           .file_variable = "SLACK_BOT_TOKEN_FILE",
                                           .prefix = "xoxb-",
                                           .name = "a bot token"};
inline constexpr token_kind app_token_kind{.variable = "SLACK_APP_TOKEN",
                                           .file_variable = "SLACK_APP_TOKEN_FILE",
                                           .prefix = "xapp-",
                                           .name = "an app-level token"};

/// The token of this kind, from its variable or else from the file that is named. A token file may
/// end in line breaks. Refuses both variables at once, a file that cannot be read, and what does
/// not look like this kind of token; the findings do not hold it.
std::optional<secret> read_token(const token_kind& kind, const setting_values& values,
                                 findings& found);

/// Takes out values that hold a token where none belongs, so that no message shows them.
void refuse_stray_tokens(setting_values& values, findings& found);

}  // namespace coach::config
