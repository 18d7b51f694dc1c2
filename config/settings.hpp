#pragma once

#include "config/environment.hpp"
#include "config/finding.hpp"
#include "config/listen_address.hpp"
#include "config/secret.hpp"
#include "core/framework.hpp"
#include "core/retention.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace coach::config {

/// How much the log tells: each level tells what those before it tell, and more.
enum class log_level { error, warning, info, debug };

/// How a line of the log looks.
enum class log_format { text, json };

/// Backups that the running app makes by itself.
struct backup_settings {
    std::filesystem::path folder;  ///< may not exist yet
    unsigned hours = 24;           ///< between one and the next
    unsigned keep = 7;             ///< how many; older ones go

    bool operator==(const backup_settings&) const = default;
};

/// What an operator can set; config/settings.example.toml explains each.
struct settings {
    std::optional<secret> bot_token;  ///< xoxb-…; only what talks to Slack needs one
    std::optional<secret> app_token;  ///< xapp-…; likewise
    std::string api_url;              ///< absolute, ends in "/"; http only on a loopback host
    std::filesystem::path database;   ///< its folder may not exist yet
    std::optional<std::filesystem::path> framework;  ///< a ladder of one's own
    unsigned messages_a_minute;                      ///< that the app sends by itself at the most
    std::optional<listen_address> http;  ///< /healthz, /readyz and /metrics; nothing: off
    config::log_level log_level;
    config::log_format log_format;
    std::optional<backup_settings> backups;  ///< nothing: off
    retention keeps;                         ///< how long what has ended is kept
};

/// The settings from the environment, then from the TOML file, then from defaults. A variable that
/// is set to nothing counts as unset. Relative paths start at the working directory in the
/// environment, and at the file's own folder in the file. Reads token files. Findings name the
/// variable or the file and line, and never hold a token.
checked<settings> load_settings(const environment& variables,
                                const std::optional<std::filesystem::path>& file);

/// What to mend before talking to Slack: a finding for each token that is not set.
findings missing_tokens(const settings& chosen);

/// The ladder that the settings name, or the one in the binary.
checked<framework> load_framework_or_embedded(const settings& chosen);

}  // namespace coach::config
