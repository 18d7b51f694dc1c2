#pragma once

#include "sandbox/interactions/shortcuts.hpp"
#include "sandbox/interactions/suggestions.hpp"
#include "sandbox/interactions/view_interactions.hpp"
#include "sandbox/models.hpp"
#include "sandbox/moment.hpp"
#include "sandbox/socket_mode/delivery.hpp"

#include <vector>

namespace coach::sandbox {

/// What people do to the app other than by commands and on messages.
struct interplay {
    /// `all` must outlive this.
    explicit interplay(models& all) : in_views(all), by_shortcut(all), in_menus(all) {}

    /// Shows how an envelope ended to whoever of them sent it.
    void settle(const delivery_outcome& outcome, moment now);

    /// What pages have to hear of all of them, since it was last asked.
    std::vector<change> take_changes();

    view_interactions in_views;
    shortcuts by_shortcut;
    suggestions in_menus;
};

}  // namespace coach::sandbox
