#pragma once

#include "sandbox/models.hpp"
#include "sandbox/moment.hpp"
#include "sandbox/workspace/workspace.hpp"

#include <nlohmann/json.hpp>

#include <functional>
#include <string_view>
#include <vector>

namespace coach::sandbox {

/// The view that the app has published to that person's Home, as payloads show it; null where it
/// has published none.
using home_source = std::function<nlohmann::json(std::string_view person)>;

/// One event that a happening gives, if the app hears of such ones.
struct inner_event {
    std::string_view subscription;  ///< its name in the manifest: "message.im"
    std::string_view scope;         ///< that the bot needs for it, or empty
    nlohmann::json event;           ///< the inner event of slack-platform 1.8
    bool is_ext_shared{};           ///< happened in a channel shared through Slack Connect
};

/// The events that a happening gives: none where it is out of the app's sight, two where a channel
/// message mentions the app. Gives the messages of people a `client_msg_id`.
std::vector<inner_event> inner_events(models& all, const happening& what, const home_source& home,
                                      moment now);

}  // namespace coach::sandbox
