#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace coach::config {

/// The Slack app manifest (JSON) to create the app from, with what this version of the app needs
/// and no more. Lives as long as the program.
std::string_view manifest();

/// The bot scopes that the manifest asks for, in its order: what a bot token must carry.
std::vector<std::string> required_scopes();

}  // namespace coach::config
