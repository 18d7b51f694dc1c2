#include "sandbox/control/fault_state.hpp"

#include <algorithm>

namespace coach::sandbox {

namespace {

using nlohmann::json;

json to_json(const api_fault& fault) {
    json out{{"kind", "api_error"}, {"method", fault.method}, {"times", fault.times}};
    if (!fault.error.empty()) out["error"] = fault.error;
    if (fault.status != 0) out["status"] = fault.status;
    if (fault.after_commit) out["after_commit"] = true;
    if (fault.delay.count() > 0) out["delay_milliseconds"] = fault.delay.count();
    return out;
}

}  // namespace

bool fault_state::refuses(std::string_view block_type) const {
    return refused_blocks_.contains(block_type);
}

std::optional<api_fault> fault_state::take(std::string_view method) {
    const auto found = std::ranges::find_if(api_faults_, [&](const api_fault& fault) {
        return fault.method == method || fault.method == "*";
    });
    if (found == api_faults_.end()) return std::nullopt;
    auto taken = *found;
    if (--found->times <= 0) api_faults_.erase(found);
    return taken;
}

std::optional<std::chrono::seconds> fault_state::storm_left(time_point now) const {
    if (!storm_end_ || now >= *storm_end_) return std::nullopt;
    return std::chrono::ceil<std::chrono::seconds>(*storm_end_ - now);
}

json fault_state::active(time_point now) const {
    auto out = json::array();
    for (const auto& type : refused_blocks_) {
        out.push_back({{"kind", "refuse_block"}, {"type", type}});
    }
    for (const auto& fault : api_faults_) out.push_back(to_json(fault));
    if (const auto left = storm_left(now)) {
        out.push_back({{"kind", "storm"}, {"seconds", left->count()}});
    }
    if (is_revoked_) out.push_back({{"kind", "revoke_token"}});
    for (const auto& scope : lost_scopes_) {
        out.push_back({{"kind", "lose_scope"}, {"scope", scope}});
    }
    return out;
}

}  // namespace coach::sandbox
