#pragma once

#include "config/environment.hpp"
#include "config/finding.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace coach::config {

/// What somebody wrote for one setting, and where.
struct setting_value {
    std::string text;
    std::string source;  ///< the variable, or the file
    std::size_t line;    ///< 0 for a variable
    std::size_t column;
    std::string label;             ///< how a finding calls it: "" for a variable, "log.level "
    std::filesystem::path folder;  ///< where relative paths start

    /// A finding about this value; `what` goes on after its name: "is empty".
    finding refused(const std::string& what) const;

    /// The value as a path.
    std::filesystem::path path() const { return folder / text; }
};

/// Values by the name of their environment variable.
using setting_values = std::map<std::string, setting_value, std::less<>>;

/// The settings in the environment; refuses COACH_ variables that do not exist.
setting_values settings_in(const environment& variables, findings& found);

/// The settings in a TOML file, under the names of their variables; refuses unknown keys and
/// whatever is no text.
setting_values settings_in(const std::filesystem::path& file, findings& found);

}  // namespace coach::config
