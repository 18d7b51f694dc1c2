#include "config/state_directory.hpp"

#include <string>
#include <string_view>

namespace coach::config {

namespace {

std::string value_of(const environment& variables, std::string_view name) {
    const auto found = variables.find(name);
    return found == variables.end() ? std::string() : found->second;
}

}  // namespace

std::optional<std::filesystem::path> state_directory(const environment& variables) {
    const auto of_systemd = value_of(variables, "STATE_DIRECTORY");
    std::filesystem::path given = of_systemd.substr(0, of_systemd.find(':'));
    if (given.is_absolute()) return given;
    const std::filesystem::path xdg = value_of(variables, "XDG_STATE_HOME");
    if (xdg.is_absolute()) return xdg / "pm-coach";
    const std::filesystem::path home = value_of(variables, "HOME");
    if (home.is_absolute()) return home / ".local/state/pm-coach";
    return std::nullopt;
}

}  // namespace coach::config
