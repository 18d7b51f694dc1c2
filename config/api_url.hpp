#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace coach::config {

/// What is wrong with the address of a Web API, to go on after its name; nothing if it is right:
/// https on any host, or http on a loopback host (127.0.0.0/8, ::1, localhost), perhaps a port
/// and a path, no user, query or fragment.
std::optional<std::string> fault_of_api_url(std::string_view url);

/// The address with the "/" that method names are added to.
std::string with_final_slash(std::string url);

}  // namespace coach::config
