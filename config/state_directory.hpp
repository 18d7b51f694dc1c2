#pragma once

#include "config/environment.hpp"

#include <filesystem>
#include <optional>

namespace coach::config {

/// Where the app keeps what it stores unless told otherwise: $STATE_DIRECTORY (systemd's; the first
/// of several), else $XDG_STATE_HOME/pm-coach, else $HOME/.local/state/pm-coach. Paths that are
/// not absolute are passed over, as the XDG base directory specification says.
std::optional<std::filesystem::path> state_directory(const environment& variables);

}  // namespace coach::config
