#include "sandbox/events/subscriptions.hpp"

#include "sandbox/web_api/scopes.hpp"

#include <algorithm>

namespace coach::sandbox {

bool hears_of(const models& all, std::string_view event, std::string_view scope) {
    const auto& wanted = all.settings.manifest.bot_events;
    return std::ranges::find(wanted, event) != wanted.end() && has_scope(all, scope);
}

}  // namespace coach::sandbox
