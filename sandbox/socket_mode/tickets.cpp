#include "sandbox/socket_mode/tickets.hpp"

namespace coach::sandbox {

std::string tickets::issue(time_point now) {
    std::erase_if(expiries_, [&](const auto& entry) { return entry.second <= now; });
    return expiries_.emplace(random_.uuid(), now + lifetime_).first->first;
}

bool tickets::redeem(std::string_view ticket, time_point now) {
    const auto found = expiries_.find(ticket);
    if (found == expiries_.end()) return false;
    const bool fresh = now < found->second;
    expiries_.erase(found);
    return fresh;
}

}  // namespace coach::sandbox
