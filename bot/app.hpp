#pragma once

#include "bot/backup_keeper.hpp"
#include "bot/ops/backup_folder.hpp"
#include "bot/ops/metrics.hpp"
#include "bot/outbox/pacer.hpp"
#include "config/listen_address.hpp"
#include "core/clock.hpp"
#include "core/framework.hpp"
#include "core/questions.hpp"
#include "core/retention.hpp"
#include "core/store.hpp"
#include "core/time_zone.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace coach::bot {

/// What the app needs to reach Slack.
struct app_options {
    std::string api_url;                           ///< ends in "/": "https://slack.com/api/"
    std::string bot_token;                         ///< "xoxb-…"
    std::string app_token;                         ///< "xapp-…", with connections:write
    std::vector<std::string> required_scopes;      ///< what the bot token must carry
    outbox_pace pace{};                            ///< at which things leave by themselves
    std::optional<config::listen_address> http{};  ///< where /metrics is served; nothing: nowhere
    std::optional<ops::backup_plan> backups{};     ///< nothing: none are made
    database_copier copy_database{};               ///< makes them; needed where any are
    retention keeps{};                             ///< how long what has ended is kept
    /// What the store says of itself, called on the network thread; it must not block.
    std::function<ops::store_figures()> store_figures{};
};

/// What the app works with. All of it must outlive the app.
struct app_world {
    store& people;
    const framework& ladder;
    const clock& time;
    const time_zones& zones;
    const question_set& questions;
};

/// What can change while the app runs.
struct app_changes {
    framework ladder;
    outbox_pace pace{};
    std::optional<ops::backup_plan> backups{};
    retention keeps{};
};

/// How a run of the app ended.
enum class run_end {
    stopped,         ///< stop() was called, and what had begun was finished
    tokens_refused,  ///< Slack refused the tokens before the app was ever connected
};

/// The whole app on one network thread: connects to Slack, serves, and reconnects until stopped.
class app {
 public:
    /// Throws std::invalid_argument where `api_url` is not one that slack::parse_url accepts, and
    /// std::runtime_error where it cannot listen at `http`.
    app(app_options options, app_world world);
    app(const app&) = delete;
    app& operator=(const app&) = delete;
    ~app();

    /// Serves on the calling thread until stopped. Call once.
    run_end run();

    /// Asks run() to take no new work, finish what it has (5 s at most) and return. Callable from
    /// any thread, also before run().
    void stop();

    /// Goes on with these: what has begun ends with the ladder that it began with. Callable from
    /// any thread.
    void reload(app_changes changes);

 private:
    struct generation;
    struct parts;
    std::unique_ptr<parts> parts_;
};

}  // namespace coach::bot
