#include "sandbox/web_api/scopes.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace coach::sandbox {

std::string provided_scopes(const models& all) {
    return fmt::format("{}", fmt::join(all.settings.manifest.bot_scopes, ","));
}

bool has_scope(const models& all, std::string_view scopes) {
    if (scopes.empty()) return true;
    const auto listed = ',' + std::string(scopes) + ',';
    return std::ranges::any_of(all.settings.manifest.bot_scopes, [&](const std::string& scope) {
        return listed.find(',' + scope + ',') != std::string::npos;
    });
}

nlohmann::json missing_scope(const models& all, std::string_view needed) {
    return {{"ok", false},
            {"error", "missing_scope"},
            {"needed", needed},
            {"provided", provided_scopes(all)}};
}

}  // namespace coach::sandbox
