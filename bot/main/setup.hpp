#pragma once

#include "bot/main/commands.hpp"
#include "config/finding.hpp"
#include "config/settings.hpp"
#include "core/framework.hpp"

#include <boost/system/result.hpp>

#include <filesystem>
#include <optional>

/// What several subcommands do first.
namespace coach::program {

/// The settings of this process's environment and file. Prints what is wrong with them. A
/// `database` that is given comes before every setting.
config::checked<config::settings> read_settings(
    const config_file& config, const std::optional<std::filesystem::path>& database = std::nullopt);

/// The ladder that the settings name. Prints what is wrong with it.
config::checked<framework> read_ladder(const config::settings& chosen);

/// Makes the log as detailed, and shaped, as the settings say.
void set_up_log(const config::settings& chosen);

/// Prints findings to standard error, a line each.
void print(const config::findings& wrong);

}  // namespace coach::program
