#include "sandbox/control/fault_state.hpp"

#include <algorithm>

namespace coach::sandbox {

bool fault_state::refuses(std::string_view block_type) const {
    return refused_blocks_.contains(block_type);
}

std::optional<api_fault> fault_state::take(std::string_view method) {
    const auto found = std::ranges::find(api_faults_, method, &api_fault::method);
    if (found == api_faults_.end()) return std::nullopt;
    auto taken = *found;
    if (--found->times <= 0) api_faults_.erase(found);
    return taken;
}

void fault_state::clear() {
    refused_blocks_.clear();
    api_faults_.clear();
}

}  // namespace coach::sandbox
