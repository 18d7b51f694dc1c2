#include "sandbox/interactions/triggers.hpp"

namespace coach::sandbox {

namespace {

constexpr auto memory = std::chrono::hours(1);  // so long an old one is told from an invented one

}  // namespace

std::string triggers::issue(time_point now) {
    std::erase_if(entries_, [&](const auto& known) { return known.second.expiry + memory < now; });
    auto id = random_.digits(13) + '.' + random_.digits(12) + '.' + random_.hex(32);
    entries_.emplace(id, entry{now + lifetime_});
    return id;
}

trigger_state triggers::exchange(std::string_view trigger_id, time_point now) {
    const auto found = entries_.find(trigger_id);
    if (found == entries_.end()) return trigger_state::unknown;
    if (found->second.exchanged) return trigger_state::exchanged;
    if (now >= found->second.expiry) return trigger_state::expired;
    found->second.exchanged = true;
    return trigger_state::valid;
}

}  // namespace coach::sandbox
