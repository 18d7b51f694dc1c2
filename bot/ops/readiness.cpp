#include "bot/ops/readiness.hpp"

namespace coach::ops {

namespace {

std::string missing(const std::vector<std::string>& scopes) {
    std::string out = "missing_scope:";
    for (const auto& scope : scopes) out += " " + scope;
    return out;
}

}  // namespace

std::string why_not_ready(const connection_health& health) {
    if (health.stopping) return "stopping";
    if (!health.token_trouble) return "starting";
    if (!health.token_trouble->empty()) return *health.token_trouble;
    if (!health.missing_scopes.empty()) return missing(health.missing_scopes);
    if (health.socket.live > 0) return {};
    if (health.socket.halted && !health.socket.trouble.empty()) return health.socket.trouble;
    return "not_connected";
}

}  // namespace coach::ops
