#include "sandbox/interactions/interplay.hpp"

#include <algorithm>
#include <iterator>

namespace coach::sandbox {

void interplay::settle(const delivery_outcome& outcome, moment now) {
    in_views.settle(outcome, now);
    by_shortcut.settle(outcome, now);
    in_menus.settle(outcome, now);
}

std::vector<change> interplay::take_changes() {
    auto changes = in_views.take_changes();
    std::ranges::move(by_shortcut.take_changes(), std::back_inserter(changes));
    std::ranges::move(in_menus.take_changes(), std::back_inserter(changes));
    return changes;
}

}  // namespace coach::sandbox
