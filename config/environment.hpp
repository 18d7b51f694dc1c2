#pragma once

#include <functional>
#include <map>
#include <string>

namespace coach::config {

/// Environment variables by name.
using environment = std::map<std::string, std::string, std::less<>>;

/// The variables of this process. To be called while no other thread changes them.
environment process_environment();

}  // namespace coach::config
