#include "sandbox/web_api/scopes.hpp"

#include "sandbox/web_api/failures.hpp"

#include <algorithm>

namespace coach::sandbox {

std::string provided_scopes(const models& all) {
    std::string out;
    for (const auto& scope : all.settings.manifest.bot_scopes) {
        if (all.faults.has_lost(scope)) continue;
        if (!out.empty()) out += ',';
        out += scope;
    }
    return out;
}

bool has_scope(const models& all, std::string_view scopes) {
    if (scopes.empty()) return true;
    const auto listed = ',' + std::string(scopes) + ',';
    return std::ranges::any_of(all.settings.manifest.bot_scopes, [&](const std::string& scope) {
        return !all.faults.has_lost(scope) && listed.find(',' + scope + ',') != std::string::npos;
    });
}

nlohmann::json missing_scope(const models& all, std::string_view needed) {
    auto reply = fail("missing_scope");
    reply["needed"] = needed;
    reply["provided"] = provided_scopes(all);
    return reply;
}

}  // namespace coach::sandbox
