#pragma once

#include "sandbox/control/fault_state.hpp"
#include "sandbox/files/file_store.hpp"
#include "sandbox/interactions/response_urls.hpp"
#include "sandbox/interactions/triggers.hpp"
#include "sandbox/manifest.hpp"
#include "sandbox/random_source.hpp"
#include "sandbox/socket_mode/gateway.hpp"
#include "sandbox/socket_mode/tickets.hpp"
#include "sandbox/views/views.hpp"
#include "sandbox/web_api/rate_limits.hpp"
#include "sandbox/web_api/schedule.hpp"
#include "sandbox/workspace/people.hpp"
#include "sandbox/workspace/workspace.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace coach::sandbox {

/// What a stand-in starts with.
struct stand_in_settings {
    app_manifest manifest;
    std::string bot_token;
    std::string app_token;
    std::string authority;  ///< "127.0.0.1:PORT", for the addresses that it hands out
    std::uint64_t seed = 0;
    std::optional<workspace_profile> profile{};  ///< nothing: the sample workspace
    gateway_settings gateway{};
    std::chrono::milliseconds ticket_lifetime = std::chrono::seconds(30);
    std::chrono::milliseconds trigger_lifetime = std::chrono::seconds(3);
    std::size_t most_events_per_hour = 30'000;  ///< then `app_rate_limited`
    file_settings files{};
    bool limits_rates = true;  ///< whether calls are counted and answered with 429
};

/// Everything that the stand-in knows, for the rules that work on it.
struct models {
    explicit models(stand_in_settings s)
        : settings(std::move(s)),
          random(settings.seed),
          space(settings.profile ? *settings.profile
                                 : sample_workspace(settings.manifest.bot_name)),
          open_tickets(random, settings.ticket_lifetime),
          open_triggers(random, settings.trigger_lifetime),
          urls(random),
          files(settings.files, random),
          later(random),
          shown_views(random),
          wire(settings.gateway, space.profile().app_id, random) {}
    models(const models&) = delete;
    models& operator=(const models&) = delete;
    models(models&&) = delete;
    models& operator=(models&&) = delete;
    ~models() = default;

    stand_in_settings settings;
    random_source random;
    workspace space;
    tickets open_tickets;
    triggers open_triggers;
    response_urls urls;
    file_store files;
    schedule later;
    rate_limits limits;
    views shown_views;
    gateway wire;
    fault_state faults;
    std::chrono::milliseconds moved_by{};  ///< how far its wall clock runs before the real one
};

}  // namespace coach::sandbox
