#include "sandbox/interactions/triggers.hpp"

#include <utility>

namespace coach::sandbox {

namespace {

constexpr auto memory = std::chrono::hours(1);  // so long an old one is told from an invented one

}  // namespace

std::string triggers::issue(trigger_origin from, time_point now) {
    std::erase_if(entries_, [&](const auto& known) { return known.second.expiry + memory < now; });
    auto id = random_.digits(13) + '.' + random_.digits(12) + '.' + random_.hex(32);
    entries_.emplace(id, entry{std::move(from), now + lifetime_});
    return id;
}

trigger_lookup triggers::find(std::string_view trigger_id, time_point now) const {
    const auto found = entries_.find(trigger_id);
    if (found == entries_.end()) return {};
    const auto& known = found->second;
    if (known.exchanged) return {trigger_state::exchanged, known.from};
    return {now >= known.expiry ? trigger_state::expired : trigger_state::valid, known.from};
}

trigger_state triggers::exchange(std::string_view trigger_id, time_point now) {
    const auto state = find(trigger_id, now).state;
    if (state == trigger_state::valid) entries_.find(trigger_id)->second.exchanged = true;
    return state;
}

}  // namespace coach::sandbox
